// Keeps the window's preferences in a file.

import { DEFAULT_PREFERENCES, type Preferences } from '../../shared/host/api.ts';
import { parsePreferences } from '../../shared/host/calls.ts';
import { openFile, reading } from './stored.ts';

const FILE = 'preferences';

export class PreferenceStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** What was saved; the defaults for what was not, or cannot be read any more. */
  read(): Preferences {
    const file = openFile(this.#folder, FILE);
    const stored = reading(() => file.store, FILE);
    return parsePreferences({ ...DEFAULT_PREFERENCES, ...stored }) ?? DEFAULT_PREFERENCES;
  }

  write(preferences: Preferences): void {
    const file = openFile(this.#folder, FILE);
    reading(() => {
      file.store = { ...preferences };
    }, FILE);
  }
}
