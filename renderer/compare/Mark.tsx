// Draws how a line or a value stands to that of the other run: changed, only before, only after.

import type { ReactNode } from 'react';
import styles from './Compare.module.css';

const MARKS = {
  '~': ['changed', 'M2 4.4h8M2 7.6h8M8.4 1.8 3.6 10.2'],
  '-': ['only before', 'M2 6h8'],
  '+': ['only after', 'M2 6h8M6 2v8'],
} as const;

export function Mark({ kind }: { readonly kind: keyof typeof MARKS }): ReactNode {
  const [words, path] = MARKS[kind];
  return (
    <svg
      className={styles.mark}
      width="12"
      height="12"
      viewBox="0 0 12 12"
      role="img"
      aria-label={words}
    >
      <path d={path} />
    </svg>
  );
}
