// The transcripts of two runs, line beside line; what only one has, or has otherwise, is marked.

import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { AlignedLine, Comparison } from '../../shared/compare/comparison.ts';
import type { TranscriptLine } from '../../shared/export/transcript-line.ts';
import { visible } from '../../shared/smtp/visible.ts';
import { Button } from '../ui/Button.tsx';
import { DirectionMark } from '../ui/DirectionMark.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import styles from './Compare.module.css';
import { Mark } from './Mark.tsx';
import { folded } from './fold-lines.ts';

/** Rows that are drawn before more are asked for. */
const AT_ONCE = 500;

export function AlignedLines({ comparison }: { readonly comparison: Comparison }): ReactNode {
  const { transcript, transcriptCut } = comparison;
  const [show, setShow] = useState<'everything' | 'differences'>('everything');
  const [most, setMost] = useState(AT_ONCE);
  const rows = useMemo(
    () => (show === 'everything' ? transcript : folded(transcript)),
    [show, transcript],
  );
  return (
    <section aria-labelledby="aligned-title">
      <header className={styles.bar}>
        <h2 id="aligned-title">Transcripts, aligned</h2>
        <Segmented
          label="Lines"
          value={show}
          segments={[
            { value: 'everything', content: 'Everything' },
            { value: 'differences', content: 'Differences' },
          ]}
          onChange={setShow}
        />
      </header>
      <table className={styles.lines} aria-labelledby="aligned-title">
        <colgroup>
          <col className={styles.wKey} />
          <col span={2} />
        </colgroup>
        <thead className="vh">
          <tr>
            <th scope="col">phase</th>
            <th scope="col">before</th>
            <th scope="col">after</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, most).map((row, index) =>
            typeof row === 'number' ? (
              <tr key={index} className={styles.alike}>
                <td />
                <td colSpan={2}>{row} lines alike</td>
              </tr>
            ) : (
              <Row key={index} row={row} isNew={isNewPhase(rows, index)} />
            ),
          )}
        </tbody>
      </table>
      {rows.length > most && (
        <p className={styles.rest}>
          <Button onClick={() => setMost(most + AT_ONCE)}>
            Show {Math.min(AT_ONCE, rows.length - most)} lines more
          </Button>
        </p>
      )}
      {transcriptCut && (
        <p className={styles.rest}>
          The transcripts are too long to be aligned line by line to their ends.
        </p>
      )}
    </section>
  );
}

function Row({ row, isNew }: { readonly row: AlignedLine; readonly isNew: boolean }): ReactNode {
  const { mark, before, after } = row;
  return (
    <tr data-mark={mark === ' ' ? undefined : mark}>
      <td>
        <span className={styles.key}>
          {mark === ' ' ? <span className={styles.mark} /> : <Mark kind={mark} />}
          {isNew && (phaseOf(row) ?? '')}
        </span>
      </td>
      <Line line={before} />
      <Line line={after} />
    </tr>
  );
}

function Line({ line }: { readonly line: TranscriptLine | null }): ReactNode {
  if (line === null) return <td className={styles.none}>nothing here</td>;
  const { direction, encrypted, text, at } = line;
  const speaker = { client: 'client', server: 'server', note: 'Ehlo' }[direction];
  const label =
    direction === 'note' ? speaker : `${speaker}, ${encrypted ? 'encrypted' : 'in clear'}`;
  return (
    <td>
      <span className={styles.line} data-direction={direction} dir="ltr">
        <DirectionMark direction={direction} label={label} />
        <span className={styles.words}>{visible(text)}</span>
        <span className={styles.at}>{(at / 1000).toFixed(3)}</span>
      </span>
    </td>
  );
}

function phaseOf({ before, after }: AlignedLine): string | null | undefined {
  return before?.phase ?? after?.phase;
}

/** Whether the row's phase is another than that of the last row that has one. */
function isNewPhase(rows: readonly (AlignedLine | number)[], index: number): boolean {
  const row = rows[index];
  if (row === undefined || typeof row === 'number') return false;
  const phase = phaseOf(row);
  if (phase === null || phase === undefined) return false;
  for (let at = index - 1; at >= 0; at -= 1) {
    const earlier = rows[at];
    const before = earlier === undefined || typeof earlier === 'number' ? null : phaseOf(earlier);
    if (before !== null && before !== undefined) return before !== phase;
  }
  return true;
}
