// Makes and checks the window's half of the proofs that `shared/host/entry.ts` states.

import { KEY_OCTETS } from '../../shared/host/entry.ts';

/** A new nonce. */
export function makeNonce(): string {
  return toText(crypto.getRandomValues(new Uint8Array(KEY_OCTETS)));
}

/** The statement under the token: HMAC-SHA-256 (RFC 2104). */
export async function prove(token: string, statement: string): Promise<string> {
  const signature = await crypto.subtle.sign('HMAC', await keyOf(token), octetsOf(statement));
  return toText(new Uint8Array(signature));
}

/** Whether the proof is that of the statement; how long it takes tells nothing. */
export async function isProven(token: string, statement: string, proof: string): Promise<boolean> {
  const given = fromText(proof);
  return crypto.subtle.verify('HMAC', await keyOf(token), given, octetsOf(statement));
}

function keyOf(token: string): Promise<CryptoKey> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  return crypto.subtle.importKey('raw', octetsOf(token), algorithm, false, ['sign', 'verify']);
}

function octetsOf(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

/** Base64url without padding (RFC 4648 section 5). */
function toText(octets: Uint8Array): string {
  const base64 = btoa(String.fromCharCode(...octets));
  return base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromText(text: string): Uint8Array<ArrayBuffer> {
  const base64 = text.replaceAll('-', '+').replaceAll('_', '/');
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
