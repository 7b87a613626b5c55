// Knows the sentences and numbers by which programs tell of a refusal without quoting it.

import type { ReplyTo } from '../run/event.ts';
import { guessPlace } from './guess-place.ts';
import { outlookReply } from './outlook-codes.ts';
import type { ToldReply } from './step.ts';

type Stands = Pick<ToldReply, 'code' | 'to'> & { readonly says?: string };

/** The reply that a line stands for; undefined where it stands for none. */
export function readStandingReply(text: string): ToldReply | undefined {
  const bare = codeAlone(text);
  if (bare) return { ...bare, lines: [], sure: true, quoted: true };
  const dotnet = readDotnet(text);
  if (dotnet) return dotnet;
  const failed = /The following recipients failed: (.*)$/i.exec(text)?.[1];
  if (failed !== undefined) {
    return { code: 550, lines: [failed], to: 'rcpt', sure: true, quoted: false };
  }
  const stands: Stands | undefined =
    outlookReply(text) ?? SENTENCES.find(([words]) => words.test(text))?.[1];
  if (!stands) return undefined;
  const { code, to, says } = stands;
  const lines = says === undefined ? [] : [says];
  return { code, to, lines, sure: true, quoted: false };
}

/** curl, Java and Go print what a command failed with as a number alone. */
const ALONE: readonly (readonly [RegExp, ReplyTo])[] = [
  [/\bMAIL failed: (\d{3})\b/, 'mail'],
  [/\bRCPT failed: (\d{3})\b/, 'rcpt'],
  [/\bDATA failed: (\d{3})\b/, 'data'],
  [/\b(?:Access denied|AUTH failed): (\d{3})\b/, 'auth'],
  [/\bRemote access denied: (\d{3})\b/, 'ehlo'],
  [/\bSTARTTLS denied,? code (\d{3})\b/, 'starttls'],
  [
    /\b(?:unexpected smtp-server response|Could not connect to SMTP host: .{1,200}, response): (\d{3})\b/i,
    'greeting',
  ],
];

function codeAlone(text: string): Stands | undefined {
  for (const [words, to] of ALONE) {
    const code = Number(words.exec(text)?.[1]);
    if (code >= 400 && code < 600) return { code, to };
  }
  return undefined;
}

/** What .NET's SmtpException says for each SmtpStatusCode, whatever the server said. */
const DOTNET: readonly (readonly [string, number])[] = [
  ['Syntax error, command unrecognized', 500],
  ['Syntax error in parameters or arguments', 501],
  ['Command not implemented', 502],
  ['Bad sequence of commands', 503],
  ['Command parameter not implemented', 504],
  ['The SMTP server requires a secure connection or the client was not authenticated', 530],
  ['Service not available, closing transmission channel', 421],
  ['Error in processing', 451],
  ['Insufficient system storage', 452],
  ['Client was not authenticated', 454],
  ['Mailbox unavailable', 550],
  ['User not local', 551],
  ['Exceeded storage allocation', 552],
  ['Mailbox name not allowed', 553],
  ['Transaction failed', 554],
];

function readDotnet(text: string): ToldReply | undefined {
  const [, sentence, words] =
    /([A-Z][\w, -]{10,100})\. The server response was:\s?(.*)$/.exec(text) ?? [];
  if (sentence === undefined || words === undefined) return undefined;
  const code = DOTNET.find(([name]) => sentence.endsWith(name))?.[1];
  // A reply that begins with a code of its own is found by it.
  if (code === undefined || /^[245]\d\d[ -]/.test(words)) return undefined;
  const lines = words.trim() === '' ? [] : [words.trim()];
  return { code, lines, quoted: true, ...guessPlace(code, words) };
}

/** Sentences of mail programs on a refusal whose reply they keep to themselves. */
const SENTENCES: readonly (readonly [RegExp, Stands])[] = [
  [
    /recipient.{0,300} rejected by the server because it does not allow relaying|^\s*not allow relaying/i,
    { code: 550, to: 'rcpt', says: 'relaying is not allowed' },
  ],
  [
    /(?:sender|from) address .{0,320}was rejected by the server|rejected the sender.?s? (?:e-?mail )?address/i,
    { code: 550, to: 'mail' },
  ],
  [
    /recipient(?:s| address(?:es)?)? .{0,320}(?:was|were) (?:rejected|refused) by the server|rejected one or more recipient|one of the recipients .{0,200}rejected/i,
    { code: 550, to: 'rcpt' },
  ],
  [/SMTP Error: data not accepted/i, { code: 554, to: 'message' }],
  [
    /\bcurl: \(67\)|login denied|could not authenticate|authentication failed|AuthenticationFailedException|unable to (?:log in|authenticate)|rejected the password|login to (?:the )?(?:outgoing )?server .{0,120}failed|rejected your (?:log ?in|user ?name|password)|no authentication type succeeded|user name or password (?:is|was|for .{0,120} (?:is|was)) (?:incorrect|wrong|not correct)|(?:invalid|incorrect|wrong|bad) (?:credentials|(?:user ?name|login) (?:or|and) password|password)|failed to authenticate|ticket was not accepted|unable to verify (?:the )?account|:auth_failed\b/i,
    { code: 535, to: 'auth' },
  ],
  [
    /kann nicht authentifiziert werden|(?:Anmeldung|Authentifizierung|Authentisierung) .{0,80}fehlgeschlagen|GSSAPI-Ticket .{0,80}nicht akzeptiert|échec de l.authentification|(?:impossible|n.a pas pu) .{0,60}authentifier|(?:no se (?:ha )?pud[oe]\w*|error (?:al|de)|fallo (?:al|de)) .{0,30}autentica|impossibile autenticar|autenticazione .{0,40}fallita|falha .{0,20}autenticação|не удалось (?:войти|авториз)|身份验证失败|認証に失敗/i,
    { code: 535, to: 'auth' },
  ],
];
