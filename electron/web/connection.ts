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

/** Milliseconds that a window has to answer the close. */
const GOODBYE = 500;

/** Says why, and hangs up on who does not answer that: ws would wait half a minute. */
export function dismiss(socket: WebSocket, why: number): void {
  socket.close(why);
  setTimeout(() => socket.terminate(), GOODBYE).unref();
}

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
    this.#impatience = setTimeout(() => dismiss(this.#socket, CLOSE.badToken), HELLO_TIMEOUT);
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
      dismiss(this.#socket, CLOSE.badToken);
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

  #hangUp(): void {
    dismiss(this.#socket, CLOSE.badMessage);
  }
}
