// Holds that what every start of the command line and of the desktop loads first stays small.

import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const dist = resolve(import.meta.dirname, '../../dist');

/** The file and all that it imports before it does anything, by their sizes in octets. */
function loadedBy(file: string, seen = new Map<string, number>()): Map<string, number> {
  if (seen.has(file)) return seen;
  const source = readFileSync(file, 'utf8');
  seen.set(file, Buffer.byteLength(source));
  for (const [, path] of source.matchAll(/\b(?:from|import)\s*"(\.[^"]+)"/g)) {
    loadedBy(join(file, '..', path ?? ''), seen);
  }
  return seen;
}

const sum = (sizes: Iterable<number>): number => [...sizes].reduce((all, size) => all + size, 0);

it('loads no command before it knows which is wanted', () => {
  const loaded = loadedBy(join(dist, 'cli/ehlo.js'));
  expect(loaded.size).toBeLessThanOrEqual(2);
  expect(sum(loaded.values())).toBeLessThan(10_000);
});

it('loads what keeps a run when the verdict is told, and not before', () => {
  const [, chunk = ''] =
    /import\(`(\.[^`]+)`\)/.exec(readFileSync(join(dist, 'cli/ehlo.js'), 'utf8')) ?? [];
  const loaded = [...loadedBy(join(dist, 'cli', chunk)).keys()];
  expect(loaded.some((file) => /cli-/.test(file))).toBe(true);
  expect(loaded.filter((file) => /keep-run|history/.test(file))).toEqual([]);
});

it('loads nothing but the window before it opens it', () => {
  const loaded = loadedBy(join(dist, 'desktop/main.js'));
  expect(sum(loaded.values())).toBeLessThan(30_000);
});
