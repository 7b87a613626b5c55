// Lets one window in over its WebSocket: hello first, then the conversation.

import type { RawData, WebSocket } from 'ws';
import type { HostApi } from '../../shared/host/api.ts';
import {
  CLOSE,
  HELLO_LIMIT,
  parseClientMessage,
  WIRE_PROTOCOL,
  writeServerMessage,
  type ClientMessage,
  type ServerMessage,
} from '../../shared/host/wire.ts';
import { Conversation } from '../host/conversation.ts';

/** Milliseconds that a window has for its hello. */
const HELLO_TIMEOUT = 5_000;

export class Connection {
  readonly #socket: WebSocket;
  readonly #accepts: (token: string) => boolean;
  readonly #conversation: Conversation;
  readonly #impatience: NodeJS.Timeout;
  #welcome = false;

  constructor(socket: WebSocket, host: HostApi, accepts: (token: string) => boolean) {
    this.#socket = socket;
    this.#accepts = accepts;
    this.#conversation = new Conversation(host, {
      send: (message) => this.#send(message),
      hangUp: () => this.#hangUp(),
    });
    this.#impatience = setTimeout(() => socket.close(CLOSE.badToken), HELLO_TIMEOUT);
    socket.on('message', (data, isBinary) => this.#take(data, isBinary));
    // The close that follows an error is all there is to do about it.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(this.#impatience);
      this.#conversation.end();
    });
  }

  #take(data: RawData, isBinary: boolean): void {
    const octets = data as Buffer;
    if (isBinary || (!this.#welcome && octets.length > HELLO_LIMIT)) return this.#hangUp();
    const parsed = parseClientMessage(octets.toString('utf8'));
    if (this.#welcome) this.#conversation.take(parsed);
    else this.#greet(parsed.ok ? parsed.message : undefined);
  }

  #greet(message: ClientMessage | undefined): void {
    if (message?.type !== 'hello') return this.#hangUp();
    if (message.protocol !== WIRE_PROTOCOL || !this.#accepts(message.token)) {
      this.#socket.close(CLOSE.badToken);
      return;
    }
    clearTimeout(this.#impatience);
    this.#welcome = true;
    this.#send({ type: 'welcome', protocol: WIRE_PROTOCOL });
  }

  #send(message: ServerMessage): void {
    if (this.#socket.readyState === this.#socket.OPEN) {
      this.#socket.send(writeServerMessage(message));
    }
  }

  #hangUp(): void {
    this.#socket.close(CLOSE.badMessage);
  }
}
