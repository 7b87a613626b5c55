// `ehlo providers`, and a provider as TARGET: all of it without a connection.

import { expect, it, test } from 'vitest';
import { PRESETS } from '../../shared/profile/presets/presets.ts';
import { inProcess } from './in-process.ts';

it('lists every provider with its server', async () => {
  const { code, stdout } = await inProcess(['providers']);
  expect(code).toBe(0);
  for (const { id, name } of PRESETS) {
    expect(stdout).toContain(`preset:${id} `);
    expect(stdout).toContain(name);
  }
  expect(stdout).toContain('smtp.gmail.com, 587 with STARTTLS');
  expect(stdout.split('\n').every((line) => line.length <= 100)).toBe(true);
});

it('tells all about one', async () => {
  const { stdout } = await inProcess(['providers', 'web.de']);
  expect(stdout).toContain('smtp.web.de');
  expect(stdout).toContain('465 with implicit TLS, 587 with STARTTLS');
  expect(stdout).toContain('the address without its domain');
  expect(stdout).toMatch(/source {4}https:.*\n?.*2026-11-24/);
});

it('lists them as JSON', async () => {
  const { stdout } = await inProcess(['providers', 'mailgun', '--json']);
  expect(JSON.parse(stdout)).toMatchObject([
    { id: 'mailgun', servers: [{ region: 'us' }, { region: 'eu', host: 'smtp.eu.mailgun.org' }] },
  ]);
});

test.each([
  [['providers', 'nobody'], 'no provider is known as "nobody"'],
  [['test', 'preset:nobody'], 'no provider is known as "nobody"'],
  [['test', 'preset:tuta'], 'It has no SMTP access'],
  [['test', 'preset:cpanel'], 'give the whole address'],
])('%j is refused: %s', async (args, sentence) => {
  const { code, stderr } = await inProcess(args);
  expect([code, stderr]).toEqual([1, expect.stringContaining(sentence)]);
});

/** What a run against the provider would be given, as another program is told it. */
async function url(...args: readonly string[]): Promise<{ swaks: string; stderr: string }> {
  const { code, stdout, stderr } = await inProcess(['copy-as', 'swaks', ...args]);
  expect([code, stderr]).toEqual([0, expect.any(String)]);
  return { swaks: stdout, stderr };
}

test('a provider brings its server, port, security and user', async () => {
  const { swaks } = await url('preset:sendgrid/eu');
  expect(swaks).toContain('--server smtp.eu.sendgrid.net');
  expect(swaks).toContain('--port 587');
  expect(swaks).toContain('--auth-user apikey');
});

test('options go before it, and a port brings its security', async () => {
  const { swaks } = await url('preset:gmail', '--user', 'me@gmail.com', '--port', '465');
  expect(swaks).toContain('--port 465');
  expect(swaks).toContain('--tls-on-connect');
  const implicit = await url('preset:amazon-ses/eu-west-1', '--security', 'implicit');
  expect(implicit.swaks).toContain('--server email-smtp.eu-west-1.amazonaws.com');
  expect(implicit.swaks).toContain('--port 465');
});

test('what was left open is settled aloud', async () => {
  const { stderr } = await url('preset:mailgun');
  expect(stderr).toContain('Mailgun has several servers; this is us. Others: preset:mailgun/eu.');
  expect(stderr).toContain('give --user');
  const settled = await url('preset:gmail', '--user', 'me@gmail.com');
  expect(settled.stderr).not.toMatch(/give --user|several servers/);
});
