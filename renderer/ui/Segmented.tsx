// Chooses one of a few, all of them in sight.

import type { ReactNode } from 'react';
import styles from './Segmented.module.css';

export interface Segment<Value extends string> {
  readonly value: Value;
  readonly content: ReactNode;
  /** Names a segment whose content is a drawing. */
  readonly label?: string;
}

export interface SegmentedProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly segments: readonly Segment<Value>[];
  readonly onChange: (value: Value) => void;
}

export function Segmented<Value extends string>(props: SegmentedProps<Value>): ReactNode {
  return (
    <div className={styles.segmented} role="group" aria-label={props.label}>
      {props.segments.map(({ value, content, label }) => (
        <button
          key={value}
          type="button"
          aria-pressed={value === props.value}
          aria-label={label}
          title={label}
          onClick={() => props.onChange(value)}
        >
          {content}
        </button>
      ))}
    </div>
  );
}
