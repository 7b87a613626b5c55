// The transcript: every line of the run, as many as there are, found, filtered, selected, copied.

import { useEffect, useImperativeHandle, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode, Ref } from 'react';
import type { RunLog } from '../run-log.ts';
import { useLogVersion } from '../use-run-log.ts';
import styles from './Transcript.module.css';
import { TranscriptGrid } from './TranscriptGrid.tsx';
import type { GridHandle } from './TranscriptGrid.tsx';
import { TranscriptToolbar } from './TranscriptToolbar.tsx';
import { ALL_ROWS, filterRows } from './row-filter.ts';
import type { RowMark } from './TranscriptRow.tsx';
import { foundNext, useFind } from './use-find.ts';
import type { FindStep } from './use-find.ts';

/** What other parts of the window ask of the transcript. */
export interface TranscriptHandle {
  /** Selects the row and brings it into sight, filtered out or not. */
  showRow(row: number): void;
  focus(): void;
  find(): void;
  findNext(backwards: boolean): void;
  toEnd(): void;
  /** Whether the reader lets the newest line be shown, and has selected nothing. */
  isFollowing(): boolean;
}

export interface TranscriptProps {
  readonly log: RunLog;
  /** Rows that the verdict rests on. */
  readonly marks: ReadonlyMap<number, RowMark>;
  readonly ref: Ref<TranscriptHandle>;
  readonly onCopyAll: () => void;
  readonly onExport: () => void;
  /** Why that cannot be done just now. */
  readonly exportBarred: string | undefined;
}

export function Transcript(props: TranscriptProps): ReactNode {
  const { log, marks, ref, onCopyAll, onExport, exportBarred } = props;
  const version = useLogVersion(log);
  const [filter, setFilter] = useState(ALL_ROWS);
  const [query, setQuery] = useState('');
  const [hints, setHints] = useState(true);
  const [follow, setFollow] = useState(true);
  const grid = useRef<GridHandle>(null);
  const findField = useRef<HTMLInputElement>(null);
  const list = useMemo(() => filterRows(log.rows, filter), [log, filter]);
  list.grow();
  const found = useFind(log, query.trim(), version);
  const [current, setCurrent] = useState(-1);

  /** The row asked for: it has a place only where the filter that held it back is gone. */
  const [asked, setAsked] = useState<{ readonly row: number }>();
  useLayoutEffect(() => {
    if (asked) grid.current?.showRow(asked.row);
  }, [asked]);
  const show = (row: number): void => {
    setFollow(false);
    if (filter !== ALL_ROWS) setFilter(ALL_ROWS);
    setAsked({ row });
  };

  /** Which way to go once the search has come far enough: Enter may be faster than it. */
  const [wanted, setWanted] = useState<FindStep>();
  useEffect(() => {
    if (wanted === undefined) return;
    const { rows, searching } = found;
    const next = foundNext(rows, grid.current?.focusRow() ?? -1, wanted, searching);
    if (next === undefined && searching) return;
    setWanted(undefined);
    if (next === undefined) return;
    setCurrent(rows.indexOf(next));
    show(next);
  });
  const findNext = (backwards: boolean): void => setWanted(backwards ? 'back' : 'on');

  useImperativeHandle(ref, () => ({
    showRow: show,
    focus: () => grid.current?.focus(),
    find() {
      findField.current?.focus();
      findField.current?.select();
    },
    findNext,
    toEnd: () => setFollow(true),
    isFollowing: () => follow && grid.current?.focusRow() === -1,
  }));

  const count = found.rows.length;
  return (
    <section className={styles.transcript} aria-label="Transcript" data-region="transcript">
      <TranscriptToolbar
        filter={filter}
        query={query}
        count={
          current >= 0 && current < count
            ? `${current + 1} of ${count}`
            : `${count}${found.searching ? '…' : ''}`
        }
        hints={hints}
        follow={follow}
        findRef={findField}
        onFilter={setFilter}
        onQuery={(text) => {
          setQuery(text);
          setCurrent(-1);
          setWanted(undefined);
        }}
        onNext={findNext}
        onLeaveFind={() => {
          setQuery('');
          setWanted(undefined);
          grid.current?.focus();
        }}
        onHints={setHints}
        onFollow={setFollow}
        onCopy={onCopyAll}
        onExport={onExport}
        exportBarred={exportBarred}
      />
      <TranscriptGrid
        ref={grid}
        log={log}
        list={list}
        found={found.rows}
        marks={marks}
        hints={hints}
        follow={follow}
        onFollow={setFollow}
      />
    </section>
  );
}
