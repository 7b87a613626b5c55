// Recalls where the window stood, unless no screen shows that place any more.

import { screen, type Rectangle } from 'electron';
import { join } from 'node:path';
import { readRecord } from './read-record.ts';

export interface Place {
  /** Without x and y the system chooses. */
  readonly bounds: Partial<Rectangle>;
  readonly maximized: boolean;
}

/** Its name without `.json`. */
export const PLACE_FILE = 'window';

const USUAL: Place = { bounds: { width: 1280, height: 800 }, maximized: false };

/** Most of the window that may hang over the edges of all screens, in pixels. */
const OVERHANG = 100;

/**
 * Where the window is to open. The file is read as it is: what keeps it (`keep-place.ts`) is
 * large, and is wanted when a window closes.
 */
export function recallPlace(folder: string): Place {
  const stored = readRecord(join(folder, `${PLACE_FILE}.json`));
  const bounds = readBounds(stored['bounds']);
  return bounds && isInSight(bounds) ? { bounds, maximized: stored['maximized'] === true } : USUAL;
}

/** The file is the person's own, and may say anything. */
function readBounds(stored: unknown): Rectangle | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined;
  const { x, y, width, height } = stored as Record<keyof Rectangle, unknown>;
  return Number.isInteger(x) &&
    Number.isInteger(y) &&
    Number.isInteger(width) &&
    Number.isInteger(height)
    ? ({ x, y, width, height } as Rectangle)
    : undefined;
}

function isInSight({ x, y, width, height }: Rectangle): boolean {
  return screen.getAllDisplays().some(({ workArea }) => {
    const right = workArea.x + workArea.width;
    const bottom = workArea.y + workArea.height;
    return (
      x >= workArea.x - OVERHANG &&
      y >= workArea.y - OVERHANG &&
      x + width <= right + OVERHANG &&
      y + height <= bottom + OVERHANG
    );
  });
}
