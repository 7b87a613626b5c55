/** A program that talks to the door over a WebSocket, as a window does or as it pleases. */

import { createHmac, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import {
  HOST_PATH,
  parseServerMessage,
  writeClientMessage,
  type ClientMessage,
  type ServerMessage,
} from '../../shared/host/wire.ts';

/** HMAC-SHA-256 as it stands on the wire. */
export function hmac(token: string, statement: string): string {
  return createHmac('sha256', token).update(statement).digest('base64url');
}

/** 256 random bits as they stand on the wire. */
export const randomKey = (): string => randomBytes(32).toString('base64url');

/** The first message of a window that has this bearer token. */
export const hello = (token: string, nonce = randomKey()): ClientMessage => ({
  type: 'hello',
  protocol: 2,
  bearer: hmac(token, 'ehlo/2 name'),
  nonce,
});

export class Visitor {
  readonly socket: WebSocket;
  readonly messages: ServerMessage[] = [];
  closed: number | undefined;
  #wake: () => void = () => undefined;

  /** `from` is the page's origin, empty for none; `host` is what the request calls the door. */
  constructor(origin: string, from: string = origin, host = new URL(origin).host) {
    const url = `${origin.replace('http', 'ws')}${HOST_PATH}`;
    this.socket = new WebSocket(url, { headers: { host }, ...(from !== '' && { origin: from }) });
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

  /** Says hello and takes the challenge; answers the two nonces and what the host proved. */
  async challenge(token: string, nonce = randomKey()): Promise<Challenged> {
    await this.say(hello(token, nonce));
    await this.hear(1);
    const challenge = this.messages.shift();
    if (challenge?.type !== 'challenge') throw new Error('The door did not take the hello.');
    return { nonces: `${nonce}\n${challenge.nonce}`, ...challenge };
  }

  /** Gets in; `welcome` is the first of `messages` then. */
  async enter(token: string): Promise<void> {
    const { nonces } = await this.challenge(token);
    await this.say({ type: 'proof', proof: hmac(token, `ehlo/2 window\n${nonces}`) });
    await this.hear(1);
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

export interface Challenged {
  /** Both, as they stand in a statement. */
  readonly nonces: string;
  /** The host's own. */
  readonly nonce: string;
  readonly proof: string;
}
