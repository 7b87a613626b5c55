// What cannot be printed ends no run: its message is handed over whole, and the loss is told.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import {
  pause,
  receive,
  receiveMessage,
  send,
  startPeer,
  type ScriptedPeer,
} from '../peers/scripted.ts';
import { ehlo, ENTRY, type Ended } from './ehlo.ts';

const UNWRITTEN =
  'ehlo: standard output cannot be written (no space left on device); what stands there is not complete.\n';

let peer: ScriptedPeer | undefined;
afterEach(async () => {
  await peer?.stop();
  peer = undefined;
});

/** Takes a message, with time before each reply for what is printed to fail. */
const mailbox = () =>
  startPeer([
    send('220 mx.example.org'),
    receive(/^EHLO /),
    send('250 mx.example.org'),
    ...[receive(/^MAIL /), pause(100), send('250 ok')],
    ...[receive(/^RCPT /), pause(100), send('250 ok')],
    ...[receive('DATA'), pause(100), send('354 go')],
    ...[receiveMessage, pause(100), send('250 2.0.0 queued')],
    ...[receive('QUIT'), send('221 bye')],
  ]);

const sending = (port: number) => [
  ...['send', `127.0.0.1:${String(port)}`, '--security', 'none', '--text', 'Hi'],
  ...['--from', 'ada@example.org', '--to', 'bob@example.net'],
];

/** Runs `ehlo ARGS` with a full disk behind the streams named. */
async function onFullDisk(
  args: readonly string[],
  ...full: readonly ('stdout' | 'stderr')[]
): Promise<Ended> {
  const disk = openSync('/dev/full', 'w');
  const to = (name: 'stdout' | 'stderr') => (full.includes(name) ? disk : 'pipe');
  const child = spawn(process.execPath, [ENTRY, ...args], {
    stdio: ['ignore', to('stdout'), to('stderr')],
    timeout: 30_000,
    killSignal: 'SIGKILL',
  });
  closeSync(disk);
  const text = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (piece: string) => (text[name] += piece));
  }
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...text };
}

describe.runIf(process.platform === 'linux')('a full disk', () => {
  it('behind standard output lets the send end, and is told once', async () => {
    peer = await mailbox();
    expect(await onFullDisk(sending(peer.port), 'stdout')).toEqual({
      code: 1,
      stdout: '',
      stderr: UNWRITTEN,
    });
    await peer.done;
    expect(peer.received[0]?.messages[0]?.toString()).toMatch(/\r\nHi\r\n\.\r\n$/);
    expect(peer.received[0]?.lines.at(-1)).toBe('QUIT');
  });

  it('behind standard error takes nothing from the run', async () => {
    peer = await mailbox();
    const ended = await onFullDisk([...sending(peer.port), '--quiet'], 'stderr');
    expect(ended).toMatchObject({ code: 0 });
    expect(ended.stdout).toMatch(/^✔ /);
    await peer.done;
  });

  it('behind both lets the send end', async () => {
    peer = await mailbox();
    expect((await onFullDisk(sending(peer.port), 'stdout', 'stderr')).code).toBe(1);
    await peer.done;
    expect(peer.received[0]?.messages).toHaveLength(1);
  });

  it.each([
    [['--version'], 1],
    [['--help'], 1],
    [['practice'], 1],
    [['test', 'practice:healthy', '--json'], 1],
    [['test', 'practice:healthy', '--nagios'], 3],
  ])('%j', async (args, code) => {
    expect(await onFullDisk(args, 'stdout')).toEqual({ code, stdout: '', stderr: UNWRITTEN });
  });
});

it('a reader that has gone is no loss', async () => {
  peer = await mailbox();
  const { code, stderr } = await ehlo(sending(peer.port), {
    onOutput: (_text, child) => child.stdout?.destroy(),
  });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  await peer.done;
});
