// Shows how sure something is in three strokes, beside the word that says it.

import type { ReactNode } from 'react';
import styles from './Meter.module.css';

export function Meter({ of: filled }: { readonly of: 1 | 2 | 3 }): ReactNode {
  return (
    <span className={styles.meter} aria-hidden="true">
      {[1, 2, 3].map((stroke) => (
        <i key={stroke} className={stroke <= filled ? styles.on : undefined} />
      ))}
    </span>
  );
}
