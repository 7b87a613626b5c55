// Lists the ways in which software escapes a text before it quotes it.

import { spelling, type Spelling } from './marked.ts';

/** Rewrites one character (a code point). */
export type CharacterEscape = (character: string) => string;

/**
 * Escapes whose result is at times put into base64 in its turn, as JSON in a 334 challenge.
 * There the case of hexadecimal digits makes a difference, so both are listed.
 */
export const ENCLOSED_ESCAPES: readonly CharacterEscape[] = [
  // JSON (RFC 8259 section 7): short forms, as most do it; ASCII only; `/` too, as PHP does.
  (c) => jsonShort(c),
  (c) => (isAscii(c) ? jsonShort(c) : jsonLong(c)),
  (c) => (isAscii(c) ? jsonShort(c) : upperHex(jsonLong(c))),
  (c) => (c === '/' ? '\\/' : isAscii(c) ? jsonShort(c) : jsonLong(c)),
  // JSON made safe for HTML, and JSON with all escaped.
  (c) => ("<>&'+".includes(c) ? jsonLong(c) : jsonShort(c)),
  (c) => ("<>&'+".includes(c) ? upperHex(jsonLong(c)) : jsonShort(c)),
  (c) => jsonLong(c),
  // Percent-encoding (RFC 3986 section 2.1): a URL's component; a form, with `+` for a blank.
  (c) => percentUnless(/[A-Za-z0-9_.!~*'()-]/, c),
  (c) => percentUnless(/[A-Za-z0-9_.~-]/, c),
  (c) => (c === ' ' ? '+' : percentUnless(/[A-Za-z0-9_.*-]/, c)),
  (c) => percentUnless(/[A-Za-z0-9_.!~*'()-]/, c, 'lower'),
];

export const CHARACTER_ESCAPES: readonly CharacterEscape[] = [
  // HTML: names, the usual spellings of the two quotes, and numbers for all else.
  (c) => HTML_NAMES[c] ?? c,
  (c) => (c === "'" ? '&#x27;' : (HTML_NAMES[c] ?? c)),
  (c) => (c === "'" ? '&apos;' : (HTML_NAMES[c] ?? c)),
  (c) => (c === '"' ? '&#34;' : isAscii(c) ? (HTML_NAMES[c] ?? c) : `&#${codePoint(c)};`),
  (c) => `&#${codePoint(c)};`,
  (c) => `&#x${codePoint(c).toString(16)};`,
  // What has no place in ASCII, as a question mark.
  (c) => (isAscii(c) ? c : '?'),
  // Quoted strings of C, SQL and shells.
  (c) => (`"'\\\``.includes(c) ? `\\${c}` : c),
  (c) => (`"'`.includes(c) ? c + c : c),
];

/** Tabulated when there is a secret to spell, and not while Ehlo starts. */
export const octetEscapes = once((): readonly Spelling[] => [
  spelling((octet, c) => (isPrintable(octet) ? c : '?')),
  spelling((octet) => hex(octet)),
  spelling((octet) => `%${hex(octet)}`),
  spelling((octet) => `\\x${hex(octet)}`),
  spelling((octet, c) => (isPrintable(octet) ? c : `\\x${hex(octet)}`)),
  spelling((octet, c) => (isPrintable(octet) && c !== '\\' ? c : `\\${octal(octet)}`)),
  // Quoted-printable (RFC 2045 section 6.7), and its kin in headers (RFC 2047 section 4.2).
  spelling((octet, c) => (isPrintable(octet) && c !== '=' ? c : `=${hex(octet)}`)),
  spelling((octet, c) =>
    c === ' ' ? '_' : isPrintable(octet) && !'=?_'.includes(c) ? c : `=${hex(octet)}`,
  ),
  // xtext (RFC 3461 section 4).
  spelling((octet, c) => (isPrintable(octet) && !' +='.includes(c) ? c : `+${hex(octet)}`)),
]);

/** How base64 is written but as it is: in the URL-safe alphabet, and quoted. */
export const base64Spellings = once((): readonly Spelling[] => [
  spelling((_, c) => (c === '+' ? '-' : c === '/' ? '_' : c)),
  spelling((_, c) => (c === '+' ? '%2b' : c === '/' ? '%2f' : c)),
  spelling((_, c) => (c === '/' ? '\\/' : c)),
  spelling((_, c) => (c === '+' ? '\\u002b' : c)),
  spelling((_, c) => (c === '+' ? '+2b' : c)),
]);

const HTML_NAMES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

function jsonShort(character: string): string {
  return JSON.stringify(character).slice(1, -1);
}

function jsonLong(character: string): string {
  return Array.from({ length: character.length }, (_, at) => character.charCodeAt(at))
    .map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`)
    .join('');
}

function upperHex(escaped: string): string {
  return escaped.toUpperCase().replaceAll('\\U', '\\u');
}

function percentUnless(
  unreserved: RegExp,
  character: string,
  digits: 'upper' | 'lower' = 'upper',
): string {
  if (unreserved.test(character)) return character;
  const encoded = [...Buffer.from(character, 'utf8')].map((octet) => `%${hex(octet)}`).join('');
  return digits === 'upper' ? encoded.toUpperCase() : encoded;
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

function octal(octet: number): string {
  return octet.toString(8).padStart(3, '0');
}
