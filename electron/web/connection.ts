// Lets one window in over its WebSocket: each side proves itself, then the conversation.

import type { RawData, WebSocket } from 'ws';
import type { HostApi } from '../../shared/host/api.ts';
import { STATEMENT } from '../../shared/host/entry.ts';
import {
  CLOSE,
  HELLO_LIMIT,
  parseClientMessage,
  WIRE_PROTOCOL,
  writeServerMessage,
  type ClientMessage,
  type ParsedClientMessage,
  type ServerMessage,
} from '../../shared/host/wire.ts';
import { Conversation } from '../host/conversation.ts';
import { isProven, makeKey, prove } from './proof.ts';

/** Milliseconds that a window has to get in. */
const ENTRY_TIMEOUT = 5_000;

/** Milliseconds that a window has to answer the close. */
const GOODBYE = 500;

/** Says why, and hangs up on who does not answer that: ws would wait half a minute. */
export function dismiss(socket: WebSocket, why: number): void {
  socket.close(why);
  setTimeout(() => socket.terminate(), GOODBYE).unref();
}

export interface Admission {
  /** The bearer token of that name; undefined if there is none. */
  readonly bearer: (name: string) => string | undefined;
  /** Told when the window was let in. */
  readonly welcomed: () => void;
}

export class Connection {
  readonly #socket: WebSocket;
  readonly #admission: Admission;
  readonly #conversation: Conversation;
  readonly #impatience: NodeJS.Timeout;
  /** What the window has to prove, and under which token; set by its hello. */
  #challenge: { readonly bearer: string; readonly statement: string } | undefined;
  #welcome = false;

  constructor(socket: WebSocket, host: HostApi, admission: Admission) {
    this.#socket = socket;
    this.#admission = admission;
    this.#conversation = new Conversation(host, {
      send: (message) => this.#send(message),
      hangUp: () => this.#hangUp(),
    });
    // A window that was slow, as one whose computer slept, is not unknown: it may try again.
    this.#impatience = setTimeout(() => this.#hangUp(), ENTRY_TIMEOUT);
    socket.on('message', (data, isBinary) => this.#take(data, isBinary));
    // The close that follows an error is all there is to do about it.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(this.#impatience);
      this.#conversation.end();
    });
  }

  #take(data: RawData, isBinary: boolean): void {
    // What was on its way when the window was dismissed.
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    const octets = data as Buffer;
    if (isBinary || (!this.#welcome && octets.length > HELLO_LIMIT)) return this.#hangUp();
    const parsed = parseClientMessage(octets.toString('utf8'));
    if (this.#welcome) this.#takeInTime(parsed);
    else if (!parsed.ok) this.#hangUp();
    else if (this.#challenge === undefined) this.#prove(parsed.message);
    else this.#check(parsed.message, this.#challenge);
  }

  /**
   * A window does not wait long for a host that has stopped: it closes the connection and tells
   * its reader so. The close is read right behind what was asked before, which is not begun then.
   */
  #takeInTime(parsed: ParsedClientMessage): void {
    setImmediate(() => {
      if (this.#socket.readyState === this.#socket.OPEN) this.#conversation.take(parsed);
    });
  }

  #prove(message: ClientMessage): void {
    if (message.type !== 'hello') return this.#hangUp();
    const bearer =
      message.protocol === WIRE_PROTOCOL ? this.#admission.bearer(message.bearer) : undefined;
    if (bearer === undefined) return dismiss(this.#socket, CLOSE.badToken);
    const nonces = { window: message.nonce, host: makeKey() };
    this.#challenge = { bearer, statement: STATEMENT.window(nonces) };
    const proof = prove(bearer, STATEMENT.host(nonces));
    this.#send({ type: 'challenge', nonce: nonces.host, proof });
  }

  #check(message: ClientMessage, { bearer, statement }: { bearer: string; statement: string }) {
    if (message.type !== 'proof') return this.#hangUp();
    if (!isProven(bearer, statement, message.proof)) {
      return dismiss(this.#socket, CLOSE.badToken);
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
