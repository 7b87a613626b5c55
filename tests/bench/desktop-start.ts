// Measures how the desktop door starts, on the stage that stands in for Electron, and what it loads.

import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { openDesk } from '../desktop/desktop.ts';
import type { Benchmark } from './benchmark.ts';
import { median, ms, table } from './figures.ts';

const DIST = resolve(import.meta.dirname, '../../dist');

/** kB of script that the window may load: a guard against a part that comes in unseen. */
const SCRIPT_LIMIT = 650;

export const desktopStart: Benchmark = {
  name: 'Desktop: from its start to its window',
  unavailable: () => undefined,
  async run(rounds) {
    const desk = await openDesk();
    const painted: number[] = [];
    const ready: number[] = [];
    try {
      // The first fills caches and does not count.
      for (let round = 0; round <= Math.min(rounds, 5); round += 1) {
        const before = Date.now();
        const app = await desk.start();
        const toReady = Date.now() - before;
        const toPaint = await app.window.page.evaluate(
          () =>
            performance.timeOrigin +
            (performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN),
        );
        await app.quit();
        if (round === 0) continue;
        painted.push(toPaint - before);
        ready.push(toReady);
      }
    } finally {
      await desk.close();
    }
    const script = await size('window', /\.js$/);
    return {
      lines: [
        ...table(
          ['', 'median ms'],
          [
            ['to the first paint', ms(median(painted))],
            ['to ready for Run', ms(median(ready))],
          ],
        ),
        'on the stage: the time to load its own sources and to join the browser is in both',
        ...table(
          ['', 'kB'],
          [
            ['window: script', kB(script)],
            ['window: all of it', kB(await size('window', /./))],
            ['main process and preload', kB(await size('desktop', /^(main|preload)\.c?js$/))],
          ],
        ),
      ],
      targets: [
        {
          what: `the window's script is at most ${String(SCRIPT_LIMIT)} kB`,
          measured: `${kB(script)} kB`,
          met: script <= SCRIPT_LIMIT * 1000,
        },
      ],
    };
  },
};

const kB = (octets: number): string => (octets / 1000).toFixed(0);

/** Octets of a folder's files of such names. */
async function size(folder: string, name: RegExp): Promise<number> {
  const entries = await readdir(join(DIST, folder), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && name.test(entry.name));
  const sizes = await Promise.all(
    files.map(async (entry) => (await stat(join(entry.parentPath, entry.name))).size),
  );
  return sizes.reduce((sum, each) => sum + each, 0);
}
