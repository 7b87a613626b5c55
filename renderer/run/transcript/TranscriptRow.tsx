// One row of the transcript.

import { Lock } from 'lucide-react';
import { memo } from 'react';
import type { ReactNode } from 'react';
import type { RunEvent } from '../../../shared/run/event.ts';
import { DirectionMark } from '../../ui/DirectionMark.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { cx } from '../../ui/cx.ts';
import { clock, grouped } from '../words/measures.ts';
import styles from './Transcript.module.css';
import { WireText } from './WireText.tsx';
import { hintFor } from './hints.ts';
import { mayWrap } from './may-wrap.ts';
import type { RowIndex } from './row-index.ts';

export type RowMark = 'fail' | 'warn' | 'cite' | undefined;

export interface TranscriptRowProps {
  readonly id: string;
  /** Place among the rows shown, from 0. */
  readonly place: number;
  readonly top: number;
  readonly event: RunEvent;
  /** Its words, harmless to show as text. */
  readonly text: string;
  readonly rows: RowIndex;
  /** Number of the row in the log. */
  readonly row: number;
  /** Milliseconds since the row before. */
  readonly delta: number;
  readonly selected: boolean;
  readonly active: boolean;
  readonly found: boolean;
  readonly mark: RowMark;
  readonly hints: boolean;
  /** Width of the rows and height of one line, in pixels. */
  readonly width: number;
  readonly base: number;
  /** What was asked about this row. */
  readonly explanation: string | undefined;
}

const SPEAKER = { client: 'client', server: 'server', note: 'Ehlo' } as const;

/** The column of the row's facts is drawn apart, so that dragging over words copies words. */
export const TranscriptRow = memo(function TranscriptRow(props: TranscriptRowProps): ReactNode {
  const { event, text, place } = props;
  const facts = props.rows.facts(props.row);
  const hint = props.explanation ?? (props.hints ? hintFor(event) : undefined);
  return (
    <div
      id={props.id}
      role="row"
      aria-rowindex={place + 2}
      aria-selected={props.selected}
      data-place={place}
      data-tall={mayWrap(text, hint, props.width, props.base) || undefined}
      className={cx(
        styles.row,
        styles[facts.direction],
        facts.band && styles.band,
        facts.encrypted && styles.encrypted,
        facts.opensSheath && styles.opensSheath,
        props.mark && styles[`mark-${props.mark}`],
        props.active && styles.active,
        props.found && styles.found,
      )}
      style={{ transform: `translateY(${props.top}px)` }}
    >
      <span role="gridcell" className={styles.seq}>
        {facts.encrypted && <i className={styles.sheath} aria-hidden="true" />}
        {facts.opensSheath && <Icon of={Lock} size={10} className={styles.lock} />}
        {event.seq}
      </span>
      <span role="gridcell" className={styles.time}>
        {clock(event.at)}
      </span>
      <span role="gridcell" className={styles.delta}>
        {grouped(Math.round(props.delta))}
      </span>
      <span role="gridcell" className={styles.phase}>
        {facts.opensPhase ? facts.phase : ''}
      </span>
      <span role="gridcell" className={styles.direction}>
        <DirectionMark
          direction={facts.direction}
          label={`${SPEAKER[facts.direction]}${facts.encrypted ? ', encrypted' : ''}`}
        />
      </span>
      <span role="gridcell" className={styles.text}>
        <bdi className={styles.words} dir="ltr">
          <WireText text={text} reply={event.type === 'line.received'} />
        </bdi>
        {hint !== undefined && <span className={styles.hint}>{hint}</span>}
      </span>
    </div>
  );
});
