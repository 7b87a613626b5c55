// Remembers where the window stood, and forgets it where no screen shows that place any more.

import Store from 'electron-store';
import { ipcMain, screen, type Rectangle } from 'electron';

export interface Place {
  /** Without x and y the system chooses. */
  readonly bounds: Partial<Rectangle>;
  readonly maximized: boolean;
}

export interface WindowPlace {
  recall(): Place;
  remember(place: Place): void;
}

const USUAL: Place = { bounds: { width: 1280, height: 800 }, maximized: false };

/** Most of the window that may hang over the edges of all screens, in pixels. */
const OVERHANG = 100;

export function openWindowPlace(folder: string): WindowPlace {
  const store = new Store<Record<string, unknown>>({
    name: 'window',
    cwd: folder,
    configFileMode: 0o600,
    clearInvalidConfig: true,
  });
  // The store answers any frame that asks where it lies; nobody here needs to ask.
  ipcMain.removeAllListeners('electron-store-get-data');
  return {
    recall() {
      const bounds = readBounds(store.get('bounds'));
      return bounds && isInSight(bounds)
        ? { bounds, maximized: store.get('maximized') === true }
        : USUAL;
    },
    remember({ bounds, maximized }) {
      try {
        store.set({ bounds, maximized });
      } catch {
        // A disk that takes nothing more must not keep the window from closing.
      }
    },
  };
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
