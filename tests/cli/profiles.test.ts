// `ehlo profiles`: found, put in order, and without anything secret.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ProfileStore } from '../../electron/host/profile-store.ts';
import type { RunPlan, SecretRef } from '../../shared/run/plan.ts';
import { plainSettings } from '../host/plain-settings.ts';
import { inProcess } from './in-process.ts';

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ehlo-cli-profiles-'));
  const store = new ProfileStore(folder);
  const connection = { ...plainSettings.connection, host: '127.0.0.1', port: 9 };
  const own: RunPlan = { ...plainSettings, connection, stopAfter: 'connect', followUp: false };
  const auth = { user: 'ursula', password: 'kept-elsewhere' as SecretRef };
  await store.save({ name: 'Zebra', settings: own, tags: ['animals'], colour: 'blue' });
  await store.save({ name: 'Help desk / Scanner 10', settings: { ...plainSettings, auth } });
  await store.save({
    name: 'Help desk / Scanner 2',
    settings: plainSettings,
    notes: 'Two\n\u202Elines',
  });
});
afterAll(() => rmSync(folder, { recursive: true }));

const run = (...args: readonly string[]) => inProcess(args, { env: { EHLO_CONFIG_DIR: folder } });

it('lists them by folder and name, with what was noted on one line', async () => {
  const { code, stdout, stderr } = await run('profiles');
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout.split('\n')).toEqual([
    'not run yet   Zebra  127.0.0.1:9  #animals  #blue',
    'not run yet   Help desk / Scanner 2  mail.example.org:587  Two [U+202E]lines',
    'not run yet   Help desk / Scanner 10  mail.example.org:587',
    '',
  ]);
});

it('finds them by words and marks', async () => {
  expect((await run('profiles', '#blue')).stdout).toMatch(/^not run yet {3}Zebra/);
  expect((await run('profiles', 'SCANNER', 'ursula')).stdout).toMatch(
    /^\S+ \S+ \S+ +Help desk \/ Scanner 10/,
  );
  expect(await run('profiles', 'nothing')).toEqual({ code: 0, stdout: '', stderr: '' });
});

it('puts what failed last first, also where the run was given its full name', async () => {
  expect(
    (
      await run(
        'test',
        'profile:Help desk/Scanner 2',
        '--connect-ip',
        '127.0.0.1',
        '--port',
        '9',
        '--stop-after',
        'connect',
        '--no-follow-up',
        '--quiet',
      )
    ).code,
  ).toBe(2);
  const { stdout } = await run('profiles', '--sort', 'outcome');
  expect(stdout.split('\n').map((line) => line.slice(0, 35))).toEqual([
    'failed        Help desk / Scanner 2',
    'not run yet   Zebra  127.0.0.1:9  #',
    'not run yet   Help desk / Scanner 1',
    '',
  ]);
});

it('tells all but references to secrets as JSON', async () => {
  const { stdout } = await run('profiles', '--json', 'scanner 10');
  expect(JSON.parse(stdout)).toMatchObject([
    {
      folder: 'Help desk',
      name: 'Scanner 10',
      tags: [],
      colour: 'none',
      outcome: null,
      settings: { auth: { user: 'ursula' } },
    },
  ]);
  expect(stdout).not.toContain('kept-elsewhere');
});

it('tests one by its bare name, unless two folders have it', async () => {
  const { stderr } = await run(
    'test',
    'profile:Scanner 10',
    '--port',
    '9',
    '--connect-ip',
    '127.0.0.1',
    '--stop-after',
    'connect',
    '--no-follow-up',
    '--quiet',
  );
  expect(stderr).toBe('');
});

it('says in a sentence that a newer version wrote them', async () => {
  const own = mkdtempSync(join(tmpdir(), 'ehlo-cli-profiles-'));
  writeFileSync(join(own, 'profiles.json'), '{"version":99}');
  const { code, stderr } = await inProcess(['profiles'], { env: { EHLO_CONFIG_DIR: own } });
  expect(stderr).toMatch(/^ehlo: profiles: A newer version of Ehlo wrote the file [^\n]+\n$/);
  expect(code).toBe(1);
  rmSync(own, { recursive: true });
});
