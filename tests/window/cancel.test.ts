import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pause, receiveAny, send, startPeer } from '../peers/scripted.ts';
import type { Script } from '../peers/scripted.ts';
import { openBench } from './window.ts';
import type { Bench, WindowUnderTest } from './window.ts';

let bench: Bench;
let window: WindowUnderTest;

beforeAll(async () => {
  bench = await openBench();
  window = await bench.open();
});
afterAll(() => bench.close());

const greet = send('220 mail.test ESMTP');
const ehlo = [receiveAny, send('250-mail.test', '250 AUTH PLAIN')] as const;

/** Peers that fall silent in a phase. */
const SILENT: readonly (readonly [phase: string, security: string, script: Script])[] = [
  ['greeting', 'none', []],
  ['ehlo', 'none', [greet]],
  ['starttls', 'starttls', [greet, receiveAny, send('250-mail.test', '250 STARTTLS'), receiveAny]],
  [
    'tls',
    'starttls',
    [greet, receiveAny, send('250-mail.test', '250 STARTTLS'), receiveAny, send('220 go on')],
  ],
  ['mail', 'none', [greet, ...ehlo, receiveAny]],
  ['rcpt', 'none', [greet, ...ehlo, receiveAny, send('250 sender ok'), receiveAny]],
];

describe('cancelling', () => {
  it.each(SILENT)(
    'at %s ends the run there and keeps what was seen',
    async (phase, security, script) => {
      const peer = await startPeer([...script, pause(60_000)]);
      await window.aim(peer.port, { security, stopAfter: 'rcpt' });
      await window.command('Write the message');
      await window.page.getByLabel('Reverse-path').fill('ann@mail.test');
      await window.page.getByLabel('Forward-paths').fill('bob@mail.test');
      await window.page.getByLabel('Forward-paths').press('Enter');
      await window.run();
      await window.page.getByText(`At ${phase}`, { exact: true }).waitFor();

      await window.page.keyboard.press('Escape');

      expect(await window.outcome()).toBe(`Cancelled at ${phase}`);
      await window.line('Cancelled');
      // The step under way did not fail.
      const rail = window.page.getByRole('navigation', { name: 'Phases' });
      await rail.getByRole('button', { name: new RegExp(`^${phase}\\b.*cancelled`) }).waitFor();
      await window.runButton.waitFor();
      await peer.stop();
    },
  );
});
