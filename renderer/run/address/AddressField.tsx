// One captioned field of the address bar.

import { ChevronDown } from 'lucide-react';
import type { ChangeEvent, ComponentProps, ReactNode, Ref } from 'react';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/Icon.tsx';
import styles from './AddressBar.module.css';

export interface AddressFieldProps {
  readonly caption: string;
  readonly className: string | undefined;
  /** What stands behind the caption, as a mark or a button. */
  readonly mark?: ReactNode;
  readonly error?: string | undefined;
  readonly children: (id: string, describedBy: string | undefined) => ReactNode;
  readonly id: string;
}

export function AddressField(props: AddressFieldProps): ReactNode {
  const { id, caption, className, mark, error, children } = props;
  const errorId = `${id}-error`;
  return (
    <div className={cx(styles.field, className, error !== undefined && styles.wrong)}>
      <span className={styles.caption}>
        <label htmlFor={id}>{caption}</label>
        {mark}
      </span>
      {children(id, error === undefined ? undefined : errorId)}
      {error !== undefined && (
        <span id={errorId} className={styles.error} role="alert">
          {error}
        </span>
      )}
    </div>
  );
}

export interface TextFieldProps extends Omit<AddressFieldProps, 'children'> {
  readonly value: string;
  readonly onText: (text: string) => void;
  readonly input?: ComponentProps<'input'>;
  readonly inputRef?: Ref<HTMLInputElement>;
}

export function TextField({ value, onText, input, inputRef, ...field }: TextFieldProps): ReactNode {
  return (
    <AddressField {...field}>
      {(id, describedBy) => (
        <input
          id={id}
          ref={inputRef}
          value={value}
          onChange={(event: ChangeEvent<HTMLInputElement>) => onText(event.target.value)}
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          aria-describedby={describedBy}
          aria-invalid={describedBy === undefined ? undefined : true}
          {...input}
        />
      )}
    </AddressField>
  );
}

export interface SelectFieldProps<Value extends string> extends Omit<
  AddressFieldProps,
  'children'
> {
  readonly value: Value;
  readonly options: readonly (readonly [value: Value, words: string])[];
  readonly onChoose: (value: Value) => void;
}

export function SelectField<Value extends string>(props: SelectFieldProps<Value>): ReactNode {
  const { value, options, onChoose, ...field } = props;
  return (
    <AddressField {...field}>
      {(id) => (
        <span className={styles.select}>
          <select
            id={id}
            value={value}
            onChange={(event) => {
              const chosen = options.find(([option]) => option === event.target.value);
              if (chosen) onChoose(chosen[0]);
            }}
          >
            {options.map(([option, words]) => (
              <option key={option} value={option}>
                {words}
              </option>
            ))}
          </select>
          <Icon of={ChevronDown} size={12} />
        </span>
      )}
    </AddressField>
  );
}
