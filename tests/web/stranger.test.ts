// Lets a stranger answer where the door was: the window tells it nothing.

import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket as NodeWebSocket } from 'ws';
import type { ConnectionState } from '../../renderer/host/connection.ts';
import type { HostClient } from '../../renderer/host/host-client.ts';
import { openSession } from '../../renderer/host/session.ts';
import { createWebClient } from '../../renderer/host/web-client.ts';
import { CLOSE, HOST_PATH, WIRE_PROTOCOL } from '../../shared/host/wire.ts';
import { DoorUnderTest } from './door-under-test.ts';
import { Stranger, type Heard } from './stranger.ts';
import { hmac, randomKey } from './visitor.ts';

const PASSWORD = 'correct horse battery';
const WELCOME = { type: 'welcome', protocol: WIRE_PROTOCOL } as const;

let door: DoorUnderTest;
let bearer: string;
let client: HostClient;
let stranger: Stranger | undefined;
let states: ConnectionState[];
let sockets: NodeWebSocket[];
/** What the real host said, in order. */
let recorded: Record<string, unknown>[];

beforeEach(async () => {
  door = await DoorUnderTest.open();
  bearer = await door.bearer();
  states = [];
  sockets = [];
  recorded = [];
  client = createWebClient(dial, bearer, (state) => states.push(state));
});
afterEach(async () => {
  client.close();
  await stranger?.close();
  stranger = undefined;
  await door.close();
});

/** Whoever listens at the address now: the door, and after it the stranger. */
function dial(): WebSocket {
  const origin = stranger?.origin ?? door.origin;
  const socket = new NodeWebSocket(new URL(HOST_PATH, origin.replace('http', 'ws')), { origin });
  socket.on('message', (data) => {
    recorded.push(JSON.parse((data as Buffer).toString()) as Record<string, unknown>);
  });
  sockets.push(socket);
  return socket as unknown as WebSocket;
}

/** Asks the real door something, then puts the stranger in its place, with a password on its way. */
async function takeOver(answer: (heard: Heard) => void): Promise<Stranger> {
  await client.host.about();
  stranger = await Stranger.listen(answer);
  sockets.at(-1)?.terminate();
  await expect.poll(() => states.at(-1)).not.toBe('open');
  await expect(client.host.putSecret(PASSWORD, 'run')).rejects.toThrow(
    // Either at once, as nobody is there, or when it is known that nobody will be.
    /Ehlo (has ended|is not connected)/,
  );
  return stranger;
}

/** All that a stranger may hear: which token is meant, and a nonce. */
function expectNothingTold({ heard }: Stranger): void {
  const greetings = heard.map((text) => JSON.parse(text) as { nonce: string });
  for (const greeting of greetings) {
    expect(greeting).toEqual({
      type: 'hello',
      protocol: WIRE_PROTOCOL,
      bearer: hmac(bearer, 'ehlo/2 name'),
      nonce: expect.stringMatching(/^[\w-]{43}$/) as string,
    });
  }
  expect(new Set(greetings.map(({ nonce }) => nonce)).size).toBe(greetings.length);
  expect(heard.join()).not.toContain(bearer);
}

describe('a stranger at the door’s address', () => {
  it.each<[string, (heard: Heard) => void]>([
    ['welcomes at once', ({ say, message }) => message === undefined && say(WELCOME)],
    ['welcomes after the hello', ({ say, message }) => message && say(WELCOME)],
    [
      'replays what the host said',
      ({ say, message }) => {
        const old = recorded.filter(({ type }) => type === 'challenge' || type === 'welcome');
        if (message) say(old[message['type'] === 'hello' ? 0 : 1] ?? {});
      },
    ],
    [
      'makes a proof up',
      ({ say, message }) => {
        const hello = message?.['type'] === 'hello';
        if (hello) say({ type: 'challenge', nonce: randomKey(), proof: randomKey() });
        else if (message) say(WELCOME);
      },
    ],
    [
      'makes a proof up and does not wait',
      ({ say, message }) => {
        if (message) say({ type: 'challenge', nonce: randomKey(), proof: randomKey() });
        if (message) say(WELCOME);
      },
    ],
    [
      'sends the nonce and the name back',
      ({ say, message }) => {
        if (message) say({ type: 'challenge', nonce: message['nonce'], proof: message['bearer'] });
      },
    ],
    [
      'sends the nonce back as a proof',
      ({ say, message }) => {
        if (message) say({ type: 'challenge', nonce: message['nonce'], proof: message['nonce'] });
      },
    ],
    [
      'proves under the name of the token',
      ({ say, message }) => {
        if (!message) return;
        const nonce = randomKey();
        const statement = `ehlo/2 host\n${String(message['nonce'])}\n${nonce}`;
        say({ type: 'challenge', nonce, proof: hmac(String(message['bearer']), statement) });
      },
    ],
    ['answers what was not asked', ({ say }) => say({ type: 'result', id: 1, value: [] })],
    ['says what is no message', ({ say }) => say({ type: 'speak' })],
  ])('that %s is told nothing, and not asked again', async (_, answer) => {
    const there = await takeOver(answer);
    await expect.poll(() => states.at(-1)).toBe('untrusted');
    expectNothingTold(there);
    // Longer than the window waits before it tries again.
    await sleep(600);
    expect(there.connections).toBe(1);
    expectNothingTold(there);
    await expect(client.host.about()).rejects.toThrow('Ehlo has ended');
  });

  it.each<[ConnectionState, number]>([
    ['refused', CLOSE.badToken],
    ['ended', CLOSE.ending],
  ])('can say that the window is %s, which tells it nothing', async (state, code) => {
    const there = await takeOver(({ close, message }) => message && close(code));
    await expect.poll(() => states.at(-1)).toBe(state);
    expectNothingTold(there);
  });

  it('that hangs up is told nothing however often the window comes back', async () => {
    let visits = 0;
    const there = await takeOver(({ say, close, message }) => {
      visits += message ? 1 : 0;
      if (message && visits < 3) close(1011);
      else if (message) say(WELCOME);
    });
    await expect.poll(() => states.at(-1)).toBe('untrusted');
    expect(there.connections).toBe(3);
    expectNothingTold(there);
  });
});

describe('a stranger who is asked for a session', () => {
  const open = (once: string): Promise<string | undefined> =>
    openSession({
      location: { hash: `#once=${once}`, pathname: '/', search: '' },
      history: { replaceState: () => undefined },
      storage: { getItem: () => null, setItem: () => undefined, removeItem: () => undefined },
      fetch: (path, options) => fetch(new URL(path as string, stranger?.origin), options),
    });

  it.each([
    ['a token of its own', () => ({ token: randomKey() })],
    ['a proof of its own', () => ({ nonce: randomKey(), proof: randomKey() })],
    [
      'what it was sent',
      (body: string) => {
        const { once, nonce } = JSON.parse(body) as { once: string; nonce: string };
        return { nonce, proof: once };
      },
    ],
  ])('gets neither the token nor a window for %s', async (_, answer) => {
    const once = randomKey();
    const posted = (body: string): string => JSON.stringify(answer(body));
    stranger = await Stranger.listen(() => undefined, { posted });
    expect(await open(once)).toBe(undefined);
    expect(stranger.heard).toHaveLength(1);
    expect(stranger.heard.join()).not.toContain(once);
  });
});
