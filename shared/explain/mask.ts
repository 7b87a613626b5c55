// Masks the secrets in a pasted text, before anything else looks at it.

import { decodeBase64, encodeBase64 } from './base64.ts';
import type { PastedLine } from './pasted-line.ts';

export interface Masked {
  readonly lines: readonly PastedLine[];
  /** The name signed in with, where the text shows it; it is no secret. */
  readonly user: string | undefined;
}

const MARK = '[secret]';

/** Shortest secret that is also looked for elsewhere: a shorter one would mask common words. */
const ECHO_LENGTH = 6;

/** Most secrets that are looked for elsewhere, so that a hostile text costs no more than a long one. */
const ECHOES = 64;

/** What may stand behind a mechanism's name without being a response. */
const NO_RESPONSE =
  /^(?:command|commands?|failed|fails|failure|refused|rejected|suppressed|succeeded|mechanisms?|authentication|is|not|was|trace|and|or|with|in|on|for|to|error|method|login|plain|xoauth2?|oauthbearer|cram-md5|digest-md5|ntlm|gssapi|external|scram-sha-\S+|x-\S+)\b/i;

const AUTH_COMMAND =
  /\bAUTH +(PLAIN|LOGIN|XOAUTH2|OAUTHBEARER|CRAM-MD5|DIGEST-MD5|NTLM|GSSAPI|EXTERNAL|XYMCOOKIE|SCRAM-[A-Z0-9-]{1,20})(?: +([^\s'"\\]+))?/i;

/** A lone word behind what a tool writes before a client's line: a response in a sign-in. */
const RESPONSE =
  /^((?:.{0,60}?(?:->|~>|=>|>|C:|CLIENT -> SERVER:|SMTP Send:|[Ss]end:|[Ss]ent:|client:))?\s*b?['"]?)([^\s'"\\]{2,})((?:\\r)?(?:\\n)?['"]?)$/;

/** `password = …`, `"pass": "…"`, `--auth-password …`, `passwordeval`, tokens and keys. */
const NAMED =
  /((?:^|[^a-z])(?:pass(?:word|wd|phrase|code|wort)?(?:eval)?|passwort|kennwort|mot de passe|contraseña|secret|api[_-]?key|client[_-]?secret|access[_-]?token|refresh[_-]?token|token|x?oauth2?[_-]?token|auth[_-]?password|auth[_-]?pass|ap)["']?\s*(?:=>|[:=])\s*(?:b?["'])?)([^\s"',;})\]][^"',;})\]\r\n]*)/gi;

/** A quoted value may hold spaces. */
const QUOTED_OPTION =
  /((?:^|\s)--?(?:ap|auth-password|password|pass|pw)[ =](?:"(?=[^"]+")|'(?=[^']+')))((?<=")[^"]{1,200}|(?<=')[^']{1,200})/g;
const OPTION = /((?:^|\s)--?(?:ap|auth-password|password|pass|pw)[ =]["']?)([^\s"']+)/g;
const USER_OPTION = /((?:^|\s)(?:-u|--user|--proxy-user)[ =]["']?[^\s"':]+:)([^\s"']+)/g;
/** `ada@example.org:secret`, as lists of accounts have it; a few digits are a port. */
const ACCOUNT =
  /([^\s"'<>(),;:@]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,10}:)(?!\d{1,5}(?:\/|[^\w\s]*(?:\s|$)))([^\s"'<>(),;]{1,200})/gi;
const URL_PASSWORD = /([a-z][a-z0-9+.-]{1,20}:\/\/[^\s/@:'"]{0,200}:)([^\s/'"]{1,200})(@)/gi;
const BEARER = /(\bBearer\s+)([A-Za-z0-9._~+/=-]{6,})/gi;
const JWT = /()\b(eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{4,}(?:\.[A-Za-z0-9_-]*)?)/g;
const GOOGLE_TOKEN = /()\b(ya29\.[A-Za-z0-9_-]{8,})/g;
const SESSION_KEY =
  /((?:Master-Key|Resumption PSK|Session-ID|Session-ID-ctx)\s*:\s*)([0-9A-Fa-f]{8,})/g;

/** A session's keys in `openssl s_client`'s dump of a ticket: `0000 - 4b 7f …`. */
const TICKET = /^(\s*[0-9a-f]{4} - )((?:[0-9a-f]{2}[ -]){8,}.*)$/;

/** The text with every secret as `[secret]`, also where the server repeats one. */
export function maskSecrets(lines: readonly PastedLine[]): Masked {
  const secrets = new Set<string>();
  const names: string[] = [];
  const note = (secret: string): string => {
    for (const form of formsOf(secret)) if (form.length >= ECHO_LENGTH) secrets.add(form);
    return MARK;
  };
  /** What the server asked for in a sign-in under way; undefined outside of one. */
  let asked: 'name' | 'secret' | undefined;
  const masked = lines.map(({ number, text }) => {
    let own = maskNamed(text, note);
    const code = /(?:^|[\s:'"(])(334|235|[45]\d\d)(?=[ -]|$|\\r)/.exec(own)?.[1];
    const command = /250[ -]AUTH/i.test(own) ? null : AUTH_COMMAND.exec(own);
    const [whole, mechanism = '', response] = command ?? [];
    if (whole !== undefined) {
      asked = 'secret';
      if (response !== undefined && !NO_RESPONSE.test(response)) {
        const name = nameIn(mechanism, response);
        if (name !== undefined) names.push(name);
        const isName = mechanism.toUpperCase() === 'LOGIN';
        own = own.replace(whole, whole.slice(0, whole.length - response.length) + MARK);
        if (!isName) note(response);
      }
    } else if (code === '334') {
      asked = /VXNlcm5hbWU6|VXNlciBOYW1l/i.test(own) ? 'name' : 'secret';
    } else if (code !== undefined) asked = undefined;
    else if (asked !== undefined) {
      const [, head, word, tail] = RESPONSE.exec(own) ?? [];
      if (head !== undefined && word !== undefined && isResponse(head, word)) {
        if (asked === 'name') names.push(decodeBase64(word) ?? '');
        else {
          note(word);
          const name = nameIn('PLAIN', word) ?? nameIn('XOAUTH2', word);
          if (name !== undefined) names.push(name);
        }
        own = `${head}${MARK}${tail ?? ''}`;
      }
    }
    return { number, text: own };
  });
  const user = names.find((name) => /^[\x21-\x7e]{1,200}$/.test(name));
  return { lines: hideEchoes(masked, secrets), user };
}

/** A word of a log, or a command, is no response; a dot ends a message, a star a sign-in. */
function isResponse(head: string, word: string): boolean {
  if (word === MARK || /^(?:QUIT|RSET|NOOP|STARTTLS|EHLO|DATA)$/i.test(word)) return false;
  // A line of nothing but one word is one, too: that is what a terminal shows.
  return head.trim() !== '' || /^[A-Za-z0-9+/_=.-]{3,}$/.test(word);
}

function maskNamed(text: string, note: (secret: string) => string): string {
  const mask = (_: string, head: string, secret: string, tail: unknown): string => {
    // `Password: 535 …` is an error's text, and `password=*` has been masked before.
    if (/^(?:[245]\d\d[ -]|\*+$|\(not set\)|\[secret\]|<[^>]*>$)/i.test(secret)) {
      return head + secret + (typeof tail === 'string' ? tail : '');
    }
    return `${head}${note(secret.trim())}${typeof tail === 'string' ? tail : ''}`;
  };
  if (text.length < 4) return text;
  return [
    URL_PASSWORD,
    BEARER,
    JWT,
    GOOGLE_TOKEN,
    SESSION_KEY,
    QUOTED_OPTION,
    OPTION,
    USER_OPTION,
    ACCOUNT,
    NAMED,
    TICKET,
  ].reduce((done, pattern) => done.replace(pattern, mask), text);
}

/** The secret, what it decodes to, the password or token within that, and each encoded again. */
function formsOf(secret: string): readonly string[] {
  const decoded = decodeBase64(secret);
  if (decoded === undefined) return [secret, ...encodedForms(secret)];
  const [, , password] = decoded.split('\0');
  const token = /auth=Bearer ([^\u0001\s]+)/i.exec(decoded)?.[1];
  const inner = password ?? token ?? decoded;
  return [secret, ...encodedForms(secret), inner, ...encodedForms(inner)];
}

/** base64 in its three alignments, without what the neighbours' octets have a share in. */
function encodedForms(secret: string): readonly string[] {
  return [0, 1, 2].map((before) => {
    const encoded = encodeBase64('\0'.repeat(before) + secret).replace(/=+$/, '');
    const open = (before + secret.length) % 3 === 0 ? 0 : 1;
    return encoded.slice([0, 2, 3][before], encoded.length - open);
  });
}

/** The authcid of a response (RFC 4616, RFC 7628). */
function nameIn(mechanism: string, response: string): string | undefined {
  const decoded = decodeBase64(response);
  if (decoded === undefined) return undefined;
  switch (mechanism.toUpperCase()) {
    case 'PLAIN':
      return decoded.split('\0').length === 3 ? decoded.split('\0')[1] : undefined;
    case 'LOGIN':
      return decoded;
    default:
      return /^(?:n,a=|user=)([^,\u0001]+)/.exec(decoded)?.[1];
  }
}

function hideEchoes(
  lines: readonly PastedLine[],
  secrets: ReadonlySet<string>,
): readonly PastedLine[] {
  // The longest first: a secret may be a part of another.
  const forms = [...secrets].toSorted((a, b) => b.length - a.length).slice(0, ECHOES);
  if (forms.length === 0) return lines;
  return lines.map(({ number, text }) => ({
    number,
    text: forms.reduce((done, form) => done.replaceAll(form, MARK), text),
  }));
}
