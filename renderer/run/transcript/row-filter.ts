// Chooses the rows of a transcript by who speaks and by phase, and follows a log that grows.

import type { Phase } from '../../../shared/run/phase.ts';
import type { Direction } from '../../ui/DirectionMark.tsx';
import { GrowableUint32 } from '../growable.ts';
import type { RowIndex } from './row-index.ts';

export interface RowFilter {
  readonly direction: Direction | 'all';
  readonly phase: Phase | 'all';
}

export const ALL_ROWS: RowFilter = { direction: 'all', phase: 'all' };

/** The rows that a filter lets through, by their place in the list. */
export interface FilteredRows {
  readonly length: number;
  /** The row at this place. */
  row(place: number): number;
  /** The place of this row, or of the nearest one before it that is shown; -1 if none. */
  place(row: number): number;
  /** Takes in rows that came since. */
  grow(): void;
}

export function filterRows(rows: RowIndex, filter: RowFilter): FilteredRows {
  if (filter.direction === 'all' && filter.phase === 'all') {
    return {
      get length() {
        return rows.length;
      },
      row: (place) => place,
      place: (row) => Math.min(row, rows.length - 1),
      grow: () => undefined,
    };
  }
  const shown = new GrowableUint32();
  let seen = 0;
  const grow = (): void => {
    for (; seen < rows.length; seen += 1) {
      const { direction, phase } = rows.facts(seen);
      if (filter.direction !== 'all' && direction !== filter.direction) continue;
      if (filter.phase !== 'all' && phase !== filter.phase) continue;
      shown.push(seen);
    }
  };
  grow();
  return {
    get length() {
      return shown.length;
    },
    row: (place) => shown.at(place),
    place: (row) => shown.lastNotAbove(row),
    grow,
  };
}
