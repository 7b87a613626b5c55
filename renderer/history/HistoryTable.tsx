// The kept runs that were found, newest first, a heading for each day; arrows move from one to the next.

import type { ReactNode } from 'react';
import type { RunId, RunSummary } from '../../shared/host/api.ts';
import { useRoving } from '../ui/use-roving.ts';
import { dayOf } from './clock-time.ts';
import { HistoryRow } from './HistoryRow.tsx';
import type { RunActions } from './HistoryRow.tsx';
import styles from './HistoryView.module.css';

export interface HistoryTableProps extends RunActions {
  readonly runs: readonly RunSummary[];
  readonly current: RunId | undefined;
  readonly chosen: readonly RunSummary[];
  readonly nameOf: (run: RunSummary) => string | undefined;
}

export function HistoryTable({
  runs,
  current,
  chosen,
  nameOf,
  ...actions
}: HistoryTableProps): ReactNode {
  const roving = useRoving();
  return (
    <table className={styles.runs} {...roving}>
      <caption className="vh">Runs, newest first</caption>
      <colgroup>
        {COLUMNS.map(([head, width]) => (
          <col key={head} className={width} />
        ))}
      </colgroup>
      <thead className="vh">
        <tr>
          {COLUMNS.map(([head]) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      {byDay(runs).map(([day, ofDay]) => (
        <tbody key={day}>
          <tr>
            <th className={styles.dayHead} scope="rowgroup" colSpan={6}>
              {day}
            </th>
          </tr>
          {ofDay.map((run) => (
            <HistoryRow
              key={run.id}
              run={run}
              name={nameOf(run)}
              isCurrent={run.id === current}
              isChosen={chosen.some(({ id }) => id === run.id)}
              {...actions}
            />
          ))}
        </tbody>
      ))}
    </table>
  );
}

/** What each column holds; the verdict has the room that the others leave. */
const COLUMNS = [
  ['compare', styles.wChoice],
  ['outcome', styles.wOutcome],
  ['time', styles.wTime],
  ['target', styles.wTarget],
  ['verdict', undefined],
  ['more', styles.wMore],
] as const;

function byDay(runs: readonly RunSummary[]): readonly (readonly [string, readonly RunSummary[]])[] {
  const days = new Map<string, RunSummary[]>();
  for (const run of runs) {
    const day = dayOf(run.startedAt);
    const ofDay = days.get(day);
    if (ofDay) ofDay.push(run);
    else days.set(day, [run]);
  }
  return [...days];
}
