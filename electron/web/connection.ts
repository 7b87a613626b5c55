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

/** Milliseconds between telling a stranger that it is not let in and hanging up. */
export const GOODBYE = 500;

export interface Admission {
  /** Whether this bearer token lets a window in. */
  readonly accepts: (token: string) => boolean;
  /** Told when it was let in. */
  readonly welcomed: () => void;
}

export class Connection {
  readonly #socket: WebSocket;
  readonly #admission: Admission;
  readonly #conversation: Conversation;
  readonly #impatience: NodeJS.Timeout;
  #welcome = false;

  constructor(socket: WebSocket, host: HostApi, admission: Admission) {
    this.#socket = socket;
    this.#admission = admission;
    this.#conversation = new Conversation(host, {
      send: (message) => this.#send(message),
      hangUp: () => this.#hangUp(),
    });
    this.#impatience = setTimeout(() => this.#turnAway(), HELLO_TIMEOUT);
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
    if (message.protocol !== WIRE_PROTOCOL || !this.#admission.accepts(message.token)) {
      this.#turnAway();
      return;
    }
    clearTimeout(this.#impatience);
    this.#welcome = true;
    this.#admission.welcomed();
    this.#send({ type: 'welcome', protocol: WIRE_PROTOCOL });
  }

  #send(message: ServerMessage): void {
    if (this.#socket.readyState === this.#socket.OPEN) {
      this.#socket.send(writeServerMessage(message));
    }
  }

  /** Says why, and hangs up on who does not answer that: ws would wait half a minute. */
  #turnAway(): void {
    this.#socket.close(CLOSE.badToken);
    setTimeout(() => this.#socket.terminate(), GOODBYE).unref();
  }

  #hangUp(): void {
    this.#socket.close(CLOSE.badMessage);
  }
}
