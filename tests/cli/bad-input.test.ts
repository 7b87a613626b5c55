// Input that is wrong: one sentence that names the option, exit code 1, and nothing is sent.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { issue } from '../peers/ca.ts';
import { send, silence, startPeer, type ScriptedPeer } from '../peers/scripted.ts';
import { ehlo } from './ehlo.ts';
import { inProcess } from './in-process.ts';

let folder: string;
let peer: ScriptedPeer;

beforeAll(async () => {
  peer = await startPeer([send('220 mail.example.org ESMTP'), silence]);
  folder = mkdtempSync(join(tmpdir(), 'ehlo-cli-'));
  const file = (name: string, content: string | Uint8Array): void =>
    writeFileSync(join(folder, name), content);
  const own = issue({ commonName: 'client.example', purpose: 'client', ownKey: true });
  const other = issue({ commonName: 'other.example', ownKey: true });
  file('client.pem', own.cert);
  file('client.key', own.key);
  file('other.key', other.key);
  file(
    'encrypted.key',
    own.privateKey.export({
      type: 'pkcs8',
      format: 'pem',
      cipher: 'aes-128-cbc',
      passphrase: 'x',
    }),
  );
  file('damaged.pem', own.cert.replace(/MII./, 'AAAA'));
  file('empty.eml', '');
  file('latin1.txt', Buffer.from('caf\xe9', 'latin1'));
  file('letter.eml', 'Subject: hi\r\n\r\nhi\r\n');
});

afterAll(async () => {
  await peer.stop();
  rmSync(folder, { recursive: true });
});

/** Options that a run up to RCPT needs. */
const ENVELOPE = ['--from', 'a@example.org', '--to', 'b@example.org', '--stop-after', 'rcpt'];

/** What is given to `ehlo test HOST`, the option at fault, and what is said of it. */
const ROWS: readonly (readonly [args: readonly string[], option: string, says: string])[] = [
  // how far
  [['--stop-after', 'lunch'], '--stop-after', '"lunch" is none of connect,'],
  [['--stop-after', 'data'], '--stop-after', 'add --send'],
  [['--stop-after', 'quit'], '--stop-after', 'add --send'],
  [['--send', '--stop-after', 'auth'], '--send', 'before the message'],
  [['--send'], '--to', 'missing'],
  [['--stop-after', 'mail'], '--from', 'missing'],
  [['--stop-after', 'rcpt', '--from', 'a@example.org'], '--to', 'missing'],
  [['--via', 'pigeon'], '--via', '"pigeon" is none of raw, nodemailer'],
  [['--quit-after', 'XCLIENT'], '--quit-after', '"XCLIENT" is none of'],
  // connection
  [['--port', '0'], '--port', '"0" is not a port'],
  [['--port', '65536'], '--port', 'not a port'],
  [['--port', '-1'], '--port', 'not a port'],
  [['--port', '587x'], '--port', 'not a port'],
  [['--port', '1'], '--port', 'TARGET names another port'],
  [['--server', 'mail.example.org'], '--server', 'TARGET is given already'],
  [['--security', 'ssl'], '--security', '"ssl" is none of auto, starttls'],
  [['--connect-ip', 'mail.example.org'], '--connect-ip', 'not an IP address'],
  [['--source-ip', '1.2.3'], '--source-ip', 'not an IP address'],
  [['--proxy', 'proxy.example:1080'], '--proxy', 'give socks5://'],
  [['--proxy', 'ftp://proxy.example:21'], '--proxy', 'give socks5://'],
  [['--proxy', 'http://proxy.example'], '--proxy', 'name the port'],
  [['--proxy', 'http://proxy.example:0'], '--proxy', 'not a port'],
  [['--proxy', 'socks5://me:Quokka@proxy.example:1080'], '--proxy', 'EHLO_PROXY_PASSWORD'],
  [['--proxy', 'http://p.example:1', '--via', 'nodemailer'], '--via', 'does not use a proxy'],
  [['-4', '-6'], '--4', 'excludes --6'],
  [['--connect-ip', '::1', '--source-ip', '127.0.0.1'], '--source-ip', 'cannot reach an IPv6'],
  [['-4', '--source-ip', '::1'], '--source-ip', 'cannot reach an IPv4'],
  [['--timeout', '0'], '--timeout', 'not a time'],
  [['--timeout', 'soon'], '--timeout', 'not a time'],
  [['--timeout', 'lunch=3'], '--timeout', '"lunch" is none of resolve,'],
  [['--run-timeout', '2h'], '--run-timeout', 'not a time'],
  [['--ehlo-name', 'two words'], '--ehlo-name', 'not a domain or an address literal'],
  [['--ehlo-name', 'a\r\nMAIL FROM:<x>'], '--ehlo-name', 'not a domain or an address literal'],
  [['--helo', '[1.2.3]'], '--ehlo-name', 'not a domain or an address literal'],
  // TLS
  [['--tls-name', 'not a name'], '--tls-name', 'not a host name'],
  [['--ca', 'FOLDER/nowhere.pem'], '--ca', 'does not exist'],
  [['--ca', 'FOLDER'], '--ca', 'is a folder'],
  [['--ca', 'FOLDER/letter.eml/x'], '--ca', 'cannot be read (not a directory)'],
  [['--ca', 'FOLDER/letter.eml'], '--ca', 'holds no PEM certificate'],
  [['--ca', 'FOLDER/damaged.pem'], '--ca', 'damaged certificate'],
  [['--cert', 'FOLDER/client.pem'], '--cert', 'needs --key'],
  [['--key', 'FOLDER/client.key'], '--key', 'needs --cert'],
  [['--cert', 'FOLDER/client.pem', '--key', 'FOLDER/other.key'], '--key', 'not the key of'],
  [['--cert', 'FOLDER/client.pem', '--key', 'FOLDER/letter.eml'], '--key', 'no private key'],
  [['--cert', 'FOLDER/client.pem', '--key', 'FOLDER/encrypted.key'], '--key', 'passphrase'],
  // sign-in
  [['--user', ''], '--user', 'empty'],
  [['--user', 'me'], '--user', 'signing in needs a password'],
  [['--user', 'me', '--auth', 'XOAUTH2'], '--user', 'signing in needs a token'],
  [['--user', 'a\0b'], '--user', 'control characters'],
  [['--auth', 'MAGIC'], '--auth', '"MAGIC" is none of the mechanisms'],
  [['--auth', ''], '--auth', 'none of the mechanisms'],
  [['--auth', 'PLAIN'], '--auth', 'give the user name too, with --user'],
  [['--auth', 'XOAUTH2', '--stop-after', 'auth'], '--auth', 'with --user'],
  [['--auth', 'PLAIN', '--via', 'nodemailer'], '--auth', 'with --user'],
  [['--auth', 'PLAIN', ...ENVELOPE], '--auth', 'with --user'],
  [['--authzid', 'z'], '--authzid', 'give the user name too, with --user'],
  [['--stop-after', 'auth'], '--stop-after', 'as far as auth, give the user name too, with --user'],
  [['--password-stdin'], '--password-stdin', 'give the user name too'],
  [['--password-stdin', '--token-stdin'], '--token-stdin', 'one secret'],
  [['--user', 'me', '--password-stdin'], '--password-stdin', 'standard input is empty'],
  [['--password', 'Quokka'], '--password', 'seen by every user'],
  [['--auth-password', 'Quokka'], '--auth-password', 'seen by every user'],
  [['-ap', 'Quokka'], '--auth-password', 'seen by every user'],
  [['--token', 'Quokka'], '--token', 'seen by every user'],
  // envelope and message
  [['--from', 'nobody'], '--from', '"nobody" is not a mail address'],
  [['--from', 'a@b@c'], '--from', 'not a mail address'],
  [['--from', 'Ann <a@example.org>'], '--from', 'not a mail address'],
  [['--to', 'a@exa mple.org'], '--to', 'not a mail address'],
  [['--to', 'a@example.org\r\nRCPT TO:<x@y>'], '--to', 'not a mail address'],
  [['--to', 'a@example.org,,b@example.org'], '--to', 'not a mail address'],
  [['--to', '<>'], '--to', 'not a mail address'],
  [['--to', 'a"b,c@example.org'], '--to', 'not a mail address'],
  [['--to', `${'a'.repeat(250)}@example.org`], '--to', 'longer than 254 octets'],
  [['--header', 'X-A'], '--header', "'Name: value'"],
  [['--header', 'X A: b'], '--header', "'Name: value'"],
  [['--header', 'X-A: b\r\nBcc: c@example.org'], '--header', 'another header field'],
  [[...ENVELOPE, '--header', 'Content-Type: text/html'], '--header', 'follows from the parts'],
  [[...ENVELOPE, '--header', 'X-A:'], '--header', 'empty'],
  [['--subject', 'a\nb'], '--subject', 'line ends'],
  [[...ENVELOPE, '--text', '@FOLDER/nowhere'], '--text', 'does not exist'],
  [[...ENVELOPE, '--html', '@FOLDER/latin1.txt'], '--html', 'not UTF-8'],
  [[...ENVELOPE, '--attach', 'FOLDER/nowhere'], '--attach', 'does not exist'],
  [[...ENVELOPE, '--attach', 'FOLDER'], '--attach', 'is a folder'],
  [['--inline', 'logo.png'], '--inline', 'CID=FILE'],
  [[...ENVELOPE, '--message', 'FOLDER/nowhere.eml'], '--message', 'does not exist'],
  [[...ENVELOPE, '--message', 'FOLDER/empty.eml'], '--message', 'empty'],
  [[...ENVELOPE, '--message', 'FOLDER/letter.eml', '--text', 'x'], '--text', 'sent as it is'],
  [['--raw-lines'], '--raw-lines', 'for a --message only'],
  [['--notify', 'never,success'], '--notify', 'cannot be joined'],
  [['--notify', 'sometimes'], '--notify', '"sometimes" is none of NEVER'],
  [['--ret', 'half'], '--ret', 'none of FULL, HDRS'],
  [['--envid', 'a b'], '--envid', 'printable ASCII'],
  [[...ENVELOPE, '--to', 'c@example.org', '--orcpt', 'x'], '--orcpt', 'one recipient'],
  // output
  [['--json', '--ndjson'], '--ndjson', 'cannot be joined with --json'],
  [['--json', '--quiet'], '--quiet', 'cannot be joined with --json'],
  [['--export', 'FOLDER/run.doc'], '--export', 'ends in none of'],
  [['--export', 'FOLDER/nowhere/run.txt'], '--export', 'cannot be written'],
];

describe('bad input', () => {
  it.each(ROWS)('%j: %s', async (args, option, says) => {
    const target = `${peer.host}:${String(peer.port)}`;
    const real = args.map((arg) => arg.replace('FOLDER', folder));
    const { code, stdout, stderr } = await inProcess(['test', target, ...real]);
    expect(stderr).toMatch(/^ehlo: [^\n]+\.\n$/);
    expect(stderr).toContain(`ehlo: ${option}: `);
    expect(stderr).toContain(says);
    expect(stderr).not.toContain('Quokka');
    expect(stdout).toBe('');
    expect(code).toBe(1);
    expect(peer.received).toHaveLength(0);
  });

  it.each([
    [['test'], 'TARGET'],
    [['test', 'a', 'b'], 'too many arguments'],
    [['test', 'smtp://me:Quokka@127.0.0.1'], 'a password in a URL'],
    [['test', 'smtp://127.0.0.1?password=Quokka'], 'a URL must not hold a password'],
    [['test', 'smtp://127.0.0.1?json=1'], '"json" is none of security'],
    [['test', 'smtp://127.0.0.1?security=ssl'], '"ssl" is none of auto'],
    [['test', 'smtp://127.0.0.1?auth=plain'], '--auth: give the user name too, with --user'],
    [['test', 'smtp://127.0.0.1?stop-after=auth'], '--stop-after: to go as far as auth'],
    [['test', 'smtps://127.0.0.1', '--security', 'none'], 'smtps:// is implicit TLS'],
    [['test', 'practice:nothing'], 'no practice server is called "nothing"'],
    [['test', 'practice:healthy', '--port', '25'], 'a free port of its own'],
    [['test', '127.0.0.1', '--passwrod=Quokka'], "unknown option '--passwrod'"],
    [['test', '127.0.0.1', '--port'], "'-p, --port <port>' argument missing"],
    [['send', '127.0.0.1', '--stop-after', 'rcpt'], 'before the message'],
    [['practice', 'nothing'], 'no practice server is called "nothing"; ehlo practice lists them.'],
    [['test', 'smtp://'], 'TARGET: the host is missing'],
    [['test', 'smtp://:587'], 'TARGET: the host is missing'],
    [['test', ':587'], 'TARGET: the host is missing'],
    [['test', ''], 'TARGET: the host is missing'],
    [['audit', '127.0.0.1'], 'there is no command "audit"'],
  ])('%j', async (args, says) => {
    const { code, stdout, stderr } = await inProcess(args);
    expect(stderr).toMatch(/^ehlo: [^\n]+\n$/);
    expect(stderr).toContain(says);
    expect(stderr).not.toContain('Quokka');
    expect([code, stdout]).toEqual([1, '']);
  });

  it('is told as UNKNOWN to Nagios', async () => {
    const { code, stdout } = await inProcess(['test', '127.0.0.1', '--nagios', '--port', 'x']);
    expect(stdout).toMatch(/^EHLO UNKNOWN - --port: "x" is not a port[^\n]*\n$/);
    expect(code).toBe(3);
  });

  it('is found by the built program as well', async () => {
    const ended = await ehlo(['test', 'mail.example.org:x', '--json']);
    expect(ended).toEqual({
      code: 1,
      stdout: '',
      stderr: 'ehlo: TARGET: "x" is not a port; give a number from 1 to 65535.\n',
    });
  });

  it('shows control characters in what it quotes', async () => {
    const { stderr } = await inProcess(['test', 'mail\u001b[31m\u202e.example.org']);
    expect(stderr).toContain('"mail[U+001B][31m[U+202E].example.org"');
  });
});
