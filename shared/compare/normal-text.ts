// Takes from a text what differs between any two runs: times, dates, ids, queue names, free ports.

import type { TranscriptLine } from '../export/transcript-line.ts';

const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*';
/** RFC 5322 section 3.3, with and without the day of the week, and as `Nov 24 2026`. */
const MAIL_DATE = new RegExp(
  String.raw`(?:\b[A-Z][a-z]{2},? )?\b(?:\d{1,2} ${MONTH}|${MONTH} {1,2}\d{1,2})(?: \d{4})?\b`,
  'g',
);
const ISO_DATE = /\b\d{4}-\d{2}-\d{2}(?:T(?=\d))?/g;
const CLOCK = /\b\d{1,2}:\d{2}:\d{2}(?:\.\d+)?(?: ?(?:Z\b|[+-]\d{4}\b|UTC\b|GMT\b))?/g;
/** `queued as 4F1A`, `id=1rAbCd-0001Ab-2C`: what stands behind the words is a name given once. */
const NAMED = /(\b(?:queued as|queue id|message[- ]id|id)[ =:]{1,2})\S{4,200}/gi;
/** The stamp before the @ of a CRAM-MD5 challenge or a message id (RFC 2195 section 2). */
const STAMP = /<[^\s<>@]{1,200}@/g;
/** A word of letters and digits that is no word of SMTP; `SIZE 52428800` has no letters. */
const TOKEN = /[A-Za-z0-9]{10,}/g;
const TOKENS = /‹id›(?:[.-](?:‹id›|[A-Za-z0-9]{1,9}(?![A-Za-z0-9])))+/g;
const CHALLENGE = /^(334[ -])\S{17,}$/;
/** Where the peer is this machine its port is whichever was free. */
const LOOPBACK_PORT =
  /(\b127\.\d+\.\d+\.\d+|(?<![0-9a-f:])::1|\blocalhost)(, port |:)(?!(?:25|465|587|2525)\b)\d+/g;
/** Longest text that is looked at. */
const LIMIT = 4096;

export function normalText(text: string): string {
  return text
    .slice(0, LIMIT)
    .replace(CHALLENGE, '$1‹id›')
    .replace(LOOPBACK_PORT, '$1$2‹port›')
    .replace(MAIL_DATE, '‹date›')
    .replace(ISO_DATE, '‹date›')
    .replace(CLOCK, '‹time›')
    .replace(NAMED, '$1‹id›')
    .replace(STAMP, '<‹id›@')
    .replace(TOKEN, (token) => (isGivenOnce(token) ? '‹id›' : token))
    .replace(TOKENS, '‹id›')
    .replace(/[ \t]+/g, ' ')
    .trim();
}

/** A line of the transcript as it is compared: who said what, and whether inside TLS. */
export function normalLine({ direction, encrypted, text }: TranscriptLine): string {
  return `${direction} ${encrypted ? 'tls' : 'clear'} ${normalText(text)}`;
}

function isGivenOnce(token: string): boolean {
  return (token.match(/\d/g)?.length ?? 0) >= 2 && /[A-Za-z]/.test(token);
}
