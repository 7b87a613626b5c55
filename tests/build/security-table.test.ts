// Holds that each point of Electron's checklist is in the table, and that what meets it is there.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const text = readFileSync(join(root, 'docs/security.md'), 'utf8');
const rows = [...text.matchAll(/^\| +(\d*) \| (.+?) +\| .+? +\| (.+?) +\|$/gm)];

/** A path as the table writes it: below electron/ or the project, without its ending. */
function isThere(path: string): boolean {
  return ['electron', '.'].some((folder) => {
    const place = join(root, folder, dirname(path));
    const name = basename(path);
    return (
      existsSync(place) &&
      readdirSync(place).some((each) => each === name || each.startsWith(`${name}.`))
    );
  });
}

it('has a row for each of the twenty points, which leads to what meets it', () => {
  const numbers = rows.map(([, number]) => number).filter(Boolean);
  expect(numbers).toEqual(Array.from({ length: 20 }, (_, index) => String(index + 1)));
  const paths = rows.flatMap(([, , , where]) =>
    [...(where ?? '').matchAll(/`([^`]+)`/g)].map(([, path]) => path ?? ''),
  );
  expect(paths.length).toBeGreaterThan(20);
  expect(paths.filter((path) => !isThere(path))).toEqual([]);
});
