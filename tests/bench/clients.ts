// Lists the programs that are compared, each told to send the same message the same way.

import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Tool } from '../peers/debian/tools.ts';
import * as tools from '../peers/debian/tools.ts';
import type { Program } from './program.ts';

export type Mode = 'starttls' | 'implicit';

/** One send. */
export interface Errand {
  readonly port: number;
  readonly mode: Mode;
  readonly caFile: string;
  readonly user: string;
  readonly password: string;
  readonly recipient: string;
  /** The message, with CRLF. */
  readonly file: string;
  /** A folder for settings that have to be in a file. */
  readonly folder: string;
}

export interface Client {
  readonly name: string;
  readonly version: string;
  program(errand: Errand): Promise<Program> | Program;
}

const HOST = '127.0.0.1';
const built = fileURLToPath(new URL('../../dist/cli/ehlo.js', import.meta.url));
const script = (name: string) => fileURLToPath(new URL(`clients/${name}`, import.meta.url));

/** What Ehlo keeps of the runs, as it does for everybody. */
const folder = mkdtempSync(join(tmpdir(), 'ehlo-bench-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

/** Ehlo as it was built, with no one's settings and no colours. */
export function ehlo(
  args: readonly string[],
  more: Readonly<Record<string, string>> = {},
): Program {
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: '/nonexistent',
    EHLO_CONFIG_DIR: folder,
    NO_COLOR: '1',
    ...more,
  };
  return { argv: [process.execPath, built, ...args], env };
}

/** The client that the others are held against: it sends and does nothing else. */
export const BARE = 'bare client';
export const EHLO = 'ehlo send';

/** All of them; those that this machine has not are fetched. */
export async function allClients(): Promise<readonly Client[]> {
  const [swaks, curl, msmtp, python] = await Promise.all([
    tools.swaks(),
    tools.curl(),
    tools.msmtp(),
    tools.python3(),
  ]);
  return [
    nodeScript(BARE, 'send-bare.mjs'),
    sendsComposed,
    sendsFile,
    sendsWithSwaks('swaks', swaks, []),
    sendsWithSwaks('swaks --pipeline', swaks, ['--pipeline']),
    sendsWithCurl('curl', curl, []),
    sendsWithCurl('curl --sasl-ir', curl, ['--sasl-ir']),
    sendsWithMsmtp(msmtp),
    {
      name: 'Python smtplib',
      version: python.version,
      program: (errand) => ({
        argv: [...python.argv, script('send-smtplib.py'), ...positional(errand)],
        env: { ...python.env, BENCH_PASSWORD: errand.password },
      }),
    },
    nodeScript('nodemailer', 'send-nodemailer.mjs'),
  ];
}

const sendsComposed: Client = {
  name: EHLO,
  version: 'as built',
  program: (errand) => sendsWithEhlo(errand, ['--subject', 'Bench', '--text', 'A line.']),
};

const sendsFile: Client = {
  name: `${EHLO} --message`,
  version: 'as built',
  program: (errand) => sendsWithEhlo(errand, ['--message', errand.file]),
};

function sendsWithEhlo(
  { port, mode, caFile, user, password, recipient }: Errand,
  message: string[],
) {
  const args = [
    ...['send', `${HOST}:${String(port)}`, '--security', mode, '--ca', caFile],
    ...['--ehlo-name', 'client.test', '--user', user, '--from', user, '--to', recipient],
  ];
  return ehlo([...args, ...message], { EHLO_PASSWORD: password });
}

function sendsWithSwaks(name: string, { argv, env, version }: Tool, flags: string[]): Client {
  return {
    name,
    version,
    program: ({ port, mode, caFile, user, password, recipient, file }) => ({
      argv: [
        ...argv,
        ...['--server', `${HOST}:${String(port)}`, '--ehlo', 'client.test', ...flags],
        ...[mode === 'implicit' ? '--tls-on-connect' : '--tls'],
        ...['--tls-verify', '--tls-ca-path', caFile],
        ...['--auth', 'PLAIN', '--auth-user', user, '--auth-password', password],
        ...['--from', user, '--to', recipient, '--data', `@${file}`],
      ],
      env,
    }),
  };
}

function sendsWithCurl(name: string, { argv, env, version }: Tool, flags: string[]): Client {
  return {
    name,
    version,
    program: ({ port, mode, caFile, user, password, recipient, file }) => ({
      argv: [
        ...argv,
        ...['--silent', '--show-error', '--ssl-reqd', '--cacert', caFile, ...flags],
        ...['--user', `${user}:${password}`, '--mail-from', user, '--mail-rcpt', recipient],
        ...['--upload-file', file],
        `${mode === 'implicit' ? 'smtps' : 'smtp'}://${HOST}:${String(port)}/client.test`,
      ],
      env,
    }),
  };
}

function sendsWithMsmtp({ argv, env, version }: Tool): Client {
  return {
    name: 'msmtp',
    version,
    async program({ port, mode, caFile, user, password, recipient, file, folder }) {
      const settings = join(folder, 'msmtp.conf');
      const lines = [
        ...['account default', `host ${HOST}`, `port ${String(port)}`, 'domain client.test'],
        ...[
          'tls on',
          `tls_starttls ${mode === 'implicit' ? 'off' : 'on'}`,
          `tls_trust_file ${caFile}`,
        ],
        ...['auth plain', `user ${user}`, `password "${password}"`, `from ${user}`],
      ];
      await writeFile(settings, lines.map((line) => `${line}\n`).join(''), { mode: 0o600 });
      return { argv: [...argv, `--file=${settings}`, '--', recipient], env, stdin: file };
    },
  };
}

function nodeScript(name: string, file: string): Client {
  return {
    name,
    version: `Node.js ${process.version}`,
    program: (errand) => ({
      argv: [process.execPath, script(file), ...positional(errand)],
      env: { PATH: process.env['PATH'] ?? '', BENCH_PASSWORD: errand.password },
    }),
  };
}

function positional({ port, mode, caFile, user, recipient, file }: Errand): string[] {
  return [HOST, String(port), mode, caFile, user, recipient, file];
}
