// Knows the sentences that state what only a shown session can tell, and the holes of missing facts.

import type { Shown } from './case.ts';

/** What may be said only where the text shows it. */
export const CLAIMS: Readonly<Record<Shown, RegExp>> = {
  'sign-in':
    /no sign-in was made|(?<!the program )did not sign in|was not to sign in|did not make|You are (?:not )?signed in|was not signed in|although one was accepted|accepted one before|did not come about|has (?:neither|a password|an access token)/i,
  encryption:
    /even inside TLS|AUTH in clear\.|The session is in clear|although the session is encrypted|The session is encrypted|would have travelled in clear|A TLS session was set up/,
  announcement:
    /offers none here|though the server offers it|server (?:announced|announces)|server offers (?:STARTTLS|no mechanism)/,
  recipients: /than the \d|\b1 recipient\b/,
  'ehlo-name': /Ehlo made|name, which/,
};

/** What is left where a fact was to stand, or stands there in its place. */
export const HOLES =
  /undefined|\bnull\b|NaN|\[object| {2}| [,;.:?!](?: |$)|“”|""|\(\)|\( | \)|’’|unknown\.invalid|proxy\.invalid|port 0\b|\b0 seconds|address the (?:sender|recipient)|the \w+ this user|, this user,|\b(\w{3,}) \1\b(?!\.)|of of|\bwith \.|without a code/;

/** Numbers that look like a reply’s code, and are ports of mail servers. */
const PORTS = new Set(['465', '587']);

/** Codes of replies that are named in the words and stand nowhere in the text. */
export function inventedCodes(words: string, text: string): readonly string[] {
  const named = words.match(/(?<![\d.,])[2-5]\d\d(?![\d,]|\.\d)/g) ?? [];
  const enhanced = words.match(/\b[245]\.\d{1,3}\.\d{1,3}\b/g) ?? [];
  return [...named, ...enhanced].filter((code) => !PORTS.has(code) && !text.includes(code));
}
