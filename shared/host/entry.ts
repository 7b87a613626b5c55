// States how a window and its host show each other that they know a token, which neither sends.

import * as v from 'valibot';
import { parseJson } from './json.ts';

/*
 * How a window gets in. The address that is opened is `http://127.0.0.1:PORT/#once=TOKEN`:
 * a fragment reaches no server, log or referrer, and the page takes it out of the address
 * at once. From it the page and the host make a bearer token, which the page keeps in
 * sessionStorage, so that a reload needs no new address (cookies would be sent to every
 * port of this computer).
 *
 * The host may end while its page is open, and another user's program may listen at its
 * port then. So neither token is ever sent: each side shows that it knows it, by
 * HMAC-SHA-256 (RFC 2104) under the token over both sides' nonces, the host first.
 *
 *   POST SESSION_PATH   { once: name, nonce }    ->  { nonce, proof }, once for each token
 *   WebSocket HOST_PATH hello { bearer: name, nonce }
 *                                                ->  challenge { nonce, proof }
 *                       proof { proof }          ->  welcome
 *
 * A `name` says which token is meant and is of no other use. Until the host's proof was
 * right the window says nothing but this; until the window's was, the host listens to
 * nothing else.
 */

/** Where a one-time token is exchanged: POST, a JSON body. */
export const SESSION_PATH = '/session';

/** What stands before the one-time token in the address's fragment. */
export const ONCE_PREFIX = 'once=';

/** Octets of a token, a nonce and an HMAC-SHA-256; each is written in base64url. */
export const KEY_OCTETS = 32;

/** How a token, a nonce, a name or a proof is written. */
export const keySchema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/));

/** Whether this could be a token. */
export function isToken(text: string): boolean {
  return v.is(keySchema, text);
}

/** The two sides' nonces, new for each exchange. */
export interface Nonces {
  readonly window: string;
  readonly host: string;
}

const over = (label: string) => (nonces: Nonces) =>
  `ehlo/2 ${label}\n${nonces.window}\n${nonces.host}`;

/**
 * What is put through HMAC under a token. Each begins with a label of its own, so that an
 * answer to one of them is none to another: nothing can be reflected to who said it.
 */
export const STATEMENT = {
  /** Says which token is meant. */
  name: 'ehlo/2 name',
  /** The host knows the one-time token. */
  session: over('session'),
  /** Makes the bearer token of the one-time token; never sent. */
  bearer: over('bearer'),
  /** The host knows the bearer token. */
  host: over('host'),
  /** The window knows the bearer token. */
  window: over('window'),
} as const;

const sessionRequest = v.strictObject({ once: keySchema, nonce: keySchema });
const sessionAnswer = v.object({ nonce: keySchema, proof: keySchema });

/** What is posted to `SESSION_PATH`. */
export type SessionRequest = Readonly<v.InferOutput<typeof sessionRequest>>;

/** What is answered there. */
export type SessionAnswer = Readonly<v.InferOutput<typeof sessionAnswer>>;

/** Reads the body posted to `SESSION_PATH`; undefined if it is none. Never throws. */
export function parseSessionRequest(body: string): SessionRequest | undefined {
  const read = v.safeParse(sessionRequest, parseJson(body));
  return read.success ? read.output : undefined;
}

/** Reads the answer from `SESSION_PATH`; undefined if it is none. Never throws. */
export function parseSessionAnswer(body: string): SessionAnswer | undefined {
  const read = v.safeParse(sessionAnswer, parseJson(body));
  return read.success ? read.output : undefined;
}
