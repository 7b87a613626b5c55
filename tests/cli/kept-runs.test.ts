// `ehlo test` and `ehlo send` keep their runs, unless they are told not to.

import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ProfileStore } from '../../electron/host/profile-store.ts';
import { writeHistorySettings } from '../../electron/host/run-history-settings.ts';
import { RunHistory } from '../../electron/host/run-history.ts';
import { DEFAULT_HISTORY } from '../../shared/host/history-settings.ts';
import { readLog } from '../../shared/run/log.ts';
import type { RunPlan } from '../../shared/run/plan.ts';
import { inProcess } from './in-process.ts';

let folder: string;
let history: RunHistory;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ehlo-kept-'));
  history = new RunHistory(folder);
});
afterEach(() => rmSync(folder, { recursive: true }));

const run = (...args: string[]) => inProcess(args, { env: { EHLO_CONFIG_DIR: folder } });
const kept = async () => (await history.search()).runs;

it('keeps a test and a send, each with the log that --ndjson prints', async () => {
  const test = await run('test', 'practice:wrong-password', '--ndjson');
  expect(test).toMatchObject({ code: 28, stderr: '' });
  const send = await run('send', 'practice:healthy', '--text', 'Hi', '--ndjson');
  expect(send).toMatchObject({ code: 0, stderr: '' });
  const runs = await kept();
  expect(runs.map(({ outcome }) => outcome)).toEqual(['ok', 'failed']);
  for (const [index, { stdout }] of [send, test].entries()) {
    expect(history.read(runs[index]!.id).log).toEqual(readLog(stdout));
  }
});

it('keeps the name of the profile that a run was started from', async () => {
  const settings: RunPlan = {
    connection: { host: '127.0.0.1', port: 9, security: 'starttls' },
    tls: {},
    stopAfter: 'connect',
    send: false,
    followUp: false,
    via: 'raw',
  };
  const { saved } = await new ProfileStore(folder).save({ name: 'Scanner', settings });
  await run('test', 'Scanner', '--quiet');
  expect(await kept()).toMatchObject([{ profile: saved.id, profileName: 'Scanner' }]);
});

describe('keeps nothing', () => {
  const test = ['test', 'practice:silent', '--timeout', '0.2', '--quiet'] as const;

  it('with --no-history', async () => {
    expect(await run(...test, '--no-history')).toMatchObject({ stderr: '' });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('where the history is set to keep nothing', async () => {
    writeHistorySettings(history.folder, { ...DEFAULT_HISTORY, keep: false });
    expect(await run(...test)).toMatchObject({ stderr: '' });
    expect(await kept()).toEqual([]);
  });

  it('where the folder cannot be written, and says so without failing for it', async () => {
    writeFileSync(join(folder, 'history'), 'in the way');
    const ended = await run('test', 'practice:healthy');
    expect(ended.code).toBe(0);
    expect(ended.stderr).toMatch(/^ehlo: this run is not kept in the history \([^\n]+\)\.\n$/);
    const monitored = await run('test', 'practice:healthy', '--nagios');
    expect(monitored).toMatchObject({ code: 0, stderr: '' });
  });
});

it('lets the oldest go, once an hour', async () => {
  writeHistorySettings(history.folder, { ...DEFAULT_HISTORY, maxRuns: 1 });
  const quick = ['test', '127.0.0.1:9', '--no-follow-up'];
  for (let count = 0; count < 3; count += 1) await run(...quick);
  expect(await kept()).toHaveLength(3);
  const hourAgo = Date.now() / 1000 - 3601;
  utimesSync(join(history.folder, 'pruned'), hourAgo, hourAgo);
  await run(...quick);
  expect(await kept()).toHaveLength(1);
});

it('is described in the help', async () => {
  for (const command of ['test', 'send']) {
    expect((await inProcess([command, '--help'])).stdout).toMatch(/--no-history +keep nothing/);
  }
});
