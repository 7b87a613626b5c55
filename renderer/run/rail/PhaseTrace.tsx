// Draws the waterfall under the rail: each phase fanned out to its true place in time.

import type { ReactNode } from 'react';
import type { Phase } from '../../../shared/run/phase.ts';
import { cx } from '../../ui/cx.ts';
import styles from './PhaseRail.module.css';
import { railLength, ticks } from './scale.ts';
import type { Span, Spans } from './spans.ts';

export interface PhaseTraceProps {
  readonly order: readonly Phase[];
  readonly spans: readonly Span[];
  readonly sheath: Spans['sheath'];
  readonly elapsed: number;
  readonly running: boolean;
}

/** The fan's own units: a hundred a cell across, twenty high. */
const CELL = 100;
const HEIGHT = 20;

export function PhaseTrace(props: PhaseTraceProps): ReactNode {
  const { order, spans, sheath, elapsed, running } = props;
  if (spans.length === 0) {
    return (
      <div className={styles.trace} aria-hidden="true">
        <div className={styles.fan} />
        <div className={styles.bar} />
        <div className={styles.axis}>
          <span className={styles.note}>the time each step takes will be drawn here</span>
        </div>
      </div>
    );
  }
  const length = railLength(elapsed, running);
  const place = (ms: number): number => Math.min(1, ms / length);
  const end = (span: Span): number => span.to ?? elapsed;
  const width = order.length * CELL;
  return (
    <div className={styles.trace} aria-hidden="true">
      <svg className={styles.fan} viewBox={`0 0 ${width} ${HEIGHT}`} preserveAspectRatio="none">
        {spans.map((span, index) => {
          const left = order.indexOf(span.phase) * CELL;
          const [from, to] = [place(span.from) * width, place(end(span)) * width];
          // A second span of a phase is drawn as a bar only: two fans from one cell would cross.
          if (spans.findIndex(({ phase }) => phase === span.phase) !== index) return null;
          const points = `${left + 3},0 ${left + CELL - 3},0 ${to},${HEIGHT} ${from},${HEIGHT}`;
          return (
            <polygon key={span.phase} className={styles[`fan-${span.state}`]} points={points} />
          );
        })}
      </svg>
      <div className={styles.bar}>
        {spans.map((span, index) => (
          <i
            key={index}
            className={cx(styles.segment, styles[`segment-${span.state}`])}
            style={across(place(span.from), place(end(span)))}
          />
        ))}
        {sheath && (
          <i
            className={styles.sheath}
            style={across(place(sheath.from), place(sheath.to ?? elapsed))}
          />
        )}
      </div>
      <div className={styles.axis}>
        {ticks(length).map((tick) => (
          <span
            key={tick.place}
            className={cx(
              styles.tick,
              tick.place === 0 && styles.first,
              tick.place === 1 && styles.last,
            )}
            style={{ insetInlineStart: `${tick.place * 100}%` }}
          >
            {tick.label}
          </span>
        ))}
      </div>
    </div>
  );
}

function across(from: number, to: number): { insetInlineStart: string; width: string } {
  return { insetInlineStart: `${from * 100}%`, width: `${Math.max(0, to - from) * 100}%` };
}
