// Finds the server's reply that an error message quotes, and what it was a reply to.

import type { ReplyTo } from '../run/event.ts';
import type { PastedLine } from './pasted-line.ts';
import { guessPlace, placeByWords } from './guess-place.ts';
import { readPhpReply } from './php-reply.ts';
import { readStandingReply } from './standing-reply.ts';
import type { ToldReply } from './step.ts';

/** Reply codes that servers use; another number in a message is something else. */
const CODE =
  '(?:2(?:00|1[14]|2[01]|35|5[0-3])|334|354|4(?:0[0-9]|2[12]|3[0-2]|5[0-9]|[67]1)|5(?:0[0-5]|1[0-7]|2[1-6]|3[0-8]|4[0-9]|5[0-9]|7[0-9]))';

/** What a reply stands behind: a mark, or a word for it. */
const BEFORE =
  '^[ \\t]*|[\'"“‘(\\[:;=<>]\\s{0,3}| [-–] |\\b(?:said|returned|responded|response|reply|replied|error|code|was|failed|rejected|refused|with|gave|got|answered|message|status|server|smtp|rcpt|mail|data)[:,;]?\\s+';

const WORDS = '[ -]|: |,? ?b?[\'"]| ?#';

/** A code with words behind it; behind any other word only if an enhanced code follows. */
const REPLY = new RegExp(
  `(?:${BEFORE})(?:#|smtp; ?)?(${CODE})(?:${WORDS})(?=['"\\s]*(?:[245]\\.\\d{1,3}\\.\\d{1,3}|[\\p{L}<"'\\[*(]|\\\\))|\\s(${CODE})[ -](?=[245]\\.\\d{1,3}\\.\\d{1,3})`,
  'giu',
);
const ENHANCED = /(?:^|[\s'"“‘(\[:;#<])([45])(\.\d{1,3}\.\d{1,3})(?=[\s:,;)]|$)/;

/** Characters of a line in which a reply may begin, and of what is kept of it. */
const LOOKED_AT = 4000;

/** Numbers that only look like a reply's: times, ports, places in a program. */
const NO_REPLY =
  /\b(?:line|port|column|errno|error number|pid|in|after|took) $|status=$|expected (?:response )?codes? ['"]?$/i;

const NAMED: readonly (readonly [RegExp, ReplyTo])[] = [
  [
    /end of (?:the )?(?:data|message)|after (?:the )?(?:message|content|sending data block|end of|data block)|message content|after DATA\b(?=.*(?:rejected|dot))|SMTPDataError|data not accepted|did not accept the mail|message failed|EMESSAGE|weird server reply|sending of the message content|überprüfen Sie (?:bitte )?die Nachricht|vérifier le message|compruebe el mensaje|controllare il messaggio/i,
    'message',
  ],
  [
    /(?:in reply to|after|command:?|response to|pipelined|executing|sent) ?['"]?(?:pipelined )?(?:the )?RCPT|recipients? (?:was|were|are) (?:rejected|refused|not accepted)|recipients? failed|following recipients|SMTPRecipientsRefused|SMTPAddressFailed|SendFailedException: Invalid Addresses|invalid addresses|RCPT (?:TO )?failed|\brecipient address\b.*(?:not accepted|rejected)|check the message recipient|final-recipient|EENVELOPE.*RCPT|rejected RCPT|address rejected by|recipient .{1,120}(?:not accepted|refused)|MailboxNotAvailable|SmtpErrorCode\.RecipientNotAccepted|NOQUEUE: reject: RCPT|überprüfen Sie (?:bitte )?(?:den|die) Empfänger|vérifier le destinataire|compruebe el destinatario|controllare il destinatario/i,
    'rcpt',
  ],
  [
    /(?:in reply to|after|command:?|response to|pipelined|executing|sent) ?['"]?(?:pipelined )?(?:the )?MAIL\b|SMTPSenderRefused|SMTPSenderFailed|MAIL (?:FROM )?failed|envelope from|from address failed|sender (?:was )?(?:refused|rejected|not accepted)|verify that your e?-?mail address is correct|MAIL FROM command failed|SenderNotAccepted|NOQUEUE: reject: MAIL/i,
    'mail',
  ],
  [
    /invalid login|AuthenticationFailed|AuthenticationException|SMTPAuthenticationError|could not authenticate|(?:password|username|user|oauth) command failed|\bEAUTH\b|AUTH (?:PLAIN|LOGIN|XOAUTH2|CRAM-MD5|OAUTHBEARER|NTLM)\b|login denied|log ?in (?:to (?:the )?server )?.{0,80}failed|unable to authenticate|log ?on (?:to|as)|logging in|sending of (?:the )?(?:username|password)|SASL authentication failed|authentication (?:failed|unsuccessful) (?:\(method|with)|after (?:sending )?AUTH|in reply to (?:the )?AUTH|authenticator failed|authentication failure|failed to authenticate/i,
    'auth',
  ],
  [
    /invalid greeting|initial OK message|SMTPConnectError|incorrect greeting|unexpected smtp-server response|in greeting|initial (?:server )?(?:greeting|connection)|refused to talk to me|Connection rejected|after initial connection|unexpected greeting/i,
    'greeting',
  ],
  [
    /SMTPHeloError|(?:in reply to|after|command:?) ?['"]?(?:the )?(?:EHLO|HELO)|(?:EHLO|HELO)(?: command)? failed|rejected (?:EHLO|HELO)/i,
    'ehlo',
  ],
  [
    /(?:in reply to|after|command:?) ?['"]?(?:the )?STARTTLS|STARTTLS (?:command )?failed|STARTTLS denied/i,
    'starttls',
  ],
  [/(?:in reply to|after|command:?) ?['"]?(?:the )?DATA\b|DATA command failed/i, 'data'],
];

/** What a message's own words, outside of the reply, say that it was a reply to. */
export function namedPlace(text: string): ReplyTo | undefined {
  return NAMED.find(([pattern]) => pattern.test(text))?.[1];
}

/** A reply that lines of a message quote, with the index of the last line that belongs to it. */
export function readTold(
  lines: readonly PastedLine[],
  index: number,
): { readonly reply: ToldReply; readonly last: number } | undefined {
  const php = readPhpReply(lines, index);
  if (php) return php;
  const text = (lines[index]?.text ?? '').slice(0, LOOKED_AT);
  const all = [...text.matchAll(REPLY)].filter(
    ({ index: at, 0: whole }) => !NO_REPLY.test(text.slice(0, at + whole.search(/\d/))),
  );
  // A success in the middle of a sentence is one that was hoped for, or is told of in passing.
  const found =
    all.find((one) => Number(one[1] ?? one[2]) >= 400) ?? all.find(({ index: at }) => at === 0);
  const digits = found?.[1] ?? found?.[2];
  if (found === undefined || digits === undefined) {
    const dotnet = / The server response was:/.test(text) ? readStandingReply(text) : undefined;
    if (dotnet) return { reply: dotnet, last: index };
    const enhanced = readEnhancedOnly(lines, index);
    if (enhanced) return enhanced;
    const reply = readCodeless(text) ?? beforeFrame(lines, index) ?? readStandingReply(text);
    return reply && { reply, last: index };
  }
  const code = Number(digits);
  const start = found.index + found[0].lastIndexOf(digits);
  const opening = /['"“‘(]/.exec(text[start - 1] ?? '')?.[0];
  const before = text.slice(0, start);
  const { said, last } = wholeReply(lines, index, start);
  const server = cutReply(said, opening).map((line) =>
    line.replace(new RegExp(`^#?${String(code)}(?:[ -]|: |,? ?b?['"])?['" ]*`), ''),
  );
  const around = [
    ...lines.slice(Math.max(0, index - 2), index).map((line) => line.text),
    before,
    said.join('\n').slice(server.join('\n').length),
    ...lines.slice(last + 1, last + 8).map((line) => line.text),
  ];
  const near = [before, said.join(' ')].map(namedPlaceOutside(server)).find((to) => to);
  const to = near ?? around.map(namedPlace).find((place) => place !== undefined);
  return { reply: place({ code, lines: server, to, quoted: true }), last };
}

/** The reply's own words must not tell what it replied to: `after AUTH` may be a complaint. */
const namedPlaceOutside =
  (server: readonly string[]) =>
  (text: string): ReplyTo | undefined =>
    namedPlace(server.reduce((rest, line) => (line === '' ? rest : rest.replace(line, '')), text));

function place({
  code,
  lines,
  to,
  quoted,
}: {
  readonly code: number;
  readonly lines: readonly string[];
  readonly to: ReplyTo | undefined;
  readonly quoted: boolean;
}): ToldReply {
  if (to !== undefined) return { code, lines, to, sure: true, quoted };
  return { code, lines, quoted, ...guessPlace(code, lines.join('\n')) };
}

/** Exchange and Thunderbird leave the reply code out and keep the enhanced one. */
function readEnhancedOnly(lines: readonly PastedLine[], index: number) {
  const text = (lines[index]?.text ?? '').slice(0, LOOKED_AT);
  const found = ENHANCED.exec(text);
  if (!found || /^\s*Status:/i.test(text)) return undefined;
  const start = text.indexOf(found[1] ?? '', found.index);
  const { said, last } = wholeReply(lines, index, start);
  const opening = /['"“‘(]/.exec(text[start - 1] ?? '')?.[0];
  const server = cutReply(said, opening);
  const auth = /^5\.7\.8\b/.test(server[0] ?? '');
  const code = auth ? 535 : found[1] === '4' ? 450 : 550;
  const to = namedPlaceOutside(server)(text) ?? nearby(lines, index, last);
  return { reply: place({ code, lines: server, to, quoted: true }), last };
}

/** MailKit prints the server's words without its code; the frame under them tells what they answer. */
const FRAMES: readonly (readonly [RegExp, ReplyTo])[] = [
  [/SmtpClient\.ProcessRcptToResponse\(/, 'rcpt'],
  [/SmtpClient\.ProcessMailFromResponse\(/, 'mail'],
  [/SmtpClient\.(?:Data|Bdat|MessageData)(?:Async)?\(/, 'message'],
];

function beforeFrame(lines: readonly PastedLine[], index: number): ToldReply | undefined {
  const to = FRAMES.find(([frame]) => frame.test(lines[index + 1]?.text ?? ''))?.[1];
  const words = (lines[index]?.text ?? '').replace(/^.{0,200}Exception: /, '').trim();
  if (to === undefined || words === '' || /^at /.test(words)) return undefined;
  return { code: 550, lines: [words], to, sure: false, quoted: true };
}

/** Apple's and Microsoft's programs may leave both codes out; words that are known tell alone. */
function readCodeless(text: string): ToldReply | undefined {
  const words =
    /\bserver (?:responded|replied|answered|said|response was):? *['"“]?(\p{L}[^'"”]{3,300})/iu.exec(
      text.slice(0, LOOKED_AT),
    )?.[1];
  if (words === undefined) return undefined;
  const to = namedPlace(text.replace(words, '')) ?? placeByWords(words.trim());
  return (
    to && { code: to === 'auth' ? 535 : 550, lines: [words.trim()], to, sure: false, quoted: true }
  );
}

function nearby(lines: readonly PastedLine[], index: number, last: number): ReplyTo | undefined {
  return [...lines.slice(Math.max(0, index - 2), index), ...lines.slice(last + 1, last + 5)]
    .map(({ text }) => namedPlace(text))
    .find((to) => to !== undefined);
}

/** Lines of one reply: those that repeat its code, then those that a wrapped line goes on in. */
function wholeReply(
  lines: readonly PastedLine[],
  index: number,
  start: number,
): { readonly said: readonly string[]; readonly last: number } {
  const first = (lines[index]?.text ?? '').slice(start, start + LOOKED_AT);
  const code = first.slice(0, 3);
  const said = splitRepeated(first, code);
  let last = index;
  for (const line of lines.slice(index + 1, index + 40)) {
    const text = line.text.slice(0, LOOKED_AT);
    const again = new RegExp(`^[\\s'"+]*(?:response: ?['"]?)?${code}[ -]`).exec(text);
    if (again && /^\d{3}$/.test(code)) {
      said.push(...splitRepeated(text.slice(again[0].length - 4), code));
    } else if (last - index < 6 && goesOn(lines[last]?.text ?? '', text)) {
      const end = said.length - 1;
      said[end] = `${said[end] ?? ''} ${text.trim()}`;
    } else break;
    last += 1;
  }
  return { said, last };
}

/** A wrapped line goes on indented, or in lower case after a line without an end. */
function goesOn(before: string, text: string): boolean {
  if (text.trim() === '' || /^\s*(?:at |[\w-]+: |[}\])]|File "|---|\.\.\. )/.test(text))
    return false;
  if (/[)}\]]\s*$|['"]\)?,?$/.test(before)) return false;
  return (
    /^\s+\S/.test(text) || (before.length > 40 && /^[a-z(<]/.test(text) && !/[.!?]$/.test(before))
  );
}

/** `535-5.7.8 …\n535 5.7.8 …` in one line, as programs print what came in several. */
function splitRepeated(text: string, code: string): string[] {
  const parts = text.split(/(?:\\r)?\\n|\r?\n/);
  // After a hyphen there has to be another line with the code; else only an enhanced code tells.
  const next = text.startsWith(`${code}-`) ? '' : '[45]\\.';
  const again = new RegExp(`[ ,|?](?=${code}[ -]${next})`);
  const split = /^\d{3}$/.test(code) ? parts.flatMap((part) => part.split(again)) : parts;
  return split.map((part) => part.replace(/['"] ?\+?$/, '')).filter((part) => part.trim() !== '');
}

/** What a program put behind the reply is not the server's. */
function cutReply(said: readonly string[], opening: string | undefined): readonly string[] {
  const closing = opening === '(' ? ')' : opening === '“' ? '”' : opening === '‘' ? '’' : opening;
  return said.map((line) => {
    const own = line
      .replace(/ ?\(in reply to .*$/i, '')
      .replace(/ ?\(state \d+\).*$/, '')
      .replace(/[;,]? ?nested exception is:?.*$/i, '')
      .replace(
        /\s*\|? ?(?:Please (?:check the message|verify that your e-?mail)|Bitte überprüfen Sie|Veuillez vérifier|Compruebe (?:el|los|la|que)|Controllare (?:il|che)).*$/i,
        '',
      )
      .replace(/(?:\\r)?\\n['"]?\)?,?$/, '');
    const tuple = /^\d{3}, b?(['"])(.*)\1/.exec(own);
    if (tuple) return tuple[2] ?? '';
    const end = closing === undefined ? -1 : own.lastIndexOf(closing);
    return (end > 3 ? own.slice(0, end) : own).trim();
  });
}
