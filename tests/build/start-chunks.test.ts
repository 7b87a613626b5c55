// Holds that what every start of the command line loads stays small.

import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const folder = resolve(import.meta.dirname, '../../dist/cli');

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

it('loads no command before it knows which is wanted', () => {
  const loaded = loadedBy(join(folder, 'ehlo.js'));
  expect(loaded.size).toBeLessThanOrEqual(2);
  expect([...loaded.values()].reduce((sum, size) => sum + size)).toBeLessThan(10_000);
});
