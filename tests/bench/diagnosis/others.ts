// Asks swaks, nodemailer and Python's smtplib about a case and keeps the last word of each.

import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as tools from '../../peers/debian/tools.ts';
import type { Errand } from './errand.ts';

export interface Other {
  readonly name: string;
  readonly version: string;
  /** Its last word about the case, in one line. */
  ask(errand: Errand): Promise<string>;
}

/** Milliseconds after which nobody would wait any longer for a program. */
const BOUND = 15_000;
const script = (name: string) => fileURLToPath(new URL(name, import.meta.url));

export async function allOthers(): Promise<readonly Other[]> {
  const [swaks, python] = await Promise.all([tools.swaks(), tools.python3()]);
  const path = { PATH: process.env['PATH'] ?? '' };
  return [
    {
      name: 'swaks',
      version: swaks.version,
      ask: (errand) => inFolder((folder) => askSwaks(swaks, errand, folder)),
    },
    {
      name: 'nodemailer’s verify()',
      version: `Node.js ${process.version}`,
      async ask(errand) {
        if (errand.proxy) return NO_PROXY;
        const argv = [process.execPath, script('verify-nodemailer.mjs')] as const;
        const env = { ...path, BENCH_CASE: JSON.stringify(errand) };
        return lastLine((await output(argv, env)).text);
      },
    },
    {
      name: 'Python smtplib',
      version: python.version,
      async ask(errand) {
        if (errand.proxy) return NO_PROXY;
        const argv = [...python.argv, script('try_smtplib.py')] as const;
        const env = { ...python.env, BENCH_CASE: JSON.stringify(errand) };
        return lastLine((await output(argv, env)).text);
      },
    },
  ];
}

const NO_PROXY = '(knows no such proxy)';

/** A case's resolver lives in this process, where a program of its own cannot ask it. */
const NO_RESOLVER = '(asks the system’s resolver alone)';

async function askSwaks({ argv, env }: tools.Tool, errand: Errand, folder: string) {
  if (errand.proxy) return NO_PROXY;
  const { address, port, security, ca, user, password, token, mechanism, message } = errand;
  if (address === undefined) return NO_RESOLVER;
  const file = async (name: string, content: string | Buffer): Promise<string> => {
    await writeFile(join(folder, name), content, { mode: 0o600 });
    return join(folder, name);
  };
  const mode = { starttls: ['--tls'], implicit: ['--tls-on-connect'], none: [] }[security];
  const version = errand.maxVersion?.replace(/^TLS/, 'tls').replace('.', '_');
  const signIn = user === undefined ? [] : ['--auth-user', user, '--auth-password', password ?? ''];
  const way = token === undefined ? mechanism : 'XOAUTH2';
  const last = errand.to.length > 0 ? 'RCPT' : user === undefined ? 'HELO' : 'AUTH';
  const args = [
    ...['--server', address, '--port', String(port), '--ehlo', errand.ehloName],
    ...['--timeout', `${String(errand.patience / 1000)}s`, ...mode],
    ...(security === 'none' ? [] : ['--tls-verify', '--tls-sni', errand.host]),
    ...(security === 'none' || version === undefined ? [] : ['--tls-protocol', version]),
    ...(ca === undefined || security === 'none' ? [] : ['--tls-ca-path', await file('ca.pem', ca)]),
    ...(user === undefined ? [] : way === undefined ? ['--auth'] : ['--auth', way]),
    ...signIn,
    ...['--from', errand.from || 'ada@example.org'],
    ...['--to', errand.to.join(',') || 'bob@example.net'],
    ...(errand.sourceIp === undefined ? [] : ['--local-interface', errand.sourceIp]),
    ...(message === undefined
      ? ['--quit-after', last]
      : ['--data', `@${await file('message.eml', Buffer.from(message, 'base64'))}`]),
  ];
  return lastOfSwaks(await output([...argv, ...args], env));
}

/** What it marks as trouble (`<**`, `<~*`, `***`), the lines of one reply together. */
function lastOfSwaks({ text, code }: Output): string {
  const lines = text.split('\n');
  const end = lines.findLastIndex((line) => /^(?:<[*~]\*|\*\*\*)/.test(line));
  if (end < 0) return code === 0 ? 'no error' : lastLine(text);
  let start = end;
  while (lines[start - 1]?.slice(0, 3) === lines[end]?.slice(0, 3)) start -= 1;
  const tail = lines[end + 1]?.startsWith('\t') === true ? [lines[end + 1] ?? ''] : [];
  return [...lines.slice(start, end + 1), ...tail].join(' ');
}

const lastLine = (text: string): string => text.trim().split('\n').at(-1) ?? '';

async function inFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'ehlo-case-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

interface Output {
  readonly text: string;
  /** Null where it was ended. */
  readonly code: number | null;
}

/** Both of its streams, as they came; a program that does not end is ended. */
async function output(
  argv: readonly [string, ...string[]],
  env: Readonly<Record<string, string>>,
): Promise<Output> {
  const [program, ...args] = argv;
  const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream
      .setEncoding('utf8')
      .on('data', (piece: string) => (text = (text + piece).slice(-20_000)));
  }
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  const timer = setTimeout(() => {
    child.kill('SIGKILL');
    text += `\n*** no word within ${String(BOUND / 1000)} s`;
  }, BOUND);
  const code = await ended;
  clearTimeout(timer);
  return { text, code };
}
