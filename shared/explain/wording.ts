// Fits a verdict's words to a pasted text: what is not known of it is not named.

import {
  UNKNOWN_PROXY,
  UNKNOWN_HOST,
  UNKNOWN_PORT,
  UNKNOWN_RECIPIENT,
  UNKNOWN_SENDER,
} from '../run/unknown.ts';

const PORT = String(UNKNOWN_PORT);

/** In this order: the longer phrases first. */
const REPLACED: readonly (readonly [string, string])[] = [
  [UNKNOWN_SENDER, 'the sender address'],
  [UNKNOWN_RECIPIENT, 'the recipient'],
  [` ${UNKNOWN_PROXY}:${PORT}`, ''],
  [`server called ${UNKNOWN_HOST}`, 'server of that name'],
  [`The name ${UNKNOWN_HOST}`, 'The name'],
  [`the name ${UNKNOWN_HOST}`, 'the name'],
  [` to ${UNKNOWN_HOST}, port ${PORT}`, ' to the mail server'],
  [` allow ${UNKNOWN_HOST}, port ${PORT}`, ' allow the mail server and its port'],
  [`${UNKNOWN_HOST}, port ${PORT}, is`, 'what answers on this port is'],
  [UNKNOWN_HOST, 'the server'],
  [`outgoing port ${PORT}`, 'outgoing connections to this port'],
  [`Port ${PORT}`, 'This port'],
  [`port ${PORT}`, 'this port'],
  [' within 0 seconds', ' in time'],
  [' for 0 seconds', ' for too long'],
  ['In this run', 'In this session'],
  ['in this run', 'in this session'],
  ['This run', 'This session'],
  ['this run', 'this session'],
  ['While Ehlo was', 'While the mail program was'],
  ['while Ehlo was', 'while the mail program was'],
  ['and Ehlo have', 'and the mail program have'],
  ['let Ehlo', 'let the mail program'],
  ['Allow Ehlo', 'Allow the mail program'],
  ['who Ehlo said', 'who the client said'],
];

/** The text without placeholders, each of its sentences with a capital. */
export function withoutUnknown(text: string): string {
  const replaced = REPLACED.reduce((done, [from, to]) => done.replaceAll(from, to), text);
  const once = replaced.replace(
    /\b([Tt]he )?(recipient|sender|server) the (?:recipient|sender address|server)\b/g,
    (_, the: string | undefined, noun: string) => `${the ?? 'the '}${noun}`,
  );
  return once.replace(
    /(^|[.!?:] )(the (?:server|sender|recipient)|what answers|this (?:user|port|account))/g,
    (_, before: string, word: string) =>
      before.startsWith(':')
        ? before + word
        : before + word.charAt(0).toUpperCase() + word.slice(1),
  );
}
