// `ehlo history`, on runs that a door has kept.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { keepLog } from '../../electron/host/run-history-keep.ts';
import type { RunId } from '../../shared/host/api.ts';
import { readLog } from '../../shared/run/log.ts';
import { inProcess } from './in-process.ts';

let folder: string;
let id: RunId;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ehlo-cli-history-'));
  const log = readLog(
    readFileSync(new URL('../logs/wrong-password.ndjson', import.meta.url), 'utf8'),
  );
  id = keepLog(join(folder, 'history'), log);
});
afterAll(() => rmSync(folder, { recursive: true }));

const history = (...args: string[]) =>
  inProcess(['history', ...args], { env: { EHLO_CONFIG_DIR: folder } });

it('lists, exports, pins, notes and deletes', async () => {
  expect((await history()).stdout).toMatch(new RegExp(`^${id}  .*failed .*mail.example.test:587`));
  expect((await history('list', '--outcome', 'ok')).stdout).toBe('');
  expect((await history('pin', id.slice(0, 4))).code).toBe(0);
  expect((await history('note', 'last', 'Ticket 4711')).code).toBe(0);
  const { stdout } = await history('list', '--text', '4711', '--json');
  expect(JSON.parse(stdout)).toMatchObject({ runs: [{ id, pinned: true, note: 'Ticket 4711' }] });
  const file = join(folder, 'run.txt');
  expect(await history('export', 'last', file)).toMatchObject({ code: 0, stderr: '' });
  expect(readFileSync(file, 'utf8')).toContain('535');
  expect((await history('delete', id)).code).toBe(0);
  expect(await history('delete', id)).toMatchObject({ code: 1 });
});

it('says in a sentence what it cannot take', async () => {
  const { code, stderr } = await history('list', '--outcome', 'fine');
  expect([code, stderr]).toEqual([1, 'ehlo: --outcome: this is nothing to look for.\n']);
});
