/** A door with a host behind it and a data folder of its own, and the ways to knock at it. */

import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request, type IncomingHttpHeaders } from 'node:http';
import { createConnection, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Host } from '../../electron/host/host.ts';
import { MemoryVault } from '../../electron/host/vault.ts';
import { practiceSource } from '../../electron/practice/source.ts';
import { WebDoor } from '../../electron/web/server.ts';
import { HOST_PATH } from '../../shared/host/wire.ts';
import { hmac, randomKey, Visitor } from './visitor.ts';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

interface Asked {
  readonly method?: string;
  readonly headers?: object;
  readonly body?: string;
}

export class DoorUnderTest {
  readonly folder: string;
  readonly host: Host;
  readonly door: WebDoor;
  readonly origin: string;

  private constructor(folder: string, host: Host, door: WebDoor) {
    this.folder = folder;
    this.host = host;
    this.door = door;
    this.origin = door.address.slice(0, -1);
  }

  static async open(): Promise<DoorUnderTest> {
    const folder = mkdtempSync(join(tmpdir(), 'ehlo-door-'));
    writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Ehlo</title>');
    writeFileSync(join(folder, 'notes.txt'), 'not part of the window');
    const host = new Host({
      version: '0.0.0',
      door: 'web',
      folder: join(folder, 'data'),
      vault: new MemoryVault(),
      practice: practiceSource,
    });
    return new DoorUnderTest(folder, host, await WebDoor.open({ host, window: folder }));
  }

  async close(): Promise<void> {
    await this.door.close();
    await this.host.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  async ask(path: string, { method = 'GET', headers = {}, body }: Asked = {}): Promise<Answer> {
    const asked = request(new URL(path, this.door.address), { method, headers: { ...headers } });
    asked.end(body);
    const [response] = (await once(asked, 'response')) as [NodeJS.ReadableStream & Answer];
    let text = '';
    for await (const chunk of response) text += String(chunk);
    const { statusCode } = response as unknown as { statusCode: number };
    return { status: statusCode, headers: response.headers, body: text };
  }

  /** Asks for a bearer token in exchange for a one-time token. */
  exchange(
    token: string,
    {
      headers = { origin: this.origin },
      nonce = randomKey(),
    }: { headers?: object; nonce?: string } = {},
  ): Promise<Answer> {
    const body = JSON.stringify({ once: hmac(token, 'ehlo/2 name'), nonce });
    return this.ask('/session', { method: 'POST', headers, body });
  }

  admissionToken(): string {
    return this.door.admission().split('once=')[1] ?? '';
  }

  async bearer(): Promise<string> {
    const token = this.admissionToken();
    const nonce = randomKey();
    const answer = await this.exchange(token, { nonce });
    const { nonce: other } = JSON.parse(answer.body) as { nonce: string };
    return hmac(token, `ehlo/2 bearer\n${nonce}\n${other}`);
  }

  /** Opens a WebSocket from a page of this origin, of none where it is empty, to a host of this name. */
  visit(from?: string, host?: string): Visitor {
    return new Visitor(this.origin, from, host);
  }

  /** Asks for the WebSocket over a socket of its own, and hands it over when there is an answer. */
  async knock(from: string, then: (socket: Socket) => void | Promise<void>): Promise<void> {
    const { hostname, port, host: authority } = new URL(this.door.address);
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
    if (from === this.origin) await once(socket, 'data');
    await then(socket);
  }
}
