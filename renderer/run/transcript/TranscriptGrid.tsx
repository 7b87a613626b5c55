// The rows of the transcript as a grid: drawn where they are in sight, moved through by keys.

import { useImperativeHandle, useMemo, useState } from 'react';
import type { ClipboardEvent, CSSProperties, KeyboardEvent, ReactNode, Ref } from 'react';
import { transcriptLine } from '../../../shared/export/transcript-line.ts';
import { cx } from '../../ui/cx.ts';
import { isCommandKey } from '../../ui/platform.ts';
import type { RunLog } from '../run-log.ts';
import styles from './Transcript.module.css';
import { TranscriptRow } from './TranscriptRow.tsx';
import type { RowMark } from './TranscriptRow.tsx';
import { explainRow } from './hints.ts';
import { keyTarget } from './key-target.ts';
import type { FilteredRows } from './row-filter.ts';
import { selectedText } from './selected-text.ts';
import { isSelected, useRowSelection } from './use-row-selection.ts';
import { useRowWindow } from './use-row-window.ts';

export interface GridHandle {
  showRow(row: number): void;
  focus(): void;
  /** The row that keys move from. */
  focusRow(): number;
}

export interface TranscriptGridProps {
  readonly log: RunLog;
  readonly list: FilteredRows;
  readonly found: readonly number[];
  readonly marks: ReadonlyMap<number, RowMark>;
  readonly hints: boolean;
  readonly follow: boolean;
  readonly ref: Ref<GridHandle>;
  readonly onFollow: (on: boolean) => void;
}

const COLUMNS = [
  ['seq', 'line'],
  ['time', 'time'],
  ['delta', '+ ms'],
  ['phase', 'phase'],
  ['direction', ''],
  ['text', 'words on the wire'],
] as const;

export function TranscriptGrid(props: TranscriptGridProps): ReactNode {
  const { log, list, found, marks, follow, onFollow } = props;
  const rows = useRowWindow(list, list.length, follow, () => onFollow(false));
  const [asked, setAsked] = useState<number>();
  const { selection, select, onPointerDown } = useRowSelection({
    rowAt: (clientY) => list.row(rows.placeAt(clientY)),
    scrollBy: (pixels) => rows.scroller.current?.scrollBy(0, pixels),
    edges: rows.edges,
  });
  const foundRows = useMemo(() => new Set(found), [found]);

  const showRow = (row: number, extend = false): void => {
    select(row, extend);
    rows.showRow(list.place(row), extend ? 'nearest' : 'start');
  };

  useImperativeHandle(props.ref, () => ({
    showRow,
    focus: () => rows.scroller.current?.focus(),
    focusRow: () => selection?.focus ?? -1,
  }));

  const onKeyDown = (event: KeyboardEvent): void => {
    const here = selection ? list.place(selection.focus) : -1;
    const last = list.length - 1;
    const to = keyTarget(event, here, last, rows.page());
    if (event.key === ' ' && selection)
      setAsked(asked === selection.focus ? undefined : selection.focus);
    else if (isCommandKey(event) && event.key === 'a') {
      select(list.row(0), false);
      select(list.row(last), true);
    } else if (to !== undefined && last >= 0) {
      const place = Math.min(Math.max(to, 0), last);
      onFollow(event.key === 'End');
      select(list.row(place), event.shiftKey);
      if (event.key !== 'End') rows.showRow(place);
    } else return;
    event.preventDefault();
  };

  const onCopy = (event: ClipboardEvent): void => {
    const text = getSelection();
    if (!selection || (text && !text.isCollapsed)) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', selectedText(log, list, selection));
  };

  const drawn = [];
  for (let place = rows.first; place < rows.end; place += 1) {
    const row = list.row(place);
    const event = log.events[log.rows.eventIndex(row)];
    const line = event && transcriptLine(event);
    if (!line) continue;
    const previous = row > 0 ? log.events[log.rows.eventIndex(row - 1)] : undefined;
    drawn.push(
      <TranscriptRow
        key={place % rows.slots}
        id={rowId(row)}
        place={place}
        top={rows.top(place)}
        event={event}
        text={line.text}
        rows={log.rows}
        row={row}
        width={rows.width}
        base={rows.base}
        delta={event.at - (previous?.at ?? 0)}
        selected={isSelected(selection, row)}
        active={selection?.focus === row}
        found={foundRows.has(row)}
        mark={marks.get(row)}
        hints={props.hints}
        explanation={asked === row ? explainRow(event) : undefined}
      />,
    );
  }

  const isDrawn =
    selection &&
    list.place(selection.focus) >= rows.first &&
    list.place(selection.focus) < rows.end;
  return (
    <div
      ref={rows.scroller}
      className={styles.grid}
      role="grid"
      aria-label="Session, line by line"
      aria-rowcount={list.length + 1}
      aria-multiselectable="true"
      aria-activedescendant={isDrawn ? rowId(selection.focus) : undefined}
      tabIndex={0}
      style={lineColumn(log.events.length)}
      onKeyDown={onKeyDown}
      onCopy={onCopy}
      onScroll={rows.onScroll}
      onPointerDown={onPointerDown}
    >
      <div role="rowgroup" className={styles.heads}>
        <div className={cx(styles.row, styles.head)} role="row" aria-rowindex={1}>
          {COLUMNS.map(([column, words]) => (
            <span key={column} role="columnheader" className={styles[column]}>
              {words || <span className="vh">direction</span>}
            </span>
          ))}
        </div>
      </div>
      <div
        ref={rows.canvas}
        className={styles.canvas}
        role="rowgroup"
        style={{ height: rows.total }}
      >
        {drawn}
      </div>
    </div>
  );
}

function rowId(row: number): string {
  return `line-${row}`;
}

/** The line column has room for as many digits as there are. */
function lineColumn(count: number): CSSProperties {
  const digits = Math.max(4, String(count).length);
  return digits === 4 ? {} : ({ '--w-line': `${2.25 + (digits - 4) * 0.42}rem` } as CSSProperties);
}
