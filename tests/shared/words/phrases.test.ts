// Says amounts as people do.

import { expect, test } from 'vitest';
import { codes, duration, list, octets, plural, waited } from '../../../shared/words/en/phrases.ts';

test.each([
  [0, '0 s'],
  [412, '0.4 s'],
  [9_949, '9.9 s'],
  [30_000, '30 s'],
  [119_400, '119 s'],
  [120_000, '2 min'],
  [125_000, '2 min 5 s'],
])('%i ms', (ms, text) => {
  expect(duration(ms)).toBe(text);
});

test.each([
  [1, '1 byte'],
  [812, '812 bytes'],
  [2048, '2 KiB'],
  [1_600_000, '1.5 MiB'],
])('%i octets', (count, text) => {
  expect(octets(count)).toBe(text);
});

test('lists and counts', () => {
  expect([list([]), list(['a']), list(['a', 'b']), list(['a', 'b', 'c'])]).toEqual([
    '',
    'a',
    'a and b',
    'a, b and c',
  ]);
  expect([plural(1, 'day'), plural(2, 'day')]).toEqual(['1 day', '2 days']);
});

test.each([
  [300, '0.3 seconds'],
  [20, '0.1 seconds'],
  [1_004, '1 second'],
  [30_012, '30 seconds'],
])('%i ms of waiting', (ms, text) => {
  expect(waited(ms)).toBe(text);
});

test('codes', () => {
  expect(codes({ code: 550 })).toBe('550');
  expect(codes({ code: 550, enhanced: '5.1.1' })).toBe('550 5.1.1');
});
