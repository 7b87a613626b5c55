// Runs `ehlo explain` on arguments, files and standard input, in the encodings that programs use.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Explanation } from '../../shared/explain/explanation.ts';
import { inProcess } from './in-process.ts';

const DENIED = '554 5.7.1 <bob@example.net>: Relay access denied';
const REFUSED = '535 5.7.8 Error: authentication failed';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ehlo-explain-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const explain = (...args: readonly string[]) => inProcess(['explain', ...args]);
const from = (stdin: string | Uint8Array, ...args: readonly string[]) =>
  inProcess(['explain', ...args], { stdin });
const rule = ({ stdout }: { readonly stdout: string }) =>
  (JSON.parse(stdout) as Explanation).verdict.rule;

describe('the card', () => {
  it('says what happened, why, what to do, in the server’s words and with the line', async () => {
    const { code, stdout, stderr } = await from(
      `Hello,\n\nsee below:\n${DENIED}\n`,
      '--phase',
      'rcpt',
    );
    expect(code).toBe(24);
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^✘ The server passes mail on only for users who are signed in\n/);
    expect(stdout).toMatch(/^ {2}do {6}Give user name and password/m);
    expect(stdout).toContain(`server  ${DENIED}`);
    expect(stdout).toMatch(/basis {3}likely, line 4 \(rcpt\.relay-needs-sign-in/);
    expect(stdout).toMatch(new RegExp(`^ {2}line 4 +${DENIED.replace('.', '\\.')}$`, 'm'));
    expect(stdout).not.toContain('guess');
  });

  it('says that it guessed', async () => {
    const { stdout } = await explain('550 No such user here');
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      'is a guess from its words; --phase tells better.',
    );
    expect(stdout).toMatch(/basis {3}likely/);
  });

  it('offers the command that mends it, where the server is known', async () => {
    const text = 'msmtp: the server does not support TLS via the STARTTLS command';
    const { stdout } = await from(text, '--server', 'mail.example.org:465');
    expect(stdout).toMatch(/try {5}ehlo test mail\.example\.org --port 465 --security implicit/);
    expect((await from(text)).stdout).not.toMatch(/ try /);
  });

  it('writes hostile characters of the text out', async () => {
    const { stdout } = await explain('550 5.1.1 no such user \u202e\u001b]0;x\u0007');
    expect(stdout).not.toMatch(/[\u202e\u001b\u0007]/);
  });
});

describe('the text', () => {
  it('is taken from a file', async () => {
    const file = join(folder, 'bounce.txt');
    writeFileSync(file, `${REFUSED}\n`);
    const told = await explain('--file', file, '--json');
    expect([told.code, rule(told)]).toEqual([28, 'auth.credentials-rejected']);
  });

  it.each([
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${REFUSED}`, 'utf8')],
    ['UTF-16, little-endian, with a mark', Buffer.from(`\uFEFF${REFUSED}`, 'utf16le')],
    ['UTF-16, little-endian, without a mark', Buffer.from(REFUSED, 'utf16le')],
    ['UTF-16, big-endian, with a mark', Buffer.from(`\uFEFF${REFUSED}`, 'utf16le').swap16()],
    [
      'Windows-1252',
      Buffer.concat([Buffer.from('Kennwort f\xfcr Ada:\r\n', 'latin1'), Buffer.from(REFUSED)]),
    ],
    ['carriage returns alone', Buffer.from(`Error\r${REFUSED}\r`)],
  ])('is read as %s', async (_, octets) => {
    expect(rule(await from(octets, '--json'))).toBe('auth.credentials-rejected');
  });

  it('is bounded, with a sentence', async () => {
    const { code, stdout, stderr } = await from(Buffer.alloc(8 * 1024 * 1024 + 1, 'a'));
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toBe(
      'ehlo: explain: this is longer than 8 MiB; give the part of it that shows the failure.\n',
    );
  });
});

describe('bad input', () => {
  it.each([
    [['explain', ''], 'explain: there is no text to explain.'],
    [['explain', 'Hello'], 'explain: nothing in this text is a server’s reply'],
    [['explain', 'Hello', '--json'], 'explain: nothing in this text is a server’s reply'],
    [['explain', DENIED, '--file', 'x'], '--file: this cannot be joined with a text.'],
    [['explain', '--file', '/nonexistent'], '--file: "/nonexistent" does not exist.'],
    [['explain', DENIED, '--phase', 'sign-in'], '--phase: "sign-in" is none of resolve, connect'],
    [
      ['explain', DENIED, '--server', 'a b'],
      '--server: "a b" is neither a host name nor a provider.',
    ],
  ])('%j', async (args, sentence) => {
    const { code, stdout, stderr } = await inProcess(args);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr.startsWith(`ehlo: ${sentence}`), stderr).toBe(true);
  });

  it('does not repeat a secret of a text in which nothing was found', async () => {
    const { stderr } = await explain('my password is Kq7-vXz9_wJm');
    expect(stderr).not.toContain('Kq7');
  });
});

it('knows providers by their names', async () => {
  const { stdout } = await explain(REFUSED, '--provider', 'Gmail', '--json');
  const { target, verdict } = JSON.parse(stdout) as Explanation;
  expect(target.host).toBe('smtp.gmail.com');
  expect(verdict.remedy).toMatch(/app password/i);
});

it.each([
  ['getaddrinfo ENOTFOUND mail.example.org', 2],
  ['msmtp: cannot get initial OK message from server\nmsmtp: server message: 554 no', 21],
  ['ssl.SSLError: [SSL: WRONG_VERSION_NUMBER] wrong version number', 29],
  ['smtplib.SMTPServerDisconnected: Connection unexpectedly closed', 6],
  ["smtplib.SMTPSenderRefused: (553, b'5.7.1 Sender address rejected', 'a@b.example')", 23],
  ["smtplib.SMTPDataError: (554, b'5.7.1 Spam message rejected')", 26],
  ['250 2.0.0 Ok: queued as 4Zq7Xk2Rv9z3L', 0],
])('ends as a test would that ends so: %s', async (text, code) => {
  expect((await explain(text)).code).toBe(code);
});
