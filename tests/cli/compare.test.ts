// `ehlo compare`, on kept runs and on files.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { keepLog } from '../../electron/host/run-history-keep.ts';
import type { RunId } from '../../shared/host/api.ts';
import { readLog } from '../../shared/run/log.ts';
import { inProcess } from './in-process.ts';

const path = (name: string) => fileURLToPath(new URL(`../logs/${name}.ndjson`, import.meta.url));

let folder: string;
let id: RunId;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ehlo-cli-compare-'));
  id = keepLog(join(folder, 'history'), readLog(readFileSync(path('wrong-password'), 'utf8')));
});
afterAll(() => rmSync(folder, { recursive: true }));

const compare = (...args: string[]) =>
  inProcess(['compare', ...args], { env: { EHLO_CONFIG_DIR: folder } });

it('tells the likely reason first, then the transcripts, and ends with the failed run’s code', async () => {
  const { code, stdout, stderr } = await compare(path('send-starttls'), id.slice(0, 5));
  expect([code, stderr]).toEqual([28, '']);
  expect(stdout).toMatch(
    /^The first run succeeded, the second failed, and they part while signing in/,
  );
  expect(stdout).toMatch(/\n {2}likely {2}/);
  expect(stdout).toMatch(/\n[-~] ← 235 /);
  expect(stdout).toMatch(/\n[+~] ← 535 /);
});

it('finds nothing between a run and itself, in the history or in a file', async () => {
  const { code, stdout } = await compare('last', path('wrong-password'));
  expect([code, stdout.split('\n')[0]]).toEqual([
    0,
    'Both runs ended the same way; nothing differs.',
  ]);
});

it('writes one JSON document', async () => {
  const { stdout } = await compare('last', path('send-starttls'), '--json');
  const expected = { format: 'ehlo.comparison/1', sameOutcome: false, parting: 'auth' };
  expect(JSON.parse(stdout)).toMatchObject(expected);
});

it('obeys nothing that a server says', async () => {
  const { stdout } = await compare('last', path('hostile-words'));
  expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
});

it('says in a sentence which run is missing or damaged', async () => {
  const damaged = join(folder, 'damaged.ndjson');
  writeFileSync(damaged, 'no log\n');
  for (const [run, words] of [
    ['abcdef012345', 'no run is kept as "abcdef012345"'],
    [join(folder, 'absent.ndjson'), 'does not exist'],
    [damaged, 'holds no log that can be read'],
  ] as const) {
    const { code, stdout, stderr } = await compare(run, 'last');
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^ehlo: RUN: [^\n]+\n$/);
    expect(stderr).toContain(words);
  }
});

it('stands in the help', async () => {
  expect((await inProcess(['--help'])).stdout).toMatch(/compare .*two runs/);
});
