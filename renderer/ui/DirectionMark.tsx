// Draws who speaks: the client's arrow, the server's arrow, or the dot of a remark.

import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './DirectionMark.module.css';

export type Direction = 'client' | 'server' | 'note';

const PATHS: Readonly<Record<Exclude<Direction, 'note'>, string>> = {
  client: 'M1.5 6h8.6M7 2.8 10.2 6 7 9.2',
  server: 'M10.5 6H1.9M5 2.8 1.8 6 5 9.2',
};

export interface DirectionMarkProps {
  readonly direction: Direction;
  /** What a screen reader says; absent where words beside it say the same. */
  readonly label?: string | undefined;
  readonly className?: string | undefined;
}

export function DirectionMark({ direction, label, className }: DirectionMarkProps): ReactNode {
  const named =
    label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label };
  return (
    <svg
      className={cx(styles.mark, styles[direction], className)}
      width="12"
      height="12"
      viewBox="0 0 12 12"
      {...named}
    >
      {direction === 'note' ? (
        <circle cx="6" cy="6" r="1.4" fill="currentColor" />
      ) : (
        <path d={PATHS[direction]} />
      )}
    </svg>
  );
}
