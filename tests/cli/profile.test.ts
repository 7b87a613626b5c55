// TARGET as a saved profile: its settings are used, and options go before them.

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ProfileStore } from '../../electron/host/profile-store.ts';
import { startPractice, type PracticeServer } from '../../electron/practice/start.ts';
import type { RunEvent } from '../../shared/run/event.ts';
import type { RunPlan, SecretRef } from '../../shared/run/plan.ts';
import type { MechanismName } from '../../shared/smtp/sasl-name.ts';
import { issue } from '../peers/ca.ts';
import { inProcess } from './in-process.ts';

const own = issue({ commonName: 'client.example', purpose: 'client', ownKey: true });
let folder: string;
let server: PracticeServer;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ehlo-cli-'));
  server = await startPractice('healthy');
  const store = new ProfileStore(folder);
  const settings: RunPlan = {
    connection: {
      host: server.host,
      port: server.port,
      security: server.security,
      ehloName: 'saved.example.org',
    },
    tls: { serverName: server.serverName, ca: server.ca },
    auth: {
      user: server.user,
      password: 'kept-elsewhere' as SecretRef,
      mechanisms: ['LOGIN' as MechanismName],
    },
    envelope: { from: server.from, to: server.to.map((address) => ({ address })) },
    message: { kind: 'composed', subject: 'Saved', text: 'Hello' },
    stopAfter: 'quit',
    send: true,
    followUp: false,
    via: 'raw',
  };
  await store.save({ name: 'Work mail', settings });
  await store.save({ name: 'twice', settings });
  await store.save({ name: 'twice', settings });
  const key = 'kept-elsewhere' as SecretRef;
  const tls = { ...settings.tls, certificate: own.cert, key };
  await store.save({ name: 'own key', settings: { ...settings, tls } });
  const packed = { ...settings.tls, key, pkcs12: true };
  await store.save({ name: 'own file', settings: { ...settings, tls: packed } });
  writeFileSync(join(folder, 'own.key'), own.key);
});

afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

const run = async (args: readonly string[], password: string | undefined = server.password) => {
  const env = { EHLO_CONFIG_DIR: folder, ...(password !== '' && { EHLO_PASSWORD: password }) };
  const ended = await inProcess([...args, '--ndjson'], { env });
  const log = ended.stdout
    .split('\n')
    .flatMap((line) => (line ? [JSON.parse(line) as RunEvent] : []));
  const sent = log.flatMap((event) => (event.type === 'line.sent' ? [event.text] : []));
  const messages = log.filter(({ type }) => type === 'message.sent').length;
  return { ...ended, sent: sent.join('\n'), messages };
};

describe('a profile as TARGET', () => {
  it.each(['profile:Work mail', 'Work mail'])('%j is run with what was saved', async (target) => {
    const { code, stderr, sent, messages } = await run(['test', target]);
    expect([code, stderr]).toEqual([0, '']);
    expect(sent).toContain('EHLO saved.example.org');
    expect(sent).toContain('AUTH LOGIN');
    expect(sent).toContain(`MAIL FROM:<${server.from}>`);
    // It was saved with a message to be sent; here that has to be said.
    expect(sent).toContain('RSET');
    expect(messages).toBe(0);
  });

  it('is sent with `ehlo send`', async () => {
    const { code, sent, messages } = await run(['send', 'profile:Work mail']);
    expect(code).toBe(0);
    expect(messages).toBe(1);
    expect(sent).toContain(`RCPT TO:<${String(server.to[0])}>`);
  });

  it('gives way to options', async () => {
    const own = ['--ehlo-name', 'own.example.org', '--auth', 'plain', '--stop-after', 'auth'];
    const { code, sent } = await run(['test', 'Work mail', ...own]);
    expect(code).toBe(0);
    expect(sent).toContain('EHLO own.example.org');
    expect(sent).toContain('AUTH PLAIN');
    expect(sent).not.toContain('MAIL');
  });

  it.each([
    ['profile:nobody', 'no profile is called "nobody"'],
    ['profile:twice', 'several profiles are called "twice"'],
    ['own key', 'whose key only the window has; give it with --key, or --pkcs12'],
    ['own file', 'whose key only the window has; give it with --pkcs12, or --cert and --key'],
  ])('%j is refused', async (target, says) => {
    const { code, stdout, stderr } = await run(['test', target]);
    expect(stderr).toMatch(/^ehlo: TARGET: [^\n]+\.\n$/);
    expect(stderr).toContain(says);
    expect([code, stdout]).toEqual([1, '']);
  });

  it('shows its own certificate where the key is given', async () => {
    const args = ['test', 'own key', '--key', join(folder, 'own.key')];
    const { code, stderr, stdout } = await run(args);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('"clientCertificate":true');
  });

  it('takes no key of another certificate', async () => {
    const other = issue({ commonName: 'other', purpose: 'client', ownKey: true });
    writeFileSync(join(folder, 'other.key'), other.key);
    const { code, stderr } = await run(['test', 'own key', '--key', join(folder, 'other.key')]);
    expect(stderr).toMatch(/^ehlo: --key: [^\n]+ is not the key of the certificate\.\n$/);
    expect(code).toBe(1);
  });

  it('needs the password as any other target does', async () => {
    const { code, stderr } = await run(['test', 'Work mail'], '');
    expect(stderr).toContain('signing in needs a password');
    expect(code).toBe(1);
  });
});

describe('profiles that cannot be read', () => {
  let damaged: string;

  beforeEach(() => {
    damaged = mkdtempSync(join(tmpdir(), 'ehlo-cli-'));
    writeFileSync(join(damaged, 'profiles.json'), '{"profiles": [');
  });

  afterEach(() => {
    rmSync(damaged, { recursive: true });
  });

  const stop = ['--stop-after', 'connect', '--connect-ip', '127.0.0.1', '--port', '9', '--quiet'];

  it('do not keep a bare word from being a host', async () => {
    const env = { EHLO_CONFIG_DIR: damaged };
    const { code, stderr, stdout } = await inProcess(['test', 'mailhost', ...stop], { env });
    const [name] = readdirSync(damaged).filter((each) => each.startsWith('profiles.damaged-'));
    expect(stderr).toBe(
      `ehlo: The file ${join(damaged, 'profiles.json')} is damaged (it is not valid JSON), so it was ` +
        `set aside as ${join(damaged, name!)}. There is no good copy of it, so the list of ` +
        'profiles is empty.\n',
    );
    expect(stdout).toContain('mailhost');
    expect(code).toBe(2);
    // Said once.
    expect((await inProcess(['test', 'mailhost', ...stop], { env })).stderr).toBe('');
  });

  it('do not keep a bare word from being a host where a newer version wrote them', async () => {
    const newer = '{"version":99,"profiles":[]}';
    writeFileSync(join(damaged, 'profiles.json'), newer);
    const env = { EHLO_CONFIG_DIR: damaged };
    const { code, stderr } = await inProcess(['test', 'mailhost', ...stop], { env });
    expect(stderr).toMatch(
      /^ehlo: "mailhost" is taken for a host\. A newer version of Ehlo wrote the file [^\n]+\n$/,
    );
    expect(code).toBe(2);
    expect(readFileSync(join(damaged, 'profiles.json'), 'utf8')).toBe(newer);
  });

  it('are not looked for where a host is named', async () => {
    const env = { EHLO_CONFIG_DIR: damaged };
    const { code, stderr } = await inProcess(['test', 'mail.example.org', ...stop], { env });
    expect([code, stderr]).toEqual([2, '']);
  });

  it('are told where a profile was asked for', async () => {
    const env = { EHLO_CONFIG_DIR: damaged };
    const { code, stderr, stdout } = await inProcess(['test', 'profile:mailhost', ...stop], {
      env,
    });
    expect(stderr).toMatch(
      /^ehlo: The file [^\n]+ is damaged \(it is not valid JSON\), so [^\n]+\n/,
    );
    expect(stderr).toContain('\nehlo: TARGET: no profile is called "mailhost".\n');
    expect([code, stdout]).toEqual([1, '']);
  });
});

it('a profile is looked up once', async () => {
  const list = vi.spyOn(ProfileStore.prototype, 'list');
  await run(['test', 'Work mail', '--stop-after', 'connect']);
  await run(['test', 'profile:Work mail', '--stop-after', 'connect']);
  expect(list).toHaveBeenCalledTimes(2);
});
