// Measures how the desktop door starts, on the stage that stands in for Electron, and what it loads when.

import { readFileSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { openStage } from '../desktop/stage-desktop.ts';
import type { Benchmark, Target } from './benchmark.ts';
import { median, ms, table } from './figures.ts';

const DIST = resolve(import.meta.dirname, '../../dist');

/** kB that may be loaded by then: guards against a part that comes in unseen. */
const LIMITS = { window: 30, paint: 420, ready: 650 };

/** What one start took, in milliseconds from the beginning of its page's navigation. */
interface Start {
  /** From the start of the process, with the stage's own loading. */
  readonly toPage: number;
  /** Until the last file was there that the first paint needs: the stage hands them over. */
  readonly files: number;
  readonly paint: number;
  readonly ready: number;
  /** kB of script that were asked for before the first paint, and before Run would run. */
  readonly beforePaint: number;
  readonly beforeReady: number;
}

export const desktopStart: Benchmark = {
  name: 'Desktop: from its start to its window',
  unavailable: () => undefined,
  async run(rounds) {
    const desk = await openStage();
    const starts: Start[] = [];
    try {
      // The first fills caches and does not count.
      for (let round = 0; round <= Math.min(rounds, 5); round += 1) {
        const before = Date.now();
        const app = await desk.start();
        await app.window.offered();
        const start = await measure(app.window.page, before);
        await app.quit();
        if (round > 0) starts.push(start);
      }
    } finally {
      await desk.close();
    }
    const of = (name: keyof Start): number => median(starts.map((start) => start[name]));
    const main = join(DIST, 'desktop', 'main.js');
    const first = loaded(main, FIRST);
    return {
      lines: [
        ...table(
          ['', 'median ms'],
          [
            ['page: to its files', ms(of('files'))],
            ['page: to the first paint', ms(of('paint'))],
            ['page: to ready for Run', ms(of('ready'))],
            ['before: process, stage and browser', ms(of('toPage'))],
          ],
        ),
        "the stage's own: all of the last line, and the way of each file and message",
        ...table(
          ['', 'kB'],
          [
            ['main process: before the window', kB(first)],
            ['main process: all of it', kB(loaded(main, EVER))],
            ['window: script before the first paint', kB(of('beforePaint'))],
            ['window: script before ready for Run', kB(of('beforeReady'))],
            ['window: all its script', kB(await size('window', /\.js$/))],
            ['window: all of it', kB(await size('window', /./))],
          ],
        ),
      ],
      targets: [
        below('script before the window', first, LIMITS.window),
        below('script before the first paint', of('beforePaint'), LIMITS.paint),
        below('script before ready for Run', of('beforeReady'), LIMITS.ready),
      ],
    };
  },
};

async function measure(page: Page, before: number): Promise<Start> {
  const { origin, paint, ready, files } = await page.evaluate(() => ({
    origin: performance.timeOrigin,
    paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
    ready: performance.getEntriesByName('ehlo:ready')[0]?.startTime ?? NaN,
    files: performance
      .getEntriesByType('resource')
      .filter((entry) => /\.(js|css)$/.test(entry.name))
      .map(({ name, startTime, duration }) => ({
        name,
        start: startTime,
        end: startTime + duration,
      })),
  }));
  const scripts = (until: number): number =>
    files
      .filter(({ name, start }) => start < until && name.endsWith('.js'))
      .map(({ name }) => sizeOf(join(DIST, 'window', new URL(name).pathname)))
      .reduce((sum, each) => sum + each, 0);
  return {
    toPage: origin - before,
    files: Math.max(...files.filter(({ start }) => start < paint).map(({ end }) => end)),
    paint,
    ready,
    beforePaint: scripts(paint),
    beforeReady: scripts(ready),
  };
}

/** What a script loads before it does anything, and what it may load later. */
const FIRST = /\b(?:from|import)\s*"(\.[^"]+)"/g;
const EVER = /\b(?:from|import)\s*\(?\s*["`](\.[\w./-]+\.js)["`]/g;

/** Octets of a script and of all that it leads to: older chunks lie beside those of this build. */
function loaded(path: string, links: RegExp, seen = new Set<string>()): number {
  if (seen.has(path)) return 0;
  seen.add(path);
  const source = readFileSync(path, 'utf8');
  return [...source.matchAll(links)].reduce(
    (sum, [, other = '']) => sum + loaded(join(path, '..', other), links, seen),
    Buffer.byteLength(source),
  );
}

const kB = (octets: number): string => (octets / 1000).toFixed(0);
const sizeOf = (path: string): number => readFileSync(path).length;

function below(what: string, octets: number, limit: number): Target {
  return {
    what: `${what} is at most ${String(limit)} kB`,
    measured: `${kB(octets)} kB`,
    met: octets <= limit * 1000,
  };
}

/** Octets of a folder's files of such names. */
async function size(folder: string, name: RegExp): Promise<number> {
  const entries = await readdir(join(DIST, folder), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && name.test(entry.name));
  const sizes = await Promise.all(
    files.map(async (entry) => (await stat(join(entry.parentPath, entry.name))).size),
  );
  return sizes.reduce((sum, each) => sum + each, 0);
}
