// Lists the ways in which software escapes a text before it quotes it.

/** Rewrites one character (a code point). */
export type CharacterEscape = (character: string) => string;

/** Rewrites one octet. */
export type OctetEscape = (octet: number) => string;

/** Escapes that are at times put into base64 in their turn, as JSON in a 334 challenge. */
export const ENCLOSED_ESCAPES: readonly CharacterEscape[] = [
  // JSON (RFC 8259 section 7): short forms, as most do it; ASCII only; `/` too, as PHP does.
  (c) => jsonShort(c),
  (c) => (isAscii(c) ? jsonShort(c) : jsonLong(c)),
  (c) => (c === '/' ? '\\/' : isAscii(c) ? jsonShort(c) : jsonLong(c)),
  // JSON made safe for HTML.
  (c) => ("<>&'+".includes(c) ? jsonLong(c) : jsonShort(c)),
  // Percent-encoding (RFC 3986 section 2.1): a URL's component; a form, with `+` for a blank.
  (c) => percentUnless(/[A-Za-z0-9_.!~*'()-]/, c),
  (c) => percentUnless(/[A-Za-z0-9_.~-]/, c),
  (c) => (c === ' ' ? '+' : percentUnless(/[A-Za-z0-9_.*-]/, c)),
];

export const CHARACTER_ESCAPES: readonly CharacterEscape[] = [
  // JSON, each character as \u.
  (c) => jsonLong(c),
  // HTML: names, the two usual numbers of the apostrophe, and numbers for all else.
  (c) => HTML_NAMES[c] ?? c,
  (c) => (c === "'" ? '&#x27;' : (HTML_NAMES[c] ?? c)),
  (c) => (c === "'" ? '&apos;' : (HTML_NAMES[c] ?? c)),
  (c) => (c === '"' ? '&#34;' : isAscii(c) ? (HTML_NAMES[c] ?? c) : `&#${codePoint(c)};`),
  (c) => `&#${codePoint(c)};`,
  (c) => `&#x${codePoint(c).toString(16)};`,
  // Quoted strings of C, SQL and shells.
  (c) => (`"'\\\``.includes(c) ? `\\${c}` : c),
  (c) => (`"'`.includes(c) ? c + c : c),
];

export const OCTET_ESCAPES: readonly OctetEscape[] = [
  (octet) => hex(octet),
  (octet) => `%${hex(octet)}`,
  (octet) => `\\x${hex(octet)}`,
  (octet) => (isPrintable(octet) ? chr(octet) : `\\x${hex(octet)}`),
  (octet) =>
    isPrintable(octet) && octet !== 0x5c ? chr(octet) : `\\${octet.toString(8).padStart(3, '0')}`,
  // Quoted-printable (RFC 2045 section 6.7), with a blank as it is and as in a header.
  (octet) => (isPrintable(octet) && octet !== 0x3d ? chr(octet) : `=${hex(octet)}`),
  (octet) =>
    octet === 0x20
      ? '_'
      : isPrintable(octet) && !'=?_'.includes(chr(octet))
        ? chr(octet)
        : `=${hex(octet)}`,
  // xtext (RFC 3461 section 4).
  (octet) => (isPrintable(octet) && !' +='.includes(chr(octet)) ? chr(octet) : `+${hex(octet)}`),
];

/** How base64 is written: as it is, in the URL-safe alphabet, and quoted. */
export const BASE64_SPELLINGS: readonly OctetEscape[] = [
  (octet) => chr(octet),
  (octet) => (octet === 0x2b ? '-' : octet === 0x2f ? '_' : chr(octet)),
  (octet) => (octet === 0x2b || octet === 0x2f ? `%${hex(octet)}` : chr(octet)),
  (octet) => (octet === 0x2f ? '\\/' : chr(octet)),
  (octet) => (octet === 0x2b ? '\\u002b' : chr(octet)),
  (octet) => (octet === 0x2b ? '+2b' : chr(octet)),
];

const HTML_NAMES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function jsonShort(character: string): string {
  return JSON.stringify(character).slice(1, -1);
}

function jsonLong(character: string): string {
  return Array.from({ length: character.length }, (_, at) => character.charCodeAt(at))
    .map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`)
    .join('');
}

function percentUnless(unreserved: RegExp, character: string): string {
  if (unreserved.test(character)) return character;
  return [...Buffer.from(character, 'utf8')].map((octet) => `%${hex(octet)}`).join('');
}

function codePoint(character: string): number {
  return character.codePointAt(0) ?? 0;
}

function isAscii(character: string): boolean {
  return codePoint(character) < 0x80;
}

function isPrintable(octet: number): boolean {
  return octet >= 0x20 && octet < 0x7f;
}

function hex(octet: number): string {
  return octet.toString(16).padStart(2, '0');
}

function chr(octet: number): string {
  return String.fromCharCode(octet);
}
