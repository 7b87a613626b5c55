// Issues the tokens that let one window in: a one-time token, exchanged for a bearer token.

import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Bearer tokens valid at once; with one more the oldest no longer is. */
const BEARERS_LIMIT = 32;

/**
 * Tokens of 256 random bits, kept as hashes only. A one-time token is good for a single
 * exchange, so one that leaks through a browser's history or a screen opens nothing.
 */
export class Tokens {
  readonly #once = new Set<string>();
  readonly #bearers: Buffer[] = [];

  /** A new one-time token. */
  issue(): string {
    const token = makeToken();
    this.#once.add(hash(token).toString('hex'));
    return token;
  }

  /** A bearer token for a one-time token, which is spent by that; undefined if it was none. */
  exchange(once: string): string | undefined {
    if (!this.#once.delete(hash(once).toString('hex'))) return undefined;
    const bearer = makeToken();
    this.#bearers.push(hash(bearer));
    if (this.#bearers.length > BEARERS_LIMIT) this.#bearers.shift();
    return bearer;
  }

  accepts(bearer: string): boolean {
    const given = hash(bearer);
    return this.#bearers.some((known) => timingSafeEqual(known, given));
  }
}

function makeToken(): string {
  return randomBytes(32).toString('base64url');
}

function hash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
