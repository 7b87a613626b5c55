// Changes preferences that other windows change too: each change is made to what the host has now.

import type { HostApi, Preferences } from '../../shared/host/api.ts';
import { isSame } from '../run/same-settings.ts';
import type { Store } from '../state/store.ts';

export class SharedPreferences {
  readonly #host: Pick<HostApi, 'preferences' | 'savePreferences'>;
  readonly #shown: Store<Preferences>;
  /** Changes are made one after another. */
  #last: Promise<void> = Promise.resolve();
  #saving = 0;

  constructor(host: Pick<HostApi, 'preferences' | 'savePreferences'>, shown: Store<Preferences>) {
    this.#host = host;
    this.#shown = shown;
  }

  /** Saves those that differ from what is shown, and no others. */
  async save(preferences: Partial<Preferences>): Promise<void> {
    const shown = this.#shown.get();
    const changed = Object.fromEntries(
      Object.entries(preferences).filter(
        ([name, value]) => !isSame(value, shown[name as keyof Preferences]),
      ),
    ) as Partial<Preferences>;
    if (Object.keys(changed).length === 0) return;
    this.#shown.set({ ...shown, ...changed });
    this.#saving += 1;
    const saved = this.#last.then(async () => {
      const now = await this.#host.preferences();
      await this.#host.savePreferences({ ...now, ...changed });
    });
    this.#last = saved.then(
      () => undefined,
      () => undefined,
    );
    try {
      await saved;
    } finally {
      this.#saving -= 1;
    }
  }

  /** Shows what another window may have changed. */
  async read(): Promise<void> {
    const now = await this.#host.preferences();
    // What this window is saving is newer.
    if (this.#saving === 0 && !isSame(now, this.#shown.get())) this.#shown.set(now);
  }
}
