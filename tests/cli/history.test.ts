// `ehlo history`, on runs that a door has kept.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepLog } from '../../electron/host/run-history-keep.ts';
import type { RunId } from '../../shared/host/api.ts';
import { readLog } from '../../shared/run/log.ts';
import { inProcess } from './in-process.ts';

const GOLDEN = new URL('../logs/wrong-password.ndjson', import.meta.url);

let folder: string;
let id: RunId;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ehlo-cli-history-'));
  const log = readLog(readFileSync(GOLDEN, 'utf8'));
  id = keepLog(join(folder, 'history'), log);
});
afterAll(() => rmSync(folder, { recursive: true }));

const history = (...args: string[]) =>
  inProcess(['history', ...args], { env: { EHLO_CONFIG_DIR: folder } });

describe('show', () => {
  it('prints a run as it was printed when it ran, in every format, and ends as it ended', async () => {
    const env = { EHLO_CONFIG_DIR: join(folder, 'own') };
    const test = ['test', '127.0.0.1:9', '--no-follow-up'];
    // The order of an object's fields says nothing.
    const objects = (text: string): unknown[] =>
      (text.startsWith('{\n') ? [text] : text.split('\n')).map((part): unknown =>
        part.startsWith('{') ? JSON.parse(part) : part,
      );
    for (const how of [[], ['--quiet'], ['--json'], ['--ndjson'], ['--nagios']]) {
      const ran = await inProcess([...test, ...how], { env });
      const shown = await inProcess(['history', 'show', 'last', ...how], { env });
      expect(shown).toMatchObject({ code: ran.code, stderr: ran.stderr });
      expect(objects(shown.stdout)).toEqual(objects(ran.stdout));
    }
  });

  it('writes exports, with names masked where that is asked for', async () => {
    const file = join(folder, 'shown.md');
    const { code, stderr } = await history('show', id, '--quiet', '--export', file);
    expect([code, stderr]).toEqual([28, '']);
    expect(readFileSync(file, 'utf8')).toContain('mail.example.test');
    await history('show', id, '--quiet', '--export', file, '--mask-names');
    expect(readFileSync(file, 'utf8')).not.toContain('mail.example.test');
    const letter = await history('show', id, '--quiet', '--export', join(folder, 'letter.eml'));
    expect(letter.stderr).toMatch(/letter\.eml" is not written/);
  });

  it('says in a sentence that there is no such run', async () => {
    expect(await history('show', 'abcdef')).toEqual({
      code: 1,
      stdout: '',
      stderr: 'ehlo: ID: no run is kept as "abcdef".\n',
    });
  });
});

describe('settings', () => {
  it('are told, set, and let the oldest go at once', async () => {
    const own = join(folder, 'limited');
    const log = readLog(readFileSync(GOLDEN, 'utf8'));
    for (let count = 0; count < 3; count += 1) keepLog(join(own, 'history'), log);
    const settings = (...args: string[]) =>
      inProcess(['history', 'settings', ...args], { env: { EHLO_CONFIG_DIR: own } });
    const { stdout } = await settings();
    expect(stdout).toMatch(
      /^Runs are kept\.\nAt most 10000 runs and 512 MiB; [^\n]+\nNow 3 runs and 0\.\d MiB, 0 pinned\.\n$/,
    );
    const changed = await settings(
      '--keep',
      'no',
      '--max-runs',
      '2',
      '--max-size',
      '1.5',
      '--json',
    );
    expect(JSON.parse(changed.stdout)).toMatchObject({
      settings: { keep: false, maxRuns: 2, maxBytes: 1_572_864 },
      size: { runs: 2, pinned: 0 },
    });
  });

  it.each([
    [['--keep', 'maybe'], '--keep: "maybe" is neither yes nor no.'],
    [['--max-runs', '0'], '--max-runs: "0" is no number from 1 to 100000.'],
    [['--max-size', '1e9'], '--max-size: "1e9" is no number from 1 to 65536.'],
  ])('%j is refused', async (args, sentence) => {
    expect(await history('settings', ...args)).toEqual({
      code: 1,
      stdout: '',
      stderr: `ehlo: ${sentence}\n`,
    });
  });
});

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
