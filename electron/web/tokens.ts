// Issues the tokens that let one window in: a one-time token, and the bearer token made of it.

import { STATEMENT, type SessionAnswer, type SessionRequest } from '../../shared/host/entry.ts';
import { makeKey, prove } from './proof.ts';

/** Bearer tokens valid at once; with one more the oldest no longer is. */
const BEARERS_LIMIT = 32;

/**
 * Tokens of 256 random bits, kept by their names. A one-time token is good for a single
 * exchange, so one that leaks through a browser's history or a screen opens nothing.
 */
export class Tokens {
  readonly #once = new Map<string, string>();
  readonly #bearers = new Map<string, string>();

  /** A new one-time token. */
  issue(): string {
    const token = makeKey();
    this.#once.set(nameOf(token), token);
    return token;
  }

  /** Spends the one-time token of that name on a bearer token; undefined if there is none. */
  exchange({ once, nonce }: SessionRequest): SessionAnswer | undefined {
    const token = this.#once.get(once);
    if (token === undefined) return undefined;
    this.#once.delete(once);
    const nonces = { window: nonce, host: makeKey() };
    this.#keep(prove(token, STATEMENT.bearer(nonces)));
    return { nonce: nonces.host, proof: prove(token, STATEMENT.session(nonces)) };
  }

  /** The bearer token of that name; undefined if there is none. */
  bearer(name: string): string | undefined {
    return this.#bearers.get(name);
  }

  #keep(bearer: string): void {
    this.#bearers.set(nameOf(bearer), bearer);
    const [oldest] = this.#bearers.keys();
    if (oldest !== undefined && this.#bearers.size > BEARERS_LIMIT) this.#bearers.delete(oldest);
  }
}

function nameOf(token: string): string {
  return prove(token, STATEMENT.name);
}
