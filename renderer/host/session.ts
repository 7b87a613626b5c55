// Gets the bearer token: the one from before a reload, or one for the address's one-time token.

import {
  ONCE_PREFIX,
  SESSION_PATH,
  STATEMENT,
  isToken,
  parseSessionAnswer,
} from '../../shared/host/entry.ts';
import type { SessionRequest } from '../../shared/host/entry.ts';
import { isProven, makeNonce, prove } from './proof.ts';

const KEY = 'ehlo.token';

/** Milliseconds that a host has to answer. */
const PATIENCE = 10_000;

/** What of the browser the exchange needs. */
export interface SessionPlace {
  readonly location: Pick<Location, 'hash' | 'pathname' | 'search'>;
  readonly history: Pick<History, 'replaceState'>;
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  readonly fetch: typeof fetch;
}

/**
 * Resolves to a bearer token, or to undefined where there is none to be had: no one-time
 * token in the address and none kept, or one that was used before. Takes the one-time
 * token out of the address before anything else, so that it is in no history or bookmark.
 * Rejects where no host answers.
 */
export async function openSession(place: SessionPlace): Promise<string | undefined> {
  const fragment = place.location.hash.replace(/^#/, '');
  if (!fragment.startsWith(ONCE_PREFIX)) return place.storage.getItem(KEY) ?? undefined;
  place.history.replaceState(null, '', place.location.pathname + place.location.search);
  const token = await exchange(place.fetch, fragment.slice(ONCE_PREFIX.length));
  // A used address in a tab that has its token already, as after "reopen closed tab".
  if (token === undefined) return place.storage.getItem(KEY) ?? undefined;
  place.storage.setItem(KEY, token);
  return token;
}

/** Forgets the kept token, after the host has refused it. */
export function closeSession(place: Pick<SessionPlace, 'storage'>): void {
  place.storage.removeItem(KEY);
}

/** Makes a bearer token of the one-time token, with a host that knows it; neither is sent. */
async function exchange(request: typeof fetch, once: string): Promise<string | undefined> {
  if (!isToken(once)) return undefined;
  const asked: SessionRequest = { once: await prove(once, STATEMENT.name), nonce: makeNonce() };
  const response = await request(SESSION_PATH, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(asked),
    credentials: 'omit',
    cache: 'no-store',
    signal: AbortSignal.timeout(PATIENCE),
  });
  const answer = response.ok ? parseSessionAnswer(await response.text()) : undefined;
  if (answer === undefined) return undefined;
  const nonces = { window: asked.nonce, host: answer.nonce };
  if (!(await isProven(once, STATEMENT.session(nonces), answer.proof))) return undefined;
  return prove(once, STATEMENT.bearer(nonces));
}
