// Writes the selected rows as text, in sight or not.

import type { RunLog } from '../run-log.ts';
import type { FilteredRows } from './row-filter.ts';
import { rowLine } from './row-text.ts';
import type { RowSelection } from './use-row-selection.ts';

export function selectedText(
  log: RunLog,
  list: FilteredRows,
  { anchor, focus }: RowSelection,
): string {
  const lines: string[] = [];
  const to = list.place(Math.max(anchor, focus));
  for (let place = list.place(Math.min(anchor, focus)); place <= to; place += 1) {
    const event = log.events[log.rows.eventIndex(list.row(place))];
    const line = event && rowLine(event);
    if (line !== undefined) lines.push(line);
  }
  return lines.join('\n');
}
