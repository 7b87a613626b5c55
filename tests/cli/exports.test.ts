// Exports runs from the command line: every format by its ending, and what a run has nothing for.

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { EXPORT_FORMATS, FORMATS } from '../../shared/export/formats.ts';
import { inProcess } from './in-process.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ehlo-exports-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const exporting = (...names: readonly string[]) =>
  names.flatMap((name) => ['--export', join(folder, name)]);
const all = EXPORT_FORMATS.map((format) => `run.${FORMATS[format].extension}`);

it('writes every format of a message that is sent from a file', async () => {
  const letter = join(folder, 'letter.eml');
  writeFileSync(letter, 'Subject: kept\n\nas it left\n');
  const args = ['send', 'practice:healthy', '--quiet', '--message', letter, ...exporting(...all)];
  const { code, stderr } = await inProcess(args);
  expect([code, stderr]).toEqual([0, '']);
  expect(readdirSync(folder).toSorted()).toEqual(['letter.eml', ...all].toSorted());
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  expect(read('run.eml')).toBe('Subject: kept\r\n\r\nas it left\r\n');
  expect(read('run.pem')).toMatch(/^Subject: CN=submission\.practice\.example\n/);
  expect(read('run.md')).toMatch(/^# /);
  expect(read('run.csv')).toMatch(/^"seq",/);
  expect(read('run.xml')).toMatch(/^<\?xml /);
});

it('says what it has nothing to write for, and ends as the run did', async () => {
  const composed = await inProcess([
    ...['send', 'practice:healthy', '--quiet'],
    ...exporting('run.eml'),
  ]);
  expect(composed.code).toBe(0);
  expect(composed.stderr).toMatch(/^ehlo: --export: \S*run\.eml\S* is not written\. .*\n$/);
  const clear = await inProcess([
    ...['test', '127.0.0.1:1', '--security', 'none', '--no-follow-up', '--quiet'],
    ...exporting('run.pem', 'run.eml', 'run.md'),
  ]);
  expect(clear.code).toBe(2);
  expect(clear.stderr.match(/is not written/g)).toHaveLength(2);
  expect(readdirSync(folder)).toEqual(['run.md']);
});

it('masks the names in what it writes, and nothing on the screen', async () => {
  const { code, stdout } = await inProcess([
    ...['test', 'practice:wrong-password', '--mask-names'],
    ...exporting('run.txt', 'run.json', 'run.csv'),
  ]);
  expect(code).toBe(28);
  expect(stdout).toContain('practice.example');
  for (const file of readdirSync(folder)) {
    const text = readFileSync(join(folder, file), 'utf8');
    expect(text).toContain('host-1.example');
    expect(text).not.toMatch(/practice\.example|\bann\b/i);
  }
});

it.each([
  [[], 'this is for the files of --export.'],
  [['run.pem'], 'are part of its octets, and cannot be masked.'],
  [['run.txt', 'run.eml'], 'are part of its octets, and cannot be masked.'],
])('refuses to mask %j', async (names, why) => {
  const args = ['test', 'practice:healthy', '--mask-names', ...exporting(...names)];
  const { code, stdout, stderr } = await inProcess(args);
  expect([code, stdout, readdirSync(folder)]).toEqual([1, '', []]);
  expect(stderr).toMatch(/^ehlo: --mask-names: /);
  expect(stderr).toContain(why);
});
