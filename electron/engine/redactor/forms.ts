// Derives the forms in which a secret may come back from a peer.

import type { SecretSpan } from '../secret.ts';
import { base64Forms } from './base64-forms.ts';
import {
  base64Spellings,
  CHARACTER_ESCAPES,
  ENCLOSED_ESCAPES,
  octetEscapes,
  type CharacterEscape,
} from './escapes.ts';
import { concat, respell, type Marked } from './marked.ts';

export interface Form extends Marked {
  /** Whether it is base64, whose neighbours belong to the same encoded text. */
  readonly base64: boolean;
}

/** What the spellings of base64 differ in. */
const PLUS = 0x2b;
const SLASH = 0x2f;

type Spans = readonly SecretSpan[];

/**
 * The forms of a secret: its octets, escaped as software escapes what it quotes, in
 * base64, and in base64 twice. Forms are compared without regard to the case of ASCII
 * letters, so case as such makes none.
 *
 * Of a message with open text in it only the common forms are derived: they catch a piece
 * of it that holds but the beginning of a secret, and the secret itself is told of too.
 */
export function* formsOf(spans: Spans): Generator<Form> {
  const isMessage = spans.some(({ secret }) => !secret);
  const isNew = firstTime();
  for (const text of isMessage ? [spans] : variantsOf(spans)) {
    const octets = octetsOf(text);
    const enclosed = [...octets, ...ENCLOSED_ESCAPES.map((escape) => escaped(text, escape))];
    for (const form of enclosed.filter(isNew)) {
      yield { ...form, base64: false };
      yield* inBase64(form);
    }
    if (isMessage) continue;
    const others = [
      ...CHARACTER_ESCAPES.map((escape) => escaped(text, escape)),
      ...octetEscapes().flatMap((as) => octets.map((form) => respell(form, as))),
    ];
    for (const form of others.filter(isNew)) yield { ...form, base64: false };
    for (const form of inUtf16(text).filter(isNew)) {
      yield { ...form, base64: false };
      yield* inBase64(form);
    }
  }
  for (const form of octetsOf(spans)) {
    for (const once of base64Forms(form)) yield* inBase64(once);
  }
}

/**
 * The text as it is; in upper and lower case, which base64 and numbers tell apart; in the
 * normal forms that a server's SASLprep may bring it to (RFC 4013); and as it looks to who
 * takes its UTF-8 for Latin-1.
 */
function variantsOf(spans: Spans): readonly Spans[] {
  const changes: readonly ((text: string) => string)[] = [
    (text) => text,
    (text) => text.toLowerCase(),
    (text) => text.toUpperCase(),
    (text) => text.normalize('NFC'),
    (text) => text.normalize('NFD'),
    (text) => text.normalize('NFKC'),
    (text) => Buffer.from(text, 'utf8').toString('latin1'),
  ];
  const variants = changes.map((change) => changed(spans, change));
  const written = variants.map((variant) => variant.map(({ text }) => text).join(''));
  return variants.filter((_, at) => written.indexOf(written[at] ?? '') === at);
}

/** In UTF-8; in Latin-1, with a question mark or the low octet for what that has not. */
function octetsOf(spans: Spans): readonly Marked[] {
  const utf8 = encoded(spans, 'utf8');
  if (utf8.octets.every((octet) => octet < 0x80)) return [utf8];
  const inLatin1 = changed(spans, (text) => text.replace(/[^\0-\xff]/gu, '?'));
  return [utf8, encoded(inLatin1, 'latin1'), encoded(spans, 'latin1')];
}

/** In UTF-16 in either order of octets, as .NET and certificates (BMPString) have it. */
function inUtf16(spans: Spans): readonly Marked[] {
  const little = concat(
    spans.map(({ text, secret }) => {
      const octets = Buffer.from(text, 'utf16le');
      return { octets, marks: new Uint8Array(octets.length).fill(secret ? 1 : 0) };
    }),
  );
  return [little, { octets: Buffer.from(little.octets).swap16(), marks: little.marks }];
}

function changed(spans: Spans, change: (text: string) => string): Spans {
  return spans.map(({ text, secret }) => ({ text: change(text), secret }));
}

function encoded(spans: Spans, encoding: 'utf8' | 'latin1'): Marked {
  return concat(
    spans.map(({ text, secret }) => {
      const octets = Buffer.from(text, encoding);
      return { octets, marks: new Uint8Array(octets.length).fill(secret ? 1 : 0) };
    }),
  );
}

function escaped(spans: Spans, escape: CharacterEscape): Marked {
  return encoded(
    changed(spans, (text) => Array.from(text, escape).join('')),
    'utf8',
  );
}

function* inBase64(from: Marked): Generator<Form> {
  for (const form of base64Forms(from)) {
    yield { ...form, base64: true };
    if (!form.octets.includes(PLUS) && !form.octets.includes(SLASH)) continue;
    for (const as of base64Spellings()) yield { ...respell(form, as), base64: true };
  }
}

/** A filter that lets each form pass the first time only. */
function firstTime(): (form: Marked) => boolean {
  const seen = new Set<string>();
  return ({ octets }) => {
    const text = Buffer.from(octets).toString('latin1');
    if (seen.has(text)) return false;
    seen.add(text);
    return true;
  };
}
