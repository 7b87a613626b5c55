// Writes logs and reads them back, whole and torn.

import { expect, test } from 'vitest';
import { LogError } from '../../../shared/run/log-error.ts';
import { readEvent, readLog, writeEvent, writeLog } from '../../../shared/run/log.ts';
import { HEALTHY } from '../scenes.ts';

const text = writeLog(HEALTHY);

test('a log comes back as it was written', () => {
  expect(text.split('\n')).toHaveLength(HEALTHY.length + 1);
  expect(readLog(text)).toEqual(HEALTHY);
  expect(readLog('')).toEqual([]);
});

test('a torn last line loses that line only', () => {
  expect(readLog(text.slice(0, -20))).toEqual(HEALTHY.slice(0, -1));
});

test('a whole last line may lack its end', () => {
  expect(readLog(text.slice(0, -1))).toEqual(HEALTHY);
});

test('a damaged line elsewhere is named', () => {
  const lines = text.split('\n');
  lines[2] = lines[2]!.slice(0, 10);
  expect(() => readLog(lines.join('\n'))).toThrow(new LogError({ kind: 'malformed', line: 3 }));
  expect(() => readLog(lines.join('\n'))).toThrow('Line 3');
});

test.each([
  'null',
  '[]',
  '7',
  '{}',
  '{"type":"run.started","seq":0,"at":0}',
  '{"type":"run.started","seq":1.5,"at":0}',
  '{"type":"run.started","seq":1}',
  '{"seq":1,"at":0}',
  '{"type":"run.started","seq":1,"at":-1}',
])('%s is no event', (line) => {
  expect(readEvent(line)).toBeUndefined();
});

test('an event stays on its line, whatever the server said', () => {
  const event = { ...HEALTHY[10]!, text: 'a\nb\u2028\ud800' } as (typeof HEALTHY)[number];
  const line = writeEvent(event);
  expect(line.indexOf('\n')).toBe(line.length - 1);
  expect(readEvent(line)).toEqual(event);
});
