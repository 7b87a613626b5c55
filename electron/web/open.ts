// Opens the loopback door with everything behind it.

import { dataFolder } from '../host/data-folder.ts';
import { Host } from '../host/host.ts';
import { MemoryVault } from '../host/vault.ts';
import { practiceSource } from '../practice/source.ts';
import { WebDoor } from './server.ts';

export { openBrowser, openerFor } from './open-browser.ts';
export { PortTaken } from './server.ts';

export interface OpenOptions {
  readonly version: string;
  /** Folder of the built window. */
  readonly window: string;
  readonly port?: number;
}

/** An open door. */
export interface OpenDoor {
  /** An address that lets one window in, once. */
  admission(): string;
  /** Ends runs, practice servers and windows. */
  close(): Promise<void>;
}

export async function openWebDoor({ version, ...where }: OpenOptions): Promise<OpenDoor> {
  const host = new Host({
    version,
    door: 'web',
    folder: dataFolder(),
    vault: new MemoryVault(),
    practice: practiceSource,
  });
  const door = await WebDoor.open({ host, ...where });
  return {
    admission: () => door.admission(),
    close: async () => {
      await host.close();
      await door.close();
    },
  };
}
