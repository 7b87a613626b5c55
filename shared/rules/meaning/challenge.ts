// Reads why a token was refused from the JSON that a server sends before its refusal.

import type { Reading } from './read.ts';
import { readWords } from './read.ts';

/**
 * What the error challenge of XOAUTH2 or OAUTHBEARER says (RFC 7628 section 3.2.2). Its
 * status alone does not tell an expired token from a foreign one, and is read only where a
 * provider is known to tell them apart by it.
 */
export function readChallenge(text: string): Reading | undefined {
  if (!text.trimStart().startsWith('{')) return undefined;
  const status = /"(?:status|error)"\s*:\s*"([^"]{1,60})"/.exec(text)?.[1];
  const description = /"error_description"\s*:\s*"([^"]{1,400})"/.exec(text)?.[1] ?? '';
  if (status === 'insufficient_scope') return { meaning: 'token-scope', confidence: 'certain' };
  const read = readWords(description, 'auth');
  if (read?.meaning.startsWith('token-') === true) return read;
  // Google's alone: 401 for a token that no longer counts, 400 for one that never did here.
  const expired = status === '401' && text.includes('"https://mail.google.com/"');
  return expired ? { meaning: 'token-expired', confidence: 'likely' } : undefined;
}
