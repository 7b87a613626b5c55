// Takes words to look for.

import { Search } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './FindField.module.css';
import { Icon } from './Icon.tsx';

export interface FindFieldProps extends Omit<ComponentProps<'input'>, 'onChange'> {
  readonly label: string;
  readonly onFind: (text: string) => void;
  /** What stands behind the words: a count, or the shortcut. */
  readonly tail?: ReactNode;
}

export function FindField({ label, onFind, tail, className, ...rest }: FindFieldProps): ReactNode {
  return (
    <label className={cx(styles.find, className)}>
      <Icon of={Search} />
      <span className="vh">{label}</span>
      <input
        type="search"
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onFind(event.target.value)}
        {...rest}
      />
      {tail}
    </label>
  );
}
