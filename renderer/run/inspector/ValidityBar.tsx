// Draws from when to when a certificate is valid, and where the run stands in that.

import type { ReactNode } from 'react';
import { day, days } from '../words/measures.ts';
import styles from './Panel.module.css';

export interface ValidityBarProps {
  /** ISO 8601, UTC. */
  readonly from: string;
  readonly to: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

const DAY = 86_400_000;

export function ValidityBar({ from, to, at }: ValidityBarProps): ReactNode {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  const first = Math.min(start, at);
  const length = Math.max(end, at, start + 1) - first;
  const place = (time: number): number => ((time - first) / length) * 100;
  const inside = at >= start && at <= end;
  return (
    <div className={styles.validity}>
      <i className={styles.axis} />
      <i
        className={styles.span}
        style={{ insetInlineStart: `${place(start)}%`, width: `${place(end) - place(start)}%` }}
      />
      <i
        className={styles.now}
        data-bad={inside ? undefined : true}
        style={{ insetInlineStart: `${place(at)}%` }}
      />
      <span className={styles.date}>{day(from)}</span>
      <span className={styles.date} data-end="true">
        {day(to)}, {days(Math.round((end - start) / DAY))} in all
      </span>
    </div>
  );
}
