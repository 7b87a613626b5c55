// Reads a text that is nothing but one reply, which needs no more than its code to be one.

import type { Phase } from '../run/phase.ts';
import { decodeBase64 } from './base64.ts';
import { guessPlace } from './guess-place.ts';
import type { PastedLine } from './pasted-line.ts';
import type { Step } from './step.ts';

const CODED = /^\s*(\d{3})(?:([ -])(.*))?$/;

/**
 * The step that the text is; undefined where it is no reply, or more than one. Whoever says
 * which phase it belongs to says that it is a reply, whatever its code and its alphabet.
 */
export function readLoneReply(
  lines: readonly PastedLine[],
  phase: Phase | undefined,
): Step | undefined {
  const filled = lines.filter(({ text }) => text.trim() !== '');
  const [first] = filled;
  const digits = first && CODED.exec(first.text)?.[1];
  if (first === undefined || digits === undefined) return undefined;
  const said = filled.map(({ text }) => CODED.exec(text) ?? text.trim());
  if (said.some((line) => typeof line !== 'string' && line[1] !== digits)) return undefined;
  const words = said.map((line) => (typeof line === 'string' ? line : (line[3] ?? '')));
  const code = Number(digits);
  const line = first.number;
  const token = code === 334 ? refusedToken(words.join('')) : undefined;
  if (token !== undefined) return { type: 'told', reply: token, line };
  const bare = words.every((text) => text.trim() === '');
  if (phase === undefined && !(bare && code >= 400 && code < 600)) return undefined;
  if (code < 200 || code > 599) {
    return {
      type: 'trouble',
      trouble: { type: 'violation', violation: 'reply-code-out-of-range' },
      phase: phase ?? 'greeting',
      line,
    };
  }
  const reply = { code, lines: words, quoted: true, ...guessPlace(code, words.join('\n')) };
  return { type: 'told', reply, line };
}

/**
 * RFC 7628 section 3.2.2: a server says in a challenge why it refuses a token, and refuses it
 * once the client has answered.
 */
function refusedToken(challenge: string) {
  const text = decodeBase64(challenge.trim());
  if (text === undefined || !/^\s*\{.*"(?:status|error)"/s.test(text)) return undefined;
  return { code: 535, lines: [], to: 'auth', sure: true, quoted: false, challenge } as const;
}
