// Attacks the loopback door: whoever was not let in gets nothing.

import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request, type IncomingHttpHeaders } from 'node:http';
import { createConnection, type Socket } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { Host } from '../../electron/host/host.ts';
import { MemoryVault } from '../../electron/host/vault.ts';
import { practiceSource } from '../../electron/practice/source.ts';
import { PortTaken, WebDoor } from '../../electron/web/server.ts';
import type { HostCall } from '../../shared/host/calls.ts';
import {
  CLOSE,
  HOST_PATH,
  parseServerMessage,
  SESSION_PATH,
  writeClientMessage,
  type ClientMessage,
  type ServerMessage,
} from '../../shared/host/wire.ts';

let door: WebDoor;
let host: Host;
let origin: string;
let folder: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ehlo-door-'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Ehlo</title>');
  writeFileSync(join(folder, 'notes.txt'), 'not part of the window');
  host = new Host({
    version: '0.0.0',
    door: 'web',
    folder: join(folder, 'data'),
    vault: new MemoryVault(),
    practice: practiceSource,
  });
  door = await WebDoor.open({ host, window: folder });
  origin = door.address.slice(0, -1);
});

afterEach(async () => {
  await door.close();
  await host.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

async function ask(
  path: string,
  { method = 'GET', headers = {}, body }: { method?: string; headers?: object; body?: string } = {},
): Promise<Answer> {
  const asked = request(new URL(path, door.address), { method, headers: { ...headers } });
  asked.end(body);
  const [response] = (await once(asked, 'response')) as [NodeJS.ReadableStream & Answer];
  let text = '';
  for await (const chunk of response) text += String(chunk);
  const { statusCode } = response as unknown as { statusCode: number };
  return { status: statusCode, headers: response.headers, body: text };
}

const exchange = (onceToken: string, headers: object = { origin }) =>
  ask(SESSION_PATH, { method: 'POST', headers, body: JSON.stringify({ once: onceToken }) });

const admissionToken = () => door.admission().split('once=')[1] ?? '';

async function bearer(): Promise<string> {
  return (JSON.parse((await exchange(admissionToken())).body) as { token: string }).token;
}

/** Asks for the WebSocket over a socket of its own, and hands it over when there is an answer. */
async function knock(from: string, then: (socket: Socket) => void | Promise<void>): Promise<void> {
  const { hostname, port, host: authority } = new URL(door.address);
  const socket = createConnection({ host: hostname, port: Number(port) });
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.write(
    [
      `GET ${HOST_PATH} HTTP/1.1`,
      `Host: ${authority}`,
      `Origin: ${from}`,
      'Upgrade: websocket',
      'Connection: Upgrade',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      'Sec-WebSocket-Version: 13',
      '\r\n',
    ].join('\r\n'),
  );
  if (from === origin) await once(socket, 'data');
  await then(socket);
}

class Window {
  readonly socket: WebSocket;
  readonly messages: ServerMessage[] = [];
  closed: number | undefined;
  #wake: () => void = () => undefined;

  constructor(
    from: string | undefined = origin,
    url = `${origin.replace('http', 'ws')}${HOST_PATH}`,
  ) {
    this.socket = new WebSocket(url, from === undefined ? {} : { origin: from });
    this.socket.on('message', (data) => {
      const message = parseServerMessage((data as Buffer).toString());
      if (message) this.messages.push(message);
      this.#wake();
    });
    this.socket.on('error', () => undefined);
    this.socket.on('close', (code) => {
      this.closed = code;
      this.#wake();
    });
  }

  async say(...messages: readonly (ClientMessage | string)[]): Promise<void> {
    if (this.socket.readyState === WebSocket.CONNECTING) await once(this.socket, 'open');
    for (const message of messages) {
      this.socket.send(typeof message === 'string' ? message : writeClientMessage(message));
    }
  }

  /** Waits for a number of messages, or for the close. */
  async hear(count: number): Promise<readonly ServerMessage[]> {
    while (this.messages.length < count && this.closed === undefined) {
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
    return this.messages;
  }

  async end(): Promise<number | undefined> {
    await this.hear(Infinity);
    return this.closed;
  }
}

const hello = (token: string): ClientMessage => ({ type: 'hello', protocol: 1, token });

describe('the page', () => {
  it('comes with headers that keep everything foreign out', async () => {
    const { status, headers } = await ask('/');
    expect(status).toBe(200);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).not.toMatch(/unsafe|http:|\*/);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
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
      expect((await ask('/', { headers: { host: name } })).status).toBe(421);
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
    const token = admissionToken();
    expect((await exchange(token)).status).toBe(200);
    expect((await exchange(token)).status).toBe(401);
  });

  it('is in the fragment of the address, which no server, log or referrer sees', () => {
    const { hash, search, pathname } = new URL(door.admission());
    expect(hash).toMatch(/^#once=[\w-]{43}$/);
    expect(search + pathname).toBe('/');
  });

  it.each([
    ['no origin', {}],
    ['a foreign origin', { origin: 'https://evil.example.org' }],
    ['an opaque origin', { origin: 'null' }],
    ['another port', { origin: 'http://127.0.0.1:1' }],
  ])('is not taken from %s, and stays good', async (_, headers) => {
    const token = admissionToken();
    expect((await exchange(token, headers)).status).toBe(403);
    expect((await exchange(token)).status).toBe(200);
  });

  it('is not guessed, and a huge or malformed body is refused', async () => {
    expect((await exchange('A'.repeat(43))).status).toBe(401);
    for (const body of ['', '{', '[]', '{"once":1}', `{"once":"${'a'.repeat(5000)}"}`]) {
      const { status } = await ask(SESSION_PATH, { method: 'POST', headers: { origin }, body });
      expect(status).toBe(400);
    }
  });
});

describe('the WebSocket', () => {
  it.each([undefined, 'https://evil.example.org', 'null', 'http://127.0.0.1:1'])(
    'is refused to a page from %s',
    async (from) => {
      const socket = from === undefined ? new Window('') : new Window(from);
      expect(await socket.end()).toBe(1006);
      expect(socket.messages).toEqual([]);
    },
  );

  it('lets a bearer token in, and does what it is asked', async () => {
    const window = new Window();
    await window.say(hello(await bearer()), {
      type: 'request',
      id: 1,
      call: { method: 'about', params: [] },
    });
    expect(await window.hear(2)).toMatchObject([
      { type: 'welcome' },
      { type: 'result', id: 1, value: { door: 'web', secretsPersist: false } },
    ]);
    window.socket.close();
  });

  it('lets nobody in without one', async () => {
    const window = new Window();
    await window.say(hello('A'.repeat(43)));
    expect(await window.end()).toBe(CLOSE.badToken);
    const spent = admissionToken();
    await exchange(spent);
    const replay = new Window();
    await replay.say(hello(spent));
    expect(await replay.end()).toBe(CLOSE.badToken);
  });

  it('hears nothing before hello', async () => {
    const window = new Window();
    await window.say({ type: 'request', id: 1, call: { method: 'listRuns', params: [] } });
    expect(await window.end()).toBe(CLOSE.badMessage);
    expect(window.messages).toEqual([]);
  });

  it.each([
    ['no JSON', '{'],
    ['an unknown type', '{"type":"eval"}'],
    ['a second hello', '{"type":"hello","protocol":1,"token":"x"}'],
    ['no id', '{"type":"request","method":"about","params":[]}'],
    ['deep nesting', '['.repeat(100_000)],
  ])('ends at %s', async (_, text) => {
    const window = new Window();
    await window.say(hello(await bearer()), text);
    expect(await window.end()).toBe(CLOSE.badMessage);
  });

  it('refuses a wrong call, names the parameter, and goes on', async () => {
    const window = new Window();
    const call = (id: number, method: string, params: unknown[]) =>
      JSON.stringify({ type: 'request', id, method, params });
    await window.say(
      hello(await bearer()),
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

  it('does not take a huge hello or a huge message', async () => {
    const window = new Window();
    await window.say(hello('A'.repeat(200)) && JSON.stringify({ pad: 'x'.repeat(5000) }));
    expect(await window.end()).toBe(CLOSE.badMessage);
    const second = new Window();
    await second.say(hello(await bearer()));
    await second.hear(1);
    await second.say('x'.repeat(49 * 1024 * 1024));
    expect(await second.end()).toBe(1009);
  });

  it('outlives refused strangers that reset their connections', async () => {
    for (let n = 0; n < 60; n += 1) {
      await knock('http://evil.example.org', async (socket) => {
        await new Promise((resolve) => setTimeout(resolve, n % 4));
        socket.resetAndDestroy();
      });
    }
    expect((await ask('/')).status).toBe(200);
  });

  it('has room for a window however many strangers say nothing', async () => {
    const silent: Socket[] = [];
    for (let n = 0; n < 40; n += 1) await knock(origin, (socket) => void silent.push(socket));
    const token = await bearer();
    const window = new Window();
    await window.say({ type: 'hello', protocol: 1, token });
    expect((await window.hear(1))[0]).toMatchObject({ type: 'welcome' });
    for (const socket of silent) socket.destroy();
  });

  it('hangs up on a long hello before it is whole', async () => {
    let closed = false;
    await knock(origin, async (socket) => {
      socket.on('close', () => (closed = true));
      // A masked text frame that announces 40 MiB and sends a little of it.
      const head = Buffer.alloc(14);
      head[0] = 0x81;
      head[1] = 0x80 | 127;
      head.writeBigUInt64BE(40n * 1024n * 1024n, 2);
      socket.write(Buffer.concat([head, Buffer.alloc(4_096, 0x20)]));
      await expect.poll(() => closed, { timeout: 10_000 }).toBe(true);
    });
  });

  it('never gives a secret back', async () => {
    const window = new Window();
    const put: HostCall = { method: 'putSecret', params: ['correct horse battery', 'run'] };
    await window.say(hello(await bearer()), { type: 'request', id: 1, call: put });
    expect(JSON.stringify(await window.hear(2))).not.toContain('correct horse');
    window.socket.close();
  });
});

describe('the port', () => {
  it('is told to be taken', async () => {
    const port = Number(new URL(origin).port);
    await expect(WebDoor.open({ host, window: folder, port })).rejects.toThrow(PortTaken);
  });
});
