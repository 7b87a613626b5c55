// Files that a run reads, or that hold something else, are not overwritten by what it writes.

import { spawnSync } from 'node:child_process';
import {
  closeSync,
  linkSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { issue } from '../peers/ca.ts';
import { ehlo, ENTRY } from './ehlo.ts';
import { inProcess } from './in-process.ts';

let folder: string;
const own = issue({ commonName: 'client.example', purpose: 'client', ownKey: true });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ehlo-cli-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

const file = (name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const ENVELOPE = ['--from', 'a@example.org', '--to', 'b@example.org', '--stop-after', 'rcpt'];

it.each<[option: string, write: () => { path: string; args: string[] }]>([
  ['--text', () => ({ path: file('body.txt', 'Hi'), args: ['--text', `@${folder}/body.txt`] })],
  ['--html', () => ({ path: file('body.html', 'Hi'), args: ['--html', `@${folder}/body.html`] })],
  ['--attach', () => ({ path: file('a.txt', 'Hi'), args: ['--attach', join(folder, 'a.txt')] })],
  ['--inline', () => ({ path: file('i.html', 'Hi'), args: ['--inline', `x=${folder}/i.html`] })],
  [
    '--message',
    () => ({ path: file('m.txt', 'A: b\n\nHi'), args: ['--message', `${folder}/m.txt`] }),
  ],
  ['--ca', () => ({ path: file('ca.txt', own.cert), args: ['--ca', join(folder, 'ca.txt')] })],
  [
    '--key',
    () => {
      const cert = file('own.pem', own.cert);
      return {
        path: file('key.txt', own.key),
        args: ['--cert', cert, '--key', join(folder, 'key.txt')],
      };
    },
  ],
])('the file of %s is refused as an --export', async (option, write) => {
  const { path, args } = write();
  const before = readFileSync(path);
  const run = ['test', '127.0.0.1:9', ...ENVELOPE, ...args, '--export', path];
  const { code, stdout, stderr } = await inProcess(run);
  expect(stderr).toMatch(/^ehlo: --export: [^\n]+\.\n$/);
  expect(stderr).toContain(`is the file of ${option}, which it would overwrite`);
  expect([code, stdout]).toEqual([1, '']);
  expect(readFileSync(path)).toEqual(before);
});

it.each([
  ['a link', symlinkSync],
  ['a second name', linkSync],
])('by %s as well', async (_name, make) => {
  const path = file('letter.eml', 'A: b\r\n\r\nHi');
  const other = join(folder, `${make.name}.txt`);
  make(path, other);
  const args = ['--message', path, '--export', other];
  const { code, stderr } = await inProcess(['test', '127.0.0.1:9', ...ENVELOPE, ...args]);
  expect(stderr).toContain('is the file of --message');
  expect(code).toBe(1);
});

it.skipIf(process.platform === 'win32')('and the file of standard input', () => {
  const path = file('password.txt', 'Quokka');
  const input = openSync(path, 'r');
  const run = ['test', '127.0.0.1:9', '--user', 'me', '--password-stdin', '--export', path];
  const ended = spawnSync(process.execPath, [ENTRY, ...run], {
    stdio: [input, 'pipe', 'pipe'],
    encoding: 'utf8',
  });
  closeSync(input);
  expect(ended.stderr).toMatch(/ is the file of standard input, which it would overwrite\.\n$/);
  expect([ended.status, ended.stdout]).toEqual([1, '']);
  expect(readFileSync(path, 'utf8')).toBe('Quokka');
});

it('--write-ca replaces certificates only', async () => {
  const key = file('mixed.pem', own.cert + own.key);
  const refused = await inProcess(['practice', 'silent', '--write-ca', key]);
  expect(refused.stderr).toMatch(/^ehlo: --write-ca: [^\n]+ holds something else [^\n]+\n$/);
  expect(refused.code).toBe(1);
  expect(readFileSync(key, 'utf8')).toBe(own.cert + own.key);

  const old = file('old.pem', own.cert);
  await ehlo(['practice', 'silent', '--write-ca', old], {
    onOutput: (text, child) => {
      if (text.includes('Press Ctrl-C')) child.kill('SIGINT');
    },
  });
  expect(readFileSync(old, 'utf8')).toMatch(/^-----BEGIN CERTIFICATE-----/);
  expect(readFileSync(old, 'utf8')).not.toBe(own.cert);
});

it.runIf(process.platform === 'linux')('a file that cannot be written after all', async () => {
  const full = join(folder, 'full.txt');
  symlinkSync('/dev/full', full);
  const plain = await ehlo(['test', 'practice:healthy', '--quiet', '--export', full]);
  expect(plain.stdout).toMatch(/^✔ /);
  expect(plain.stderr).toMatch(/^ehlo: --export: [^\n]+ cannot be written \([^\n]+\)\.\n$/);
  expect(plain.code).toBe(1);

  const nagios = await ehlo(['test', 'practice:healthy', '--nagios', '--export', full]);
  expect(nagios.stdout).toMatch(
    /^EHLO UNKNOWN - practice:healthy: [^\n]*; --export: [^\n]*\| total=[^\n]*\n$/,
  );
  expect([nagios.stderr, nagios.code]).toEqual(['', 3]);
});
