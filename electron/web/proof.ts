// Makes and checks the host's half of the proofs that `shared/host/entry.ts` states.

import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { KEY_OCTETS } from '../../shared/host/entry.ts';

/** A new token or nonce. */
export function makeKey(): string {
  return randomBytes(KEY_OCTETS).toString('base64url');
}

/** The statement under the token: HMAC-SHA-256 (RFC 2104). */
export function prove(token: string, statement: string): string {
  return createHmac('sha256', token).update(statement).digest('base64url');
}

/** Whether the proof is that of the statement; how long it takes tells nothing. */
export function isProven(token: string, statement: string, proof: string): boolean {
  const given = Buffer.from(proof, 'base64url');
  const right = Buffer.from(prove(token, statement), 'base64url');
  return given.length === right.length && timingSafeEqual(given, right);
}
