// Serves the window on loopback: its files over HTTP, its host over one WebSocket.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { HostApi } from '../../shared/host/api.ts';
import { ONCE_PREFIX, parseSessionRequest, SESSION_PATH } from '../../shared/host/entry.ts';
import { CLOSE, HELLO_LIMIT, HOST_PATH, REQUEST_LIMIT } from '../../shared/host/wire.ts';
import { readAssets, type Asset } from '../host/assets.ts';
import { Connection, dismiss } from './connection.ts';
import { isOwnHost, isOwnOrigin, SECURITY_HEADERS } from './guard.ts';
import { Tokens } from './tokens.ts';

export interface WebDoorOptions {
  readonly host: HostApi;
  /** Folder of the built window. */
  readonly window: string;
  /** Port on 127.0.0.1; a free one if absent. */
  readonly port?: number;
}

/** Windows open at once. */
const WINDOWS_LIMIT = 16;

/** Connections at once that have not proven themselves; a newer one takes the oldest one's place. */
const STRANGERS_LIMIT = 16;

/** Octets of a frame's head from a client at most (RFC 6455 section 5.2). */
const FRAME_HEAD = 14;

/** Octets of a hello and a proof at most: what a stranger may send in all. */
const ENTRY_LIMIT = HELLO_LIMIT + 2 * FRAME_HEAD;

/** Thrown where the port that was asked for is in use. */
export class PortTaken extends Error {}

export class WebDoor {
  readonly #tokens = new Tokens();
  readonly #host: HostApi;
  readonly #assets: ReadonlyMap<string, Asset>;
  readonly #server: Server;
  readonly #sockets = new WebSocketServer({
    noServer: true,
    maxPayload: REQUEST_LIMIT,
    clientTracking: true,
    perMessageDeflate: false,
  });
  /** Who has not proven itself yet, the oldest first: anybody on this computer can be one. */
  readonly #strangers = new Set<WebSocket>();
  #authority = '';

  private constructor({ host, window }: WebDoorOptions) {
    this.#host = host;
    this.#assets = readAssets(window);
    this.#server = createServer({ requestTimeout: 10_000 }, (request, response) => {
      void this.#answer(request, response);
    });
    this.#server.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head));
  }

  /** Listens on 127.0.0.1 only; rejects with `PortTaken` where the port is in use. */
  static async open(options: WebDoorOptions): Promise<WebDoor> {
    const door = new WebDoor(options);
    await new Promise<void>((resolve, reject) => {
      door.#server.once('error', (error: NodeJS.ErrnoException) => {
        reject(error.code === 'EADDRINUSE' ? new PortTaken() : error);
      });
      door.#server.listen(options.port ?? 0, '127.0.0.1', resolve);
    });
    const { port } = door.#server.address() as AddressInfo;
    door.#authority = `127.0.0.1:${String(port)}`;
    return door;
  }

  /** The address without a token. */
  get address(): string {
    return `http://${this.#authority}/`;
  }

  /** An address that lets one window in, once. */
  admission(): string {
    return `${this.address}#${ONCE_PREFIX}${this.#tokens.issue()}`;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets.clients) dismiss(socket, CLOSE.ending);
    await new Promise<void>((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
    if (!isOwnHost(request, this.#authority)) return refuse(response, 421);
    const path = (request.url ?? '').split('?')[0] ?? '';
    if (path === SESSION_PATH) return this.#exchange(request, response);
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405);
    const asset = this.#assets.get(path);
    if (asset === undefined) return refuse(response, 404);
    response.setHeader('Content-Type', asset.mediaType);
    response.setHeader('Content-Length', asset.content.length);
    response.end(request.method === 'HEAD' ? undefined : asset.content);
  }

  async #exchange(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'POST') return refuse(response, 405);
    if (!isOwnOrigin(request, this.#authority)) return refuse(response, 403);
    const body = await readBody(request, HELLO_LIMIT);
    const asked = body === undefined ? undefined : parseSessionRequest(body);
    if (asked === undefined) return refuse(response, 400);
    const answer = this.#tokens.exchange(asked);
    if (answer === undefined) return refuse(response, 401);
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify(answer));
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    // Node no longer listens to it: a reset must not end the door.
    socket.on('error', () => socket.destroy());
    const own = isOwnHost(request, this.#authority) && isOwnOrigin(request, this.#authority);
    const full = this.#sockets.clients.size - this.#strangers.size >= WINDOWS_LIMIT;
    if (!own || full || request.url !== HOST_PATH) {
      socket.end(`HTTP/1.1 ${own && full ? '503' : '403'} Refused\r\nConnection: close\r\n\r\n`);
      return;
    }
    this.#sockets.handleUpgrade(request, socket, head, (webSocket) => {
      this.#receive(webSocket);
      const known = boundStranger(webSocket, socket, head.length);
      new Connection(webSocket, this.#host, {
        bearer: (name) => this.#tokens.bearer(name),
        welcomed: () => {
          known();
          this.#strangers.delete(webSocket);
        },
      });
    });
  }

  /** Nobody who says nothing keeps a window out. */
  #receive(webSocket: WebSocket): void {
    const [oldest] = this.#strangers;
    if (oldest !== undefined && this.#strangers.size >= STRANGERS_LIMIT) {
      this.#strangers.delete(oldest);
      oldest.terminate();
    }
    this.#strangers.add(webSocket);
    webSocket.on('close', () => this.#strangers.delete(webSocket));
  }
}

/**
 * Holds a stranger to the length of what it may say while its octets arrive: a message is known
 * only when it is whole, and may be as long as a plan with attachments. The answer ends the bound.
 */
function boundStranger(webSocket: WebSocket, socket: Duplex, before: number): () => void {
  let length = before;
  const count = (octets: Buffer): void => {
    length += octets.length;
    if (length <= ENTRY_LIMIT) return;
    known();
    dismiss(webSocket, CLOSE.badMessage);
    webSocket.pause();
  };
  const known = (): void => void socket.off('data', count);
  socket.on('data', count);
  return known;
}

function refuse(response: ServerResponse, status: number): void {
  response.statusCode = status;
  response.setHeader('Connection', 'close');
  response.end();
}

/** The body as text; undefined for one past its bound or cut off. */
async function readBody(request: IncomingMessage, limit: number): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > limit) return undefined;
      chunks.push(chunk);
    }
  } catch {
    return undefined;
  }
  return Buffer.concat(chunks).toString('utf8');
}
