// Extra header fields; one that Ehlo would write itself is replaced.

import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { LinkButton, Tool } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import styles from './Composer.module.css';
import type { FieldsProps } from './fields.ts';
import { composedOf, withComposed } from './message-draft.ts';
import { unseenIn } from './unseen.ts';

export function HeaderFields({ rest, onChange }: FieldsProps): ReactNode {
  const headers = composedOf(rest).headers ?? [];
  const set = (next: typeof headers): void =>
    onChange(withComposed(rest, { headers: next.length > 0 ? next : undefined }));
  const change = (index: number, part: { name?: string; value?: string }): void =>
    set(headers.map((header, at) => (at === index ? { ...header, ...part } : header)));
  return (
    <div className={styles.headers}>
      {headers.map(({ name, value }, index) => (
        <div key={index} className={styles.header}>
          <input
            type="text"
            className="wire"
            aria-label={`Name of header ${index + 1}`}
            placeholder="From"
            value={name}
            onChange={({ target }) => change(index, { name: target.value })}
          />
          <input
            type="text"
            aria-label={`Value of header ${index + 1}`}
            value={value}
            onChange={({ target }) => change(index, { value: target.value })}
          />
          <Tool
            label={`Remove header ${index + 1}`}
            onClick={() => set(headers.filter((_, at) => at !== index))}
          >
            <Icon of={X} size={12} />
          </Tool>
          {unseenIn(`${name}: ${value}`) !== undefined && (
            <p className={styles.unseen}>{unseenIn(`${name}: ${value}`)}</p>
          )}
        </div>
      ))}
      <LinkButton onClick={() => set([...headers, { name: '', value: '' }])}>
        Add a header
      </LinkButton>
    </div>
  );
}
