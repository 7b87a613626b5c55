// Starts what a copy was made for: each form's own program, from this machine or from Debian.

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { CopyFormName } from '../../shared/copy-as/form-names.ts';
import { fetchPackages } from '../peers/debian/packages.ts';
import * as tools from '../peers/debian/tools.ts';
import { unpackedEnvironment } from '../peers/debian/unpacked.ts';

export interface Outcome {
  readonly code: number;
  readonly output: string;
}

/** Runs the text of a copy in the folder; the secret is handed over as the notes say. */
export type Program = (text: string, folder: string, secret: string) => Promise<Outcome>;

const NODE_MODULES = resolve(import.meta.dirname, '../../node_modules');

function start(
  argv: readonly [string, ...string[]],
  folder: string,
  env: Readonly<Record<string, string>>,
): Promise<Outcome> {
  const [program, ...args] = argv;
  return new Promise((done) => {
    const child = execFile(
      program,
      args,
      { cwd: folder, env, timeout: 150_000, encoding: 'utf8' },
      (error, stdout, stderr) => {
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
        // A program that is not there has no output of its own.
        const trouble = code === -1 ? `${program}: ${error?.message ?? ''}\n` : '';
        done({ code, output: trouble + stdout + stderr });
      },
    );
    child.stdin?.end();
  });
}

/** Puts a tool on a path of its own, under the name that the copy calls it by. */
async function onPath(folder: string, name: string, tool: tools.Tool): Promise<string> {
  const bin = join(folder, 'bin');
  await mkdir(bin, { recursive: true });
  const quoted = (word: string) => `'${word.replaceAll("'", String.raw`'\''`)}'`;
  const env = Object.entries(tool.env).map(([key, value]) => `export ${key}=${quoted(value)}`);
  const script = ['#!/bin/sh', ...env, `exec ${tool.argv.map(quoted).join(' ')} "$@"`, ''];
  await writeFile(join(bin, name), script.join('\n'));
  await chmod(join(bin, name), 0o755);
  return `${bin}:${process.env['PATH'] ?? ''}`;
}

/** Runs a script on a terminal of its own, and answers when a password is asked for. */
const TERMINAL = `
import os, pty, sys
secret = os.environ.pop('SECRET')
pid, terminal = pty.fork()
if pid == 0:
    os.execvp('bash', ['bash', sys.argv[1]])
said, told = b'', False
while True:
    try:
        chunk = os.read(terminal, 4096)
    except OSError:
        break
    if not chunk:
        break
    said += chunk
    if not told and b'assword' in said:
        os.write(terminal, (secret + '\\n').encode())
        told = True
sys.stdout.buffer.write(said)
sys.stdout.flush()
os._exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
`;

/** A command line for bash; with `asks` the secret is typed, else it is in the environment. */
function shell(name: string, get: () => Promise<tools.Tool>, asks: boolean): Program {
  return async (text, folder, secret) => {
    await writeFile(join(folder, 'script.sh'), text);
    const env = { PATH: await onPath(folder, name, await get()), HOME: folder, LC_ALL: 'C.UTF-8' };
    if (!asks) return start(['bash', 'script.sh'], folder, { ...env, EHLO_PASSWORD: secret });
    const python = await tools.python3();
    await writeFile(join(folder, 'terminal.py'), TERMINAL);
    return start([...python.argv, 'terminal.py', 'script.sh'], folder, { ...env, SECRET: secret });
  };
}

/** Tools whose version is of no interest here. */
async function fetched(packages: readonly string[], program: string): Promise<tools.Tool> {
  const root = await fetchPackages(packages);
  return { argv: [join(root, program)], env: unpackedEnvironment(root), version: '' };
}

const base = { HOME: '/nonexistent', LC_ALL: 'C.UTF-8', PATH: process.env['PATH'] ?? '' };

export const PROGRAMS: Partial<Record<CopyFormName, Program>> = {
  swaks: shell('swaks', tools.swaks, true),
  curl: shell('curl', tools.curl, true),
  openssl: shell('openssl', tools.openssl, false),
  nc: shell('nc', () => fetched(['netcat-openbsd'], 'bin/nc.openbsd'), false),
  async smtplib(text, folder, secret) {
    const { argv, env } = await tools.python3();
    await writeFile(join(folder, 'submit.py'), text);
    return start([...argv, 'submit.py'], folder, { ...env, EHLO_PASSWORD: secret });
  },
  async nodemailer(text, folder, secret) {
    await symlink(NODE_MODULES, join(folder, 'node_modules'));
    await writeFile(join(folder, 'submit.mjs'), text);
    return start([process.execPath, 'submit.mjs'], folder, { ...base, EHLO_PASSWORD: secret });
  },
  async phpmailer(text, folder, secret) {
    const root = await fetchPackages(['php-cli', 'libphp-phpmailer']);
    const library = join(root, 'usr/share/php/libphp-phpmailer/autoload.php');
    await mkdir(join(folder, 'vendor'));
    await writeFile(join(folder, 'vendor/autoload.php'), `<?php require '${library}';\n`);
    await writeFile(join(folder, 'submit.php'), text);
    const env = { ...base, ...unpackedEnvironment(root), EHLO_PASSWORD: secret };
    return start([join(root, 'usr/bin/php8.2'), '-n', 'submit.php'], folder, env);
  },
  async java(text, folder, secret) {
    const root = await fetchPackages(['libjakarta-mail-java', 'default-jdk-headless']);
    // What the machine has is not fetched again, and so is not in the folder.
    const fetchedHome = join(root, 'usr/lib/jvm/java-17-openjdk-amd64/bin');
    const java = (name: string) =>
      existsSync(join(fetchedHome, name)) ? join(fetchedHome, name) : name;
    const jars = join(root, 'usr/share/java', '*');
    const env = { ...base, ...unpackedEnvironment(root), EHLO_PASSWORD: secret };
    await writeFile(join(folder, 'Submit.java'), text);
    const compiled = await start([java('javac'), '-cp', jars, 'Submit.java'], folder, env);
    if (compiled.code !== 0) return compiled;
    return start([java('java'), '-cp', `${jars}:.`, 'Submit'], folder, env);
  },
  async go(text, folder, secret) {
    const root = await fetchPackages(['golang-go']);
    await writeFile(join(folder, 'submit.go'), text);
    const env = {
      ...base,
      GOROOT: join(root, 'usr/lib/go-1.19'),
      GOCACHE: join(NODE_MODULES, '.cache/ehlo/go'),
      GOFLAGS: '-mod=mod',
      GO111MODULE: 'off',
      CGO_ENABLED: '0',
      EHLO_PASSWORD: secret,
    };
    return start([join(root, 'usr/lib/go-1.19/bin/go'), 'run', 'submit.go'], folder, env);
  },
  async msmtp(text, folder, secret) {
    const { argv, env } = await tools.msmtp();
    await writeFile(join(folder, 'msmtprc'), text, { mode: 0o600 });
    await writeFile(
      join(folder, 'message.eml'),
      'Subject: Ehlo test message\n\nThis message was sent to see whether this server takes and delivers mail.\n',
    );
    const [, command = ''] = /^# (msmtp .*)$/m.exec(text) ?? [];
    await writeFile(join(folder, 'script.sh'), `${command}\n`);
    const path = await onPath(folder, 'msmtp', { argv, env, version: '' });
    return start(['bash', 'script.sh'], folder, { ...base, PATH: path, EHLO_PASSWORD: secret });
  },
};
