// Attacks the loopback door: whoever was not let in gets nothing.

import { once } from 'node:events';
import { createConnection, type Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PortTaken, WebDoor } from '../../electron/web/server.ts';
import type { HostCall } from '../../shared/host/calls.ts';
import {
  CLOSE,
  HELLO_LIMIT,
  writeClientMessage,
  type ClientMessage,
} from '../../shared/host/wire.ts';
import { DoorUnderTest } from './door-under-test.ts';
import { hello, hmac, randomKey } from './visitor.ts';

let door: DoorUnderTest;
let origin: string;

beforeEach(async () => {
  door = await DoorUnderTest.open();
  ({ origin } = door);
});

afterEach(async () => {
  vi.useRealTimers();
  await door.close();
});

describe('the page', () => {
  it('comes with headers that keep everything foreign out', async () => {
    const { status, headers } = await door.ask('/');
    expect(status).toBe(200);
    const policy = String(headers['content-security-policy']).split('; ');
    for (const rule of [
      "default-src 'none'",
      "script-src 'self'",
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ]) {
      expect(policy).toContain(rule);
    }
    expect(policy.join()).not.toMatch(/unsafe|https?:|\*/);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    });
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });

  it.each(['/notes.txt', '/../package.json', '/%2e%2e/package.json', '/etc/passwd', '//', '/host'])(
    'does not serve %s',
    async (path) => {
      const socket = createConnection(Number(new URL(origin).port), '127.0.0.1');
      socket.end(
        `GET ${path} HTTP/1.1\r\nHost: ${new URL(origin).host}\r\nConnection: close\r\n\r\n`,
      );
      let text = '';
      for await (const chunk of socket) text += String(chunk);
      expect(text).toMatch(/^HTTP\/1\.1 404 /);
    },
  );

  it.each(['evil.example.org', 'localhost', '127.0.0.1', '127.0.0.1:1'])(
    'is refused to a request for host %s',
    async (name) => {
      expect((await door.ask('/', { headers: { host: name } })).status).toBe(421);
    },
  );

  it('is not there on other addresses of this computer', async () => {
    const others = Object.values(networkInterfaces())
      .flatMap((each) => each ?? [])
      .filter(({ family, internal }) => family === 'IPv4' && !internal);
    const port = Number(new URL(origin).port);
    for (const { address } of [...others, { address: '127.0.0.2' }]) {
      const socket = createConnection({ port, host: address });
      const [error] = (await once(socket, 'error')) as [NodeJS.ErrnoException];
      expect(error.code).toBe('ECONNREFUSED');
    }
  });
});

describe('the one-time token', () => {
  it('is exchanged once', async () => {
    const token = door.admissionToken();
    expect((await door.exchange(token)).status).toBe(200);
    expect((await door.exchange(token)).status).toBe(401);
  });

  it('is in the fragment of the address, which no server, log or referrer sees', () => {
    const { hash, search, pathname } = new URL(door.door.admission());
    expect(hash).toMatch(/^#once=[\w-]{43}$/);
    expect(search + pathname).toBe('/');
  });

  it.each([
    ['no origin', {}],
    ['a foreign origin', { origin: 'https://evil.example.org' }],
    ['an opaque origin', { origin: 'null' }],
    ['another port', { origin: 'http://127.0.0.1:1' }],
  ])('is not taken from %s, and stays good', async (_, headers) => {
    const token = door.admissionToken();
    expect((await door.exchange(token, { headers })).status).toBe(403);
    expect((await door.exchange(token)).status).toBe(200);
  });

  it('is not guessed, and a huge or malformed body is refused', async () => {
    expect((await door.exchange('A'.repeat(43))).status).toBe(401);
    for (const body of [
      '',
      '{',
      '[]',
      '{"once":1}',
      `{"once":"${'a'.repeat(43)}"}`,
      'x'.repeat(5000),
    ]) {
      const { status } = await door.ask('/session', { method: 'POST', headers: { origin }, body });
      expect(status).toBe(400);
    }
  });

  it('is not taken from a huge body that is right but for its length, and stays good', async () => {
    const token = door.admissionToken();
    const asked = JSON.stringify({ once: hmac(token, 'ehlo/2 name'), nonce: randomKey() });
    const body = asked.padEnd(HELLO_LIMIT + 1);
    const answer = await door.ask('/session', { method: 'POST', headers: { origin }, body });
    expect(answer.status).toBe(400);
    expect((await door.exchange(token)).status).toBe(200);
  });
});

describe('the WebSocket', () => {
  it.each([undefined, 'https://evil.example.org', 'null', 'http://127.0.0.1:1'])(
    'is refused to a page from %s',
    async (from) => {
      const socket = door.visit(from ?? '');
      expect(await socket.end()).toBe(1006);
      expect(socket.messages).toEqual([]);
    },
  );

  it.each(['evil.example.org', 'localhost', '127.0.0.1', '127.0.0.1:1'])(
    'is refused to a request for host %s, even of its own page',
    async (name) => {
      const socket = door.visit(origin, name);
      expect(await socket.end()).toBe(1006);
      expect(socket.messages).toEqual([]);
    },
  );

  it('lets a bearer token in, and does what it is asked', async () => {
    const window = door.visit();
    await window.enter(await door.bearer());
    await window.say({ type: 'request', id: 1, call: { method: 'about', params: [] } });
    expect(await window.hear(2)).toMatchObject([
      { type: 'welcome' },
      { type: 'result', id: 1, value: { door: 'web', secretsPersist: false } },
    ]);
    window.socket.close();
  });

  it('lets nobody in without one', async () => {
    const window = door.visit();
    await window.say(hello('A'.repeat(43)));
    expect(await window.end()).toBe(CLOSE.badToken);
    const spent = door.admissionToken();
    await door.exchange(spent);
    const replay = door.visit();
    await replay.say(hello(spent));
    expect(await replay.end()).toBe(CLOSE.badToken);
  });

  it('hears nothing before hello', async () => {
    const window = door.visit();
    await window.say({ type: 'request', id: 1, call: { method: 'listRuns', params: [] } });
    expect(await window.end()).toBe(CLOSE.badMessage);
    expect(window.messages).toEqual([]);
  });

  it.each([
    ['no JSON', '{'],
    ['an unknown type', '{"type":"eval"}'],
    ['a second hello', JSON.stringify(hello('A'.repeat(43)))],
    ['a second proof', JSON.stringify({ type: 'proof', proof: 'A'.repeat(43) })],
    ['no id', '{"type":"request","method":"about","params":[]}'],
    ['deep nesting', '['.repeat(100_000)],
  ])('ends at %s', async (_, text) => {
    const window = door.visit();
    await window.enter(await door.bearer());
    await window.say(text);
    expect(await window.end()).toBe(CLOSE.badMessage);
  });

  it('refuses a wrong call, names the parameter, and goes on', async () => {
    const window = door.visit();
    const call = (id: number, method: string, params: unknown[]) =>
      JSON.stringify({ type: 'request', id, method, params });
    await window.enter(await door.bearer());
    await window.say(
      call(1, 'startRun', [{ connection: { host: 'a', port: 99_999 } }]),
      call(2, 'constructor', []),
      call(3, '__proto__', []),
      call(4, 'cancelRun', ['no-such-run']),
      call(5, 'listRuns', []),
    );
    const heard = await window.hear(6);
    const byId = (id: number) => heard.find((message) => 'id' in message && message.id === id);
    expect(byId(1)).toMatchObject({ type: 'refusal', refusal: { code: 'invalid-request' } });
    expect(byId(2)).toMatchObject({ type: 'refusal', refusal: { code: 'invalid-request' } });
    expect(byId(3)).toMatchObject({ type: 'refusal', refusal: { code: 'invalid-request' } });
    expect(byId(4)).toMatchObject({ type: 'refusal', refusal: { code: 'unknown-run' } });
    expect(byId(5)).toMatchObject({ type: 'result', value: [] });
    window.socket.close();
  });

  it('does not begin what was asked by a window that has hung up since', async () => {
    const window = door.visit();
    await window.enter(await door.bearer());
    const plan = {
      connection: { host: '127.0.0.1', port: 9, security: 'none' },
      tls: {},
      stopAfter: 'ehlo',
      send: false,
      via: 'raw',
      followUp: false,
    } as const;
    const request = (id: number): ClientMessage => {
      return { type: 'request', id, call: { method: 'startRun', params: [plan] } };
    };
    await window.say(request(1));
    expect(await window.hear(2)).toMatchObject([{ type: 'welcome' }, { type: 'result' }]);
    // A host that had stopped finds both at once when it goes on.
    const asked = window.say(request(2));
    window.socket.close();
    await asked;
    await window.end();
    expect(await door.host.listRuns()).toHaveLength(1);
  });

  it('does not take a huge hello or a huge message', async () => {
    const window = door.visit();
    // All is right about it but its length.
    await window.say(writeClientMessage(hello(await door.bearer())).padEnd(5000));
    expect(await window.end()).toBe(CLOSE.badMessage);
    expect(window.messages).toEqual([]);
    const second = door.visit();
    await second.enter(await door.bearer());
    await second.say('x'.repeat(49 * 1024 * 1024));
    expect(await second.end()).toBe(1009);
  });

  it('outlives refused strangers that reset their connections', async () => {
    for (let n = 0; n < 60; n += 1) {
      await door.knock('http://evil.example.org', async (socket) => {
        await new Promise((resolve) => setTimeout(resolve, n % 4));
        socket.resetAndDestroy();
      });
    }
    expect((await door.ask('/')).status).toBe(200);
  });

  it('has room for a window however many strangers say nothing', async () => {
    const silent: Socket[] = [];
    for (let n = 0; n < 40; n += 1) await door.knock(origin, (socket) => void silent.push(socket));
    const window = door.visit();
    await window.enter(await door.bearer());
    expect(window.messages).toMatchObject([{ type: 'welcome' }]);
    for (const socket of silent) socket.destroy();
  });

  it('hangs up on a long hello before it is whole', async () => {
    // So that nobody is hung up on for being slow.
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    await door.knock(origin, async (socket) => {
      // A masked text frame that announces 40 MiB and sends a little of it.
      const head = Buffer.alloc(14);
      head[0] = 0x81;
      head[1] = 0x80 | 127;
      head.writeBigUInt64BE(40n * 1024n * 1024n, 2);
      socket.write(Buffer.concat([head, Buffer.alloc(4_096, 0x20)]));
      const [frame] = (await once(socket, 'data')) as [Buffer];
      expect(frame[0]).toBe(0x88);
      expect(frame.readUInt16BE(2)).toBe(CLOSE.badMessage);
      socket.destroy();
    });
  });

  it('never gives a secret back', async () => {
    const window = door.visit();
    const put: HostCall = { method: 'putSecret', params: ['correct horse battery', 'run'] };
    await window.enter(await door.bearer());
    await window.say({ type: 'request', id: 1, call: put });
    expect(JSON.stringify(await window.hear(2))).not.toContain('correct horse');
    window.socket.close();
  });
});

describe('the port', () => {
  it('is told to be taken', async () => {
    const port = Number(new URL(origin).port);
    await expect(WebDoor.open({ host: door.host, window: door.folder, port })).rejects.toThrow(
      PortTaken,
    );
  });
});
