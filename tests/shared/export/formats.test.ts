// The table of formats is whole: endings that differ, a place in the help and in the documents.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { exports } from '../../../shared/export/exports.ts';
import { EXPORT_FORMATS, FORMATS, formatOf } from '../../../shared/export/formats.ts';

test('each format has a writer and an ending of its own, in any case', () => {
  expect(Object.keys(exports)).toEqual(EXPORT_FORMATS);
  for (const format of EXPORT_FORMATS) {
    const { extension } = FORMATS[format];
    expect([formatOf(extension), formatOf(extension.toUpperCase())]).toEqual([format, format]);
  }
  expect(formatOf('exe')).toBeUndefined();
  expect(formatOf('')).toBeUndefined();
});

test('the page on exports has its table from here', () => {
  const page = readFileSync(new URL('../../../docs/exports.md', import.meta.url), 'utf8');
  const rows = page.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
  for (const { extension, holds } of Object.values(FORMATS)) {
    expect(rows).toContainEqual(['', `\`.${extension}\``, holds, '']);
  }
});
