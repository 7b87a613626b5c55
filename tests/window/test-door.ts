/** Opens the real door with the built window and a data folder of its own, in this process. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Host } from '../../electron/host/host.ts';
import { MemoryVault } from '../../electron/host/vault.ts';
import { practiceSource } from '../../electron/practice/source.ts';
import { WebDoor } from '../../electron/web/server.ts';
import { ensureWindowBuilt, WINDOW_FOLDER } from './built-window.ts';
import type { HostApi } from '../../shared/host/api.ts';

export interface TestDoor {
  readonly host: HostApi;
  /** Where its files lie. */
  readonly folder: string;
  /** An address that lets one window in, once. */
  admission(): string;
  close(): Promise<void>;
}

/** `host` stands for the real one, as where a benchmark needs more events than a server sends. */
export async function openTestDoor(host?: HostApi): Promise<TestDoor> {
  await ensureWindowBuilt();
  const folder = await mkdtemp(join(tmpdir(), 'ehlo-window-'));
  const real = new Host({
    version: '0.0.0-test',
    door: 'web',
    folder,
    vault: new MemoryVault(),
    practice: practiceSource,
  });
  const door = await WebDoor.open({ host: host ?? real, window: WINDOW_FOLDER });
  return {
    host: host ?? real,
    folder,
    admission: () => door.admission(),
    async close() {
      await real.close();
      await door.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
