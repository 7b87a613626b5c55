/** Makes a folder that electron-builder takes for Electron: a program with fuses, and no more. */

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Marks the fuses in Electron's program; behind it their version, number and states. */
export const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** As Electron is delivered: each fuse `0` (off), `1` (on) or `r` (removed). */
const DELIVERED = '101100111';

export async function makeStubElectron(folder: string): Promise<void> {
  await mkdir(join(folder, 'resources'), { recursive: true });
  await mkdir(join(folder, 'locales'));
  for (const locale of ['de', 'en-US'])
    await writeFile(join(folder, 'locales', `${locale}.pak`), '');
  await writeFile(join(folder, 'LICENSE'), 'The licence of Electron');
  await writeFile(join(folder, 'LICENSES.chromium.html'), 'The licences of Chromium');
  const fuses = Buffer.concat([
    Buffer.from(SENTINEL),
    Buffer.from([1, DELIVERED.length]),
    Buffer.from(DELIVERED),
  ]);
  const program = Buffer.concat([Buffer.alloc(512), fuses, Buffer.alloc(512)]);
  await writeFile(join(folder, 'electron'), program, { mode: 0o755 });
}

/** The states of a program's fuses, in Electron's order. */
export async function readFuses(program: string): Promise<string> {
  const octets = await readFile(program);
  const at = octets.indexOf(SENTINEL) + SENTINEL.length;
  return octets.toString('latin1', at + 2, at + 2 + octets[at + 1]!);
}
