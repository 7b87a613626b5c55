// `ehlo import`: settings of other programs, with their passwords neither printed nor kept.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { inProcess } from './in-process.ts';

const SECRET = 'correcthorse7battery';
const ENV = `MAIL_HOST=mail.example.org
MAIL_PORT=587
MAIL_ENCRYPTION=tls
MAIL_USERNAME=me@example.org
MAIL_PASSWORD=${SECRET}
MAIL_QUEUE=x
`;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ehlo-import-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const run = (args: readonly string[], stdin = '') =>
  inProcess(['import', ...args], { stdin, env: { EHLO_CONFIG_DIR: folder } });

it('prints the test that the settings come to, and what was left, from a file or standard input', async () => {
  const file = join(folder, '.env');
  writeFileSync(file, ENV);
  const { code, stdout, stderr } = await run([file]);
  expect(code).toBe(0);
  expect(stdout).toBe(
    'Read as environment variables.\nMAIL\n  ehlo test mail.example.org:587 --user me@example.org\n',
  );
  expect(stderr).toContain('What MAIL_QUEUE means is not known.');
  expect(stderr).toContain('The password in it was not kept.');
  expect(await run(['-'], ENV)).toEqual({ code, stdout, stderr });
});

it('prints them as JSON', async () => {
  const { stdout } = await run(['--json'], ENV);
  expect(JSON.parse(stdout)).toMatchObject({
    kind: 'settings',
    accounts: [{ name: 'MAIL', settings: { connection: { host: 'mail.example.org' } } }],
  });
});

it('saves a profile without the password', async () => {
  const { code, stderr, stdout } = await run(['--save', 'Work / env'], ENV);
  expect(code).toBe(0);
  expect(stderr).toContain('ehlo test "profile:Work / env" tests it.');
  const saved = readFileSync(join(folder, 'profiles.json'), 'utf8');
  expect(JSON.parse(saved)).toMatchObject({ profiles: [{ folder: 'Work', name: 'env' }] });
  expect(saved + stdout + stderr).not.toContain(SECRET);
});

describe('several accounts', () => {
  const msmtp = 'account a\nhost a.example.org\naccount b\nhost b.example.org\ntls on\n';

  it('are all printed, and one is chosen by its name', async () => {
    expect((await run([], msmtp)).stdout).toContain(
      'a\n  ehlo test a.example.org:25 --security none\nb\n  ehlo test b.example.org:25\n',
    );
    const { stdout } = await run(['--account', 'b'], msmtp);
    expect(stdout).not.toContain('a.example.org');
  });

  it('are not saved under one name', async () => {
    const { code, stderr } = await run(['--save', 'x'], msmtp);
    expect([code, stderr]).toEqual([1, expect.stringContaining('choose one account')]);
  });
});

it('reads Ehlo’s own profile and log', async () => {
  const profile = JSON.stringify({
    format: 'ehlo.profile/1',
    name: 'Mine',
    settings: {
      connection: { host: 'mail.example.org', port: 465, security: 'implicit' },
      tls: {},
      stopAfter: 'auth',
      send: false,
      followUp: true,
      via: 'raw',
    },
  });
  expect((await run([], profile)).stdout).toContain('Mine\n  ehlo test mail.example.org:465\n');
  const log = join(import.meta.dirname, '../logs/wrong-password.ndjson');
  const { stdout } = await run([log]);
  const [, id = ''] = /ehlo history show (\S+)/.exec(stdout) ?? [];
  const shown = await inProcess(['history', 'list'], { env: { EHLO_CONFIG_DIR: folder } });
  expect(shown.stdout).toContain(id);
});

test.each([
  ['From: a@b.c\nTo: d@e.f\nSubject: x\n\nHello', 'this is a message'],
  ['hello', 'no settings that are known'],
  ['MAIL_PORT=25\n', 'It names no server.'],
])('%j is refused: %s', async (text, words) => {
  const { code, stderr, stdout } = await run([], text);
  expect([code, stdout, stderr]).toEqual([1, '', expect.stringContaining(words)]);
});
