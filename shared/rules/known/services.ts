// Tells by its first words which service answered where a mail submission server was looked for.

export type Service =
  | 'http'
  | 'imap'
  | 'pop3'
  | 'ssh'
  | 'ftp'
  | 'tls'
  | 'mysql'
  | 'nntp'
  | 'sieve'
  | 'lmtp'
  | 'vnc'
  | 'redis'
  | 'irc';

/** How each begins; the first that fits is it. Binary services are known by their octets. */
const OPENINGS: readonly (readonly [Service, RegExp])[] = [
  ['http', /^HTTP\/\d|^<!doctype html|^<html/i],
  ['imap', /^\* (?:OK|PREAUTH|BYE)(?:\s|$)/i],
  ['ssh', /^SSH-\d/],
  ['vnc', /^RFB \d{3}\.\d{3}/],
  // Redis quotes the command that it does not know; POP3 begins all it refuses with -ERR too.
  [
    'redis',
    /^-(?:NOAUTH|DENIED|WRONGPASS)\s|^-ERR (?:unknown command [`'"]|wrong number of arguments|Protocol error)/,
  ],
  ['pop3', /^(?:\+OK|-ERR)(?:\s|$)/i],
  ['irc', /^:\S+ (?:NOTICE|4\d\d) /],
  ['sieve', /^"IMPLEMENTATION"|^NO "[^"]*sieve/i],
  // RFC 8446 section 5.1: a record begins with its type and version 3.x.
  ['tls', /^[\x14-\x17]\x03[\x00-\x04]/],
  // A packet's length and number, then the protocol version 10 and that of the server.
  ['mysql', /^[^\x00][\x00-\x02]?\x00{1,2}(?:\n\d|$)|mysql_native_password|caching_sha2_password/],
];

/** Services that greet with a reply as SMTP does, known by what their software says in it. */
const ALIKE: readonly (readonly [Service, RegExp])[] = [
  ['ftp', /\b(?:vsftpd|pure-ftpd|proftpd|filezilla server|ftp server|ftp service|ftpd)\b/i],
  ['lmtp', /\bLMTP\b/i],
  ['nntp', /\b(?:NNTP|InterNetNews|INN \d)/i],
];

/** The service whose words these are; undefined for SMTP, and for what is not known. */
export function recogniseService(text: string): Service | undefined {
  const plain = OPENINGS.find(([, opening]) => opening.test(text));
  if (plain) return plain[0];
  return isReply(text) ? ALIKE.find(([, words]) => words.test(text))?.[0] : undefined;
}

/** Whether a text begins as an SMTP reply does (RFC 5321 section 4.2.1). */
export function isReply(text: string): boolean {
  return /^[2-5]\d\d(?:[ -]|$)/.test(text);
}

/** How an HTTP server sends a browser on to a sign-in page (RFC 6585 section 6, RFC 8952). */
export function asksToSignIn(text: string): 'states' | 'redirects' | undefined {
  const [, status] = /^HTTP\/\S+ (\d{3})/.exec(text) ?? [];
  if (status === '511') return 'states';
  return status !== undefined && /^30[12378]$/.test(status) ? 'redirects' : undefined;
}
