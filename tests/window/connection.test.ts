import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pause, receiveAny, send, startPeer } from '../peers/scripted.ts';
import { openBench } from './window.ts';
import type { Bench } from './window.ts';

let bench: Bench;

beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

/** A peer whose EHLO reply comes a line at a time, so that a run lasts. */
async function slowPeer(lines: number): ReturnType<typeof startPeer> {
  const reply = Array.from({ length: lines }, (_, index) => [
    send(`250-LINE${String(index + 1)}`),
    pause(20),
  ]).flat();
  return startPeer([
    send('220 mail.test ESMTP'),
    receiveAny,
    ...reply,
    send('250 END'),
    pause(60_000),
  ]);
}

describe('the connection to the host', () => {
  it('resumes the run without a gap after it dropped', async () => {
    const window = await bench.open();
    const { page } = window;
    const peer = await slowPeer(150);
    // The page's own sockets, so that one of them can be cut while it is in use.
    await page.addInitScript(() => {
      const sockets: WebSocket[] = [];
      const Original = WebSocket;
      globalThis.WebSocket = class extends Original {
        constructor(url: string | URL) {
          super(url);
          sockets.push(this);
        }
      };
      Object.assign(globalThis, { sockets });
    });
    await page.reload();
    await window.ready();
    await window.aim(peer.port);
    await window.run();
    for (const line of ['LINE20', 'LINE60', 'LINE100']) {
      await window.line(new RegExp(`250-${line}$`));
      await page.evaluate(() =>
        (globalThis as unknown as { sockets: WebSocket[] }).sockets.at(-1)?.close(),
      );
    }

    expect(await window.outcome()).toBe('Passed');
    await page.getByRole('button', { name: 'Copy the transcript' }).click();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    const seen = [...copied.matchAll(/250-LINE(\d+)/g)].map(([, number]) => Number(number));
    expect(seen).toEqual(Array.from({ length: 150 }, (_, index) => index + 1));
    await peer.stop();
  });

  it('finds the run again after a reload in its middle', async () => {
    const window = await bench.open();
    const peer = await slowPeer(100);
    await window.aim(peer.port);
    await window.run();
    await window.line('250-LINE20');

    await window.page.reload();

    expect(await window.outcome()).toBe('Passed');
    await window.line('250 END');
    expect(await window.field('Port').inputValue()).toBe(String(peer.port));
    await peer.stop();
  });

  it('serves two windows at once, each with the other’s runs', async () => {
    const first = await bench.open();
    const second = await bench.open();
    const peers = await Promise.all([slowPeer(30), slowPeer(60)]);
    await first.aim(peers[0].port);
    await second.aim(peers[1].port);
    await Promise.all([first.run(), second.run()]);
    expect(await Promise.all([first.outcome(), second.outcome()])).toEqual(['Passed', 'Passed']);

    await first.page.reload();
    await first.ready();
    const other = new RegExp(`^passed .*:${String(peers[1].port)}`);
    await first.page.getByRole('button', { name: other }).click();
    await first.line('250-LINE60');
    await Promise.all(peers.map((peer) => peer.stop()));
  });
});
