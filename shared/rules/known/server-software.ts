// Tells by its greeting and its habits which program a mail server runs.

export type ServerSoftware =
  | 'postfix'
  | 'exim'
  | 'dovecot'
  | 'exchange'
  | 'sendmail'
  | 'opensmtpd'
  | 'stalwart'
  | 'haraka'
  | 'mox'
  | 'postal'
  | 'qmail';

/** Names in greetings first, then turns of phrase that only one program uses. */
const TRACES: readonly (readonly [ServerSoftware, RegExp])[] = [
  ['postfix', /\bpostfix\b/i],
  ['exim', /\bexim\b/i],
  ['dovecot', /\bdovecot\b/i],
  ['exchange', /microsoft esmtp mail service/i],
  ['sendmail', /\bsendmail\b/i],
  ['opensmtpd', /\bopensmtpd\b/i],
  ['stalwart', /\bstalwart\b/i],
  ['haraka', /\bharaka\b/i],
  ['mox', /\bmox\b/i],
  ['postal', /\bpostal\b/i],
  ['qmail', /\bqmail\b|#\d\.\d\.\d\)$/i],
  [
    'postfix',
    /<[^>]*>: (?:sender|recipient|client|helo).{0,20}(?:address|host|command)? rejected/i,
  ],
  ['postfix', /relay access denied$|error: authentication (?:failed|not enabled)/i],
  ['exim', /relay not permitted|incorrect authentication data|syntactically invalid/i],
];

/** The program, by the greeting and then by the refusal; undefined where neither tells. */
export function recogniseSoftware(speech: readonly string[]): ServerSoftware | undefined {
  for (const text of speech) {
    const found = TRACES.find(([, trace]) => trace.test(text));
    if (found) return found[0];
  }
  return undefined;
}
