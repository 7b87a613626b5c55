// Where passwords and tokens come from, and that they go nowhere but to the server.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ReadStream } from 'node:tty';
import { describe, expect, it } from 'vitest';
import { Cancelled } from '../../electron/cli/cancelled.ts';
import { promptSecret } from '../../electron/cli/prompt.ts';
import { withProxyPassword } from '../../electron/cli/proxy-password.ts';
import { runSecretCommand } from '../../electron/cli/secret-command.ts';
import { readSecrets } from '../../electron/cli/secrets.ts';
import type { ProxyPlan, RunPlan, SecretRef } from '../../shared/run/plan.ts';
import { close, receive, receiveAny, reply, send, startPeer } from '../peers/scripted.ts';
import { ehlo, ENTRY } from './ehlo.ts';
import { inProcess } from './in-process.ts';

/** The account of every practice server. */
const USER = ['--user', 'ann@practice.example'];
const PASSWORD = 'Wombat-7-Lantern';
const TOKEN = 'ya29.Lantern-7-Wombat';

/** A shell command that prints this, on every system. */
function print(text: string): string {
  return node(`process.stdout.write(${JSON.stringify(text)})`);
}

/** A shell command that runs this JavaScript. */
function node(script: string): string {
  const data = Buffer.from(script).toString('base64');
  return `"${process.execPath}" --import "data:text/javascript;base64,${data}" -e 0`;
}

describe('the secret is found', () => {
  it.each<[string, string[], { stdin?: string; env?: Record<string, string> }, number]>([
    ['in EHLO_PASSWORD', USER, { env: { EHLO_PASSWORD: PASSWORD } }, 0],
    ['in EHLO_PASSWORD, and it is another one', USER, { env: { EHLO_PASSWORD: 'Quokka' } }, 28],
    ['on standard input', [...USER, '--password-stdin'], { stdin: PASSWORD }, 0],
    ['behind `echo`', [...USER, '--password-stdin'], { stdin: `${PASSWORD}\n` }, 0],
    ['behind `echo` of Windows', [...USER, '--password-stdin'], { stdin: `${PASSWORD}\r\n` }, 0],
    [
      'on standard input before EHLO_PASSWORD',
      [...USER, '--password-stdin'],
      { stdin: PASSWORD, env: { EHLO_PASSWORD: 'Quokka' } },
      0,
    ],
    ['in EHLO_TOKEN', [...USER, '--auth', 'xoauth2'], { env: { EHLO_TOKEN: TOKEN } }, 0],
    ['on standard input as a token', [...USER, '--token-stdin'], { stdin: TOKEN }, 0],
    [
      'in what a command prints, on its first line',
      [...USER, '--password-command', print(`${PASSWORD}\nlogin: ann\n`)],
      { env: { EHLO_PASSWORD: 'Quokka' } },
      0,
    ],
    [
      'in what a command prints, as a token',
      [...USER, '--auth', 'xoauth2', '--token-command', print(TOKEN)],
      {},
      0,
    ],
    ['nowhere, where the practice account does', [], { env: { EHLO_PASSWORD: 'Quokka' } }, 0],
  ])('%s', async (_where, args, given, code) => {
    const ended = await ehlo(['test', 'practice:healthy', '--quiet', ...args], given);
    expect([ended.code, ended.stderr]).toEqual([code, '']);
  });

  it('and the environment forgets it', async () => {
    const env = { EHLO_PASSWORD: 'Quokka', EHLO_TOKEN: 'Numbat' };
    const unread = () => Promise.resolve(new Uint8Array());
    const texts = await readSecrets(
      { user: 'me', followUp: true, color: true, history: true },
      { env, readStdin: unread, runCommand: unread },
    );
    expect(texts).toEqual({ password: 'Quokka', token: 'Numbat' });
    expect(env).toEqual({});
  });
});

describe('standard input is refused', () => {
  it.each<[string, string | Uint8Array, string]>([
    ['empty', '\n', 'is empty'],
    ['of several lines', 'a\nb\n', 'more than one line'],
    ['not UTF-8', Buffer.from('caf\xe9', 'latin1'), 'not UTF-8'],
    ['endless', 'x'.repeat(70_000), 'too long'],
    ['with a NUL', 'a\0b', 'no sign-in can carry'],
  ])('%s', async (_what, stdin, says) => {
    const ended = await ehlo(['test', '127.0.0.1:9', ...USER, '--password-stdin'], { stdin });
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain(says);
  });
});

/** A program that has ended may stay in the table until its parent asks. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${String(pid)}/status`, 'utf8'));
  } catch {
    return false;
  }
}

describe('a command for the secret', () => {
  const surroundings = { env: process.env, interactive: false };

  it.each<[string, string, string]>([
    ['that fails', node('process.exit(3)'), 'the command ended with exit code 3.'],
    ['that prints nothing', node(''), 'the command printed an empty first line.'],
    ['that prints no text', node('process.stdout.write(Buffer.of(0xe9))'), 'is not UTF-8.'],
    [
      'that prints without an end',
      node('setInterval(() => process.stdout.write("x".repeat(9999)))'),
      'this is too long for a password or a token.',
    ],
  ])('%s is told of, and nothing is sent', async (_what, command, says) => {
    const args = ['test', '127.0.0.1:9', ...USER, '--password-command', command];
    const ended = await ehlo(args, { env: { EHLO_PASSWORD: 'Quokka' } });
    expect([ended.code, ended.stdout]).toEqual([1, '']);
    expect(ended.stderr).toContain('--password-command: ');
    expect(ended.stderr).toContain(says);
    expect(ended.stderr).not.toContain(process.execPath);
  });

  it('is ended when its time is over', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ehlo-command-'));
    const beat = join(folder, 'beat');
    const endless = node(
      `const { appendFileSync } = await import('node:fs');
      setInterval(() => appendFileSync(${JSON.stringify(beat)}, '.'), 20)`,
    );
    // Of a shell that does not become the program.
    await expect(
      runSecretCommand('--token-command', `${endless} && echo`, {
        ...surroundings,
        patience: 2_000,
      }),
    ).rejects.toThrow('--token-command: the command took over 2 s.');
    // Neither is the program that the shell had started left behind.
    const beats = readFileSync(beat).length;
    expect(beats).toBeGreaterThan(0);
    await sleep(500);
    expect(readFileSync(beat).length).toBeLessThanOrEqual(beats + 1);
    rmSync(folder, { recursive: true });
  });

  it.skipIf(process.platform === 'win32')(
    'is not waited for where it left something running, which is ended',
    async () => {
      const octets = await runSecretCommand('--password-command', 'sleep 300 & echo Quokka', {
        ...surroundings,
        patience: 30_000,
      });
      expect(Buffer.from(octets).toString()).toBe('Quokka\n');
    },
  );

  it.skipIf(process.platform === 'win32')('ends with Ehlo', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ehlo-command-'));
    const pidFile = join(folder, 'pid');
    const child = spawn(
      process.execPath,
      [
        ENTRY,
        ...['test', '127.0.0.1:9', ...USER],
        ...['--password-command', `sleep 300 & echo $! > '${pidFile}'; wait`],
      ],
      { stdio: 'ignore' },
    );
    await expect.poll(() => existsSync(pidFile) && readFileSync(pidFile, 'utf8')).toMatch(/\n/);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([null, 'SIGTERM']);
    const left = Number(readFileSync(pidFile, 'utf8'));
    await expect.poll(() => isRunning(left)).toBe(false);
    rmSync(folder, { recursive: true });
  });

  it('inherits no secret', async () => {
    const tell = node(
      'process.stdout.write(`found:${Object.values(process.env).filter((v) => /Quokka|Numbat/.test(v))}`)',
    );
    const told: string[] = [];
    const env = { ...process.env, EHLO_PASSWORD: 'Quokka', EHLO_TOKEN: 'Numbat' };
    await readSecrets(
      { user: 'me', passwordCommand: tell, followUp: true, color: true, history: true },
      {
        env,
        readStdin: () => Promise.reject(new Error('standard input was read')),
        runCommand: async (option, command) => {
          const octets = await runSecretCommand(option, command, { ...surroundings, env });
          told.push(Buffer.from(octets).toString());
          return octets;
        },
      },
    );
    expect(told).toEqual(['found:']);
  });

  it.each([
    [['--password-stdin', '--password-command', 'x'], '--password-command: standard input holds'],
    [['--token-stdin', '--token-command', 'x'], '--token-command: standard input holds'],
  ])('and standard input, %j, are one too many', async (args, says) => {
    const ended = await ehlo(['test', '127.0.0.1:9', ...USER, ...args], { stdin: 'Quokka' });
    expect([ended.code, ended.stdout]).toEqual([1, '']);
    expect(ended.stderr).toContain(says);
  });

  it('needs a user', async () => {
    const ended = await ehlo(['test', '127.0.0.1:9', '--password-command', 'x']);
    expect(ended.stderr).toContain('--password-command: give the user name too, with --user.');
  });
});

describe('no output holds the secret', () => {
  const secret = 'Quokka-Numbat-9';
  const base64 = Buffer.from(secret).toString('base64');
  const plain = Buffer.from(`\0me\0${secret}`).toString('base64');

  it.each([[[]], [['--quiet']], [['--json']], [['--ndjson']], [['--nagios']]])(
    'with %j, though the server echoes it',
    async (output) => {
      const peer = await startPeer([
        send('220 mail.example.org ESMTP'),
        receive(/^EHLO /),
        send('250-mail.example.org', '250 AUTH PLAIN'),
        receive(`AUTH PLAIN ${plain}`),
        reply(
          () =>
            `535-5.7.8 ${secret} is not the password\r\n535 5.7.8 nor ${plain} or ${base64}\r\n`,
        ),
        receiveAny,
        send(`221 Bye ${secret.toLowerCase()}`),
        close,
      ]);
      const folder = mkdtempSync(join(tmpdir(), 'ehlo-cli-'));
      const files = ['a.txt', 'b.json', 'c.ndjson'].flatMap((name) => [
        '--export',
        join(folder, name),
      ]);
      const target = `smtp://me@127.0.0.1:${String(peer.port)}?security=none`;
      const ended = await ehlo(
        ['test', target, '--allow-clear-auth', '--password-stdin', ...output, ...files],
        { stdin: secret },
      );
      await peer.stop();
      const written = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
      rmSync(folder, { recursive: true });
      expect(written).toHaveLength(3);
      for (const text of [ended.stdout, ended.stderr, ...written]) {
        expect(text).not.toMatch(/quokka|numbat/i);
        expect(text).not.toContain(base64.slice(0, 8));
        expect(text).not.toContain(plain.slice(4, 12));
      }
      expect(ended.stdout).toContain(output[0] === '--nagios' ? '535' : '[secret]');
    },
  );
});

describe('the proxy’s password', () => {
  const kept: string[] = [];
  const keep = (text: string): SecretRef => `ref:${String(kept.push(text))}` as SecretRef;
  const planThrough = (proxy: Omit<ProxyPlan, 'host' | 'port'>): RunPlan => ({
    connection: {
      host: 'mail.example.org',
      port: 587,
      security: 'starttls',
      proxy: { host: 'proxy.example.org', port: 1080, ...proxy },
    },
    tls: {},
    stopAfter: 'connect',
    send: false,
    followUp: true,
    via: 'raw',
  });

  /** What was kept, asked and told for this proxy. */
  async function taken(
    proxy: Omit<ProxyPlan, 'host' | 'port'>,
    { given, typed }: { given?: string; typed?: string } = {},
  ) {
    kept.length = 0;
    const asked: string[] = [];
    const told: string[] = [];
    const prompt = (question: string): Promise<string> => {
      asked.push(question);
      return Promise.resolve(typed ?? '');
    };
    const plan = await withProxyPassword(planThrough(proxy), keep, {
      given,
      ...(typed !== undefined && { prompt }),
      tell: (sentence) => told.push(sentence),
    });
    return { password: plan.connection.proxy?.password, kept: [...kept], asked, told };
  }

  it('comes from the environment, and nobody is asked', async () => {
    const ran = await taken({ kind: 'http', user: 'ada' }, { given: 'Quokka', typed: 'Numbat' });
    expect(ran).toEqual({ password: 'ref:1', kept: ['Quokka'], asked: [], told: [] });
  });

  it('is asked for on a terminal', async () => {
    const ran = await taken({ kind: 'socks5h', user: 'ada' }, { typed: 'Quokka' });
    expect(ran).toEqual({
      password: 'ref:1',
      kept: ['Quokka'],
      asked: ['Password of "ada" at the proxy: '],
      told: [],
    });
  });

  it('may be none', async () => {
    expect(await taken({ kind: 'http', user: 'ada' }, { typed: '' })).toMatchObject({ kept: [] });
    expect(await taken({ kind: 'http', user: 'ada' })).toMatchObject({ kept: [], told: [] });
    expect(await taken({ kind: 'http' }, { typed: 'x' })).toMatchObject({ asked: [], told: [] });
  });

  it.each([
    [{ kind: 'http' } as const, '--proxy names no user'],
    [{ kind: 'socks4a', user: 'ada' } as const, 'SOCKS 4a carries none'],
  ])('that %j cannot use is told', async (proxy, why) => {
    const { told, kept: used } = await taken(proxy, { given: 'Quokka' });
    expect(told).toEqual([`EHLO_PROXY_PASSWORD has no effect: ${why}.`]);
    expect(used).toEqual([]);
  });

  it('is told of on the command line, and the run goes on', async () => {
    const env = { EHLO_PROXY_PASSWORD: 'Quokka' };
    const { code, stderr } = await inProcess(
      ['test', 'mail.example.org', '--proxy', 'http://127.0.0.1:9', '--stop-after', 'connect'],
      { env },
    );
    expect(stderr).toBe('ehlo: EHLO_PROXY_PASSWORD has no effect: --proxy names no user.\n');
    expect(code).toBe(2);
    expect(env).toEqual({});
  });
});

describe('the prompt', () => {
  /** A terminal on which `typed` is typed. */
  function terminal(typed: string): { input: ReadStream; modes: boolean[]; shown: string[] } {
    const input = Object.assign(new PassThrough(), {
      setRawMode(raw: boolean) {
        modes.push(raw);
        return this;
      },
    });
    const modes: boolean[] = [];
    input.write(typed);
    return { input: input as unknown as ReadStream, modes, shown: [] };
  }

  it.each([
    ['Quokka\r', 'Quokka'],
    ['Quokkb\u007fa\n', 'Quokka'],
    ['\u007f\bpå\u0015Quokka 🦘\r', 'Quokka 🦘'],
    ['\r', ''],
  ])('takes %j as %j and shows nothing of it', async (typed, expected) => {
    const { input, modes, shown } = terminal(typed);
    const output = { write: (text: string) => shown.push(text) > 0 };
    expect(await promptSecret('Password: ', input, output)).toBe(expected);
    expect(shown.join('')).toBe('Password: \n');
    expect(modes).toEqual([true, false]);
  });

  it.each(['Quo\u0003kka\r', 'Quo\u0004'])('gives up on %j', async (typed) => {
    const { input, modes } = terminal(typed);
    const prompt = promptSecret('Password: ', input, { write: () => true });
    await expect(prompt).rejects.toThrow(Cancelled);
    expect(modes).toEqual([true, false]);
  });

  it('is not asked where there is no terminal', async () => {
    const ended = await ehlo(['test', '127.0.0.1:9', ...USER]);
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain('--user: signing in needs a password');
  });

  it('is not asked where the run stops before the sign-in', async () => {
    const ended = await ehlo(['test', 'practice:healthy', '--stop-after', 'ehlo', ...USER]);
    expect([ended.code, ended.stderr]).toEqual([0, '']);
  });
});
