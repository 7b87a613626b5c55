/**
 * Cancel in the window at every phase of a run. Each phase is made to hang on loopback: the peer
 * falls silent in it, a full queue takes no connection, or the system's resolver never answers,
 * which no server of ours can bring about, so that it is replaced for one name in this process.
 */

import { promises as dns } from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFullListener } from '../peers/full-listener.ts';
import { pause, receiveAny, receiveMessage, send, startPeer } from '../peers/scripted.ts';
import type { Script } from '../peers/scripted.ts';
import { openBench } from './window.ts';
import type { Bench, WindowUnderTest } from './window.ts';

let bench: Bench;
let window: WindowUnderTest;

beforeAll(async () => {
  bench = await openBench();
  const { host } = bench.door;
  // The farewell would be waited for so briefly that a slow machine misses it.
  await host.savePreferences({ ...(await host.preferences()), timeouts: { quit: 60_000 } });
  window = await bench.open();
});
afterAll(() => bench.close());

interface Case {
  readonly when: string;
  readonly phase: string;
  readonly security?: string;
  readonly stopAfter?: string;
  readonly script: Script;
  /** What the peer has heard when it falls silent, where the phase alone does not tell. */
  readonly heard?: string;
}

const greet = send('220 mail.test ESMTP');
const ehlo = [receiveAny, send('250-mail.test', '250 AUTH PLAIN')] as const;
const begun = [greet, ...ehlo] as const;
const startTls = [greet, receiveAny, send('250-mail.test', '250 STARTTLS'), receiveAny] as const;
const addressed = [
  ...begun,
  receiveAny,
  send('250 sender ok'),
  receiveAny,
  send('250 bob ok'),
] as const;

const SILENT: readonly Case[] = [
  { when: 'before the greeting', phase: 'greeting', script: [] },
  { when: 'after EHLO', phase: 'ehlo', script: [greet] },
  { when: 'after STARTTLS', phase: 'starttls', security: 'starttls', script: startTls },
  {
    when: 'in the handshake',
    phase: 'tls',
    security: 'starttls',
    script: [...startTls, send('220 go on')],
  },
  { when: 'after MAIL', phase: 'mail', script: [...begun, receiveAny] },
  {
    when: 'after RCPT',
    phase: 'rcpt',
    script: [...begun, receiveAny, send('250 sender ok'), receiveAny],
  },
  { when: 'after DATA', phase: 'data', stopAfter: 'data', script: [...addressed, receiveAny] },
  {
    when: 'after the final dot',
    phase: 'data',
    stopAfter: 'data',
    script: [...addressed, receiveAny, send('354 go on'), receiveMessage],
    heard: '\r\n.\r\n',
  },
  { when: 'after QUIT', phase: 'quit', stopAfter: 'ehlo', script: [...begun, receiveAny] },
];

async function address(): Promise<void> {
  await window.command('Write the message');
  await window.page.getByLabel('Reverse-path').fill('ann@mail.test');
  await window.page.getByLabel('Forward-paths').fill('bob@mail.test');
  await window.page.getByLabel('Forward-paths').press('Enter');
}

/** Cancels the run once it hangs in this phase, and sees it ended there. */
async function cancelAt(phase: string): Promise<void> {
  const { page } = window;
  await page.getByText(`At ${phase}`, { exact: true }).waitFor();
  await page.keyboard.press('Escape');

  expect(await window.outcome()).toBe(`Cancelled at ${phase}`);
  await window.line('Cancelled');
  // The step under way did not fail.
  const rail = page.getByRole('navigation', { name: 'Phases' });
  await rail.getByRole('button', { name: new RegExp(`^${phase}\\b.*cancelled`) }).waitFor();
  await window.runButton.waitFor();
}

describe('cancelling ends the run there and keeps what was seen', () => {
  it('in the lookup of the name', async () => {
    const { lookup } = dns;
    const hanging = (name: string, ...given: readonly unknown[]): unknown =>
      name === 'mailhost'
        ? new Promise(() => undefined)
        : (lookup as (...all: readonly unknown[]) => unknown)(name, ...given);
    Object.assign(dns, { lookup: hanging });
    syncBuiltinESMExports();
    try {
      await window.aim(25);
      await window.field('Submission server').fill('mailhost');
      await window.run();
      await cancelAt('resolve');
    } finally {
      Object.assign(dns, { lookup });
      syncBuiltinESMExports();
    }
  });

  it('while the server takes no connection', async () => {
    const listener = await startFullListener();
    await window.aim(listener.port);
    await window.run();
    await cancelAt('connect');
    await listener.stop();
  });

  it.each(SILENT)(
    'where the server is silent $when',
    async ({ phase, security = 'none', stopAfter = 'rcpt', script, heard = '' }) => {
      const peer = await startPeer([...script, pause(60_000)]);
      await window.aim(peer.port, { security, stopAfter });
      if (stopAfter !== 'ehlo') await address();
      await window.run();
      if (stopAfter === 'data') await window.page.getByRole('button', { name: 'Send it' }).click();
      await expect.poll(() => String(peer.received[0]?.octets)).toContain(heard);
      await cancelAt(phase);
      await peer.stop();
    },
  );

  it('where the server is silent after AUTH', async () => {
    const { page } = window;
    const peer = await startPeer([...begun, receiveAny, pause(60_000)]);
    await window.aim(peer.port, { stopAfter: 'auth' });
    await window.field('Sign in as').fill('ann');
    await window.command('Give a password or token');
    const dialog = page.getByRole('dialog', { name: 'Sign in' });
    await dialog.getByLabel('Password', { exact: true }).fill('rosebud');
    await dialog.getByLabel('Send it in clear if the session is not encrypted').check();
    await dialog.getByRole('button', { name: 'Use it' }).click();
    await dialog.waitFor({ state: 'detached' });
    await window.run();
    await cancelAt('auth');
    await peer.stop();
  });
});
