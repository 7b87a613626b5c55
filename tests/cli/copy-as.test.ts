// Prints settings for another program: the text alone on standard output, no secret anywhere.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { COPY_FORM_NAMES } from '../../shared/copy-as/form-names.ts';
import { issue } from '../peers/ca.ts';
import { inProcess } from './in-process.ts';

const SECRET = 'Wombat-7-Lantern';
const SETTINGS = [
  ...['mail.example.org', '--user', 'ann@example.org', '--auth', 'LOGIN'],
  ...['--ehlo-name', 'client.example.org', '--from', 'ann@example.org', '--to', 'bob@example.org'],
];

it.each(COPY_FORM_NAMES)('as %s', async (form) => {
  const env = { EHLO_PASSWORD: SECRET };
  const { code, stdout, stderr } = await inProcess(['copy-as', form, ...SETTINGS], { env });
  expect(code).toBe(0);
  expect(stdout).toContain('mail.example.org');
  expect(stdout).toContain('587');
  expect(stderr).toMatch(/^(?:ehlo: .*\.\n)*$/);
  expect(stdout + stderr).not.toContain(SECRET);
});

it('names the file of the roots as it was given, and takes the options of a URL', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ehlo-copy-'));
  const ca = join(folder, 'our roots.pem');
  writeFileSync(ca, issue({ commonName: 'x', ca: true }).cert);
  const url = 'smtps://ann%40example.org@mail.example.org?tls-name=mx.example.org';
  const { stdout } = await inProcess(['copy-as', 'swaks', url, '--ca', ca]);
  rmSync(folder, { recursive: true });
  expect(stdout).toContain(`--tls-ca-path '${ca}'`);
  expect(stdout).toContain('--tls-on-connect');
  expect(stdout).toContain('--port 465');
  expect(stdout).toContain('--tls-sni mx.example.org');
  expect(stdout).toContain('--auth-user ann@example.org');
});

it.each([
  [['copy-as', 'swaks', 'practice:healthy'], 'TARGET: a practice server ends with'],
  [['copy-as', 'swaks', 'mail.example.org', '--json'], '--json: nothing is run here'],
  [['copy-as', 'telex', 'mail.example.org'], 'swaks'],
  [['copy-as', 'swaks'], 'TARGET: missing'],
])('refuses %j', async (args, why) => {
  const { code, stdout, stderr } = await inProcess(args);
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toContain(why);
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
});
