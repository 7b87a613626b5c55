// Draws how something ended, each outcome with a silhouette of its own, so colour is never alone.

import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import { scaled } from './scaled.ts';
import styles from './Shape.module.css';

export type ShapeKind =
  'pass' | 'warn' | 'fail' | 'inconclusive' | 'skip' | 'not-reached' | 'running';

export interface ShapeProps {
  readonly kind: ShapeKind;
  /** Pixels at the standard font size. */
  readonly size?: number;
  /** What a screen reader says; absent where words beside it say the same. */
  readonly label?: string | undefined;
  readonly className?: string | undefined;
}

export function Shape({ kind, size = 12, label, className }: ShapeProps): ReactNode {
  const named =
    label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label };
  return (
    <svg
      className={cx(styles.shape, styles[kind], className)}
      width={scaled(size)}
      height={scaled(size)}
      viewBox="0 0 16 16"
      {...named}
    >
      {DRAWINGS[kind]}
    </svg>
  );
}

const line = { fill: 'none', strokeLinecap: 'round', strokeLinejoin: 'round' } as const;

const DRAWINGS: Readonly<Record<ShapeKind, ReactNode>> = {
  pass: (
    <>
      <circle cx="8" cy="8" r="7" fill="currentColor" />
      <path d="M4.7 8.3 7 10.6l4.4-4.9" {...line} className={styles.cut} strokeWidth="1.9" />
    </>
  ),
  warn: (
    <>
      <path d="M8 1.2 15.4 14.4H.6Z" fill="currentColor" stroke="currentColor" />
      <path d="M8 5.6v4.3" {...line} className={styles.cut} strokeWidth="1.9" />
      <circle cx="8" cy="12.2" r="1.1" className={styles.cutFill} />
    </>
  ),
  fail: (
    <>
      <rect x="1.2" y="1.2" width="13.6" height="13.6" rx="2" fill="currentColor" />
      <path d="m5.2 5.2 5.6 5.6m0-5.6-5.6 5.6" {...line} className={styles.cut} strokeWidth="1.9" />
    </>
  ),
  inconclusive: (
    <>
      <path d="M8 .8 15.2 8 8 15.2.8 8Z" fill="currentColor" stroke="currentColor" />
      <path
        d="M6.3 6.3a1.8 1.8 0 1 1 2.5 1.9c-.6.3-.8.6-.8 1.1"
        {...line}
        className={styles.cut}
        strokeWidth="1.5"
      />
      <circle cx="8" cy="11.4" r=".95" className={styles.cutFill} />
    </>
  ),
  skip: <path d="M3 8h10" {...line} stroke="currentColor" strokeWidth="2.2" />,
  'not-reached': (
    <circle cx="8" cy="8" r="3.2" fill="none" stroke="currentColor" strokeWidth="1.4" />
  ),
  running: (
    <>
      <circle
        cx="8"
        cy="8"
        r="6.1"
        {...line}
        stroke="currentColor"
        strokeOpacity=".28"
        strokeWidth="2"
      />
      <path d="M8 1.9A6.1 6.1 0 0 1 14.1 8" {...line} stroke="currentColor" strokeWidth="2.2" />
    </>
  ),
};
