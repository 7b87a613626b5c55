// Derives the forms in which a secret may come back from a peer.

import type { SecretSpan } from '../secret.ts';
import { base64Forms } from './base64-forms.ts';
import {
  BASE64_SPELLINGS,
  CHARACTER_ESCAPES,
  ENCLOSED_ESCAPES,
  OCTET_ESCAPES,
  type CharacterEscape,
} from './escapes.ts';
import { MarkedBuilder, rewrite, type Marked } from './marked.ts';

export interface Form extends Marked {
  /** Whether it is base64, whose neighbours belong to the same encoded text. */
  readonly base64: boolean;
}

/**
 * The forms of a secret: its octets, quoted as software quotes, in base64, and in base64
 * twice. Forms are compared without regard to the case of ASCII letters.
 */
export function* formsOf(spans: readonly SecretSpan[]): Generator<Form> {
  const once = firstTime();
  const variants = variantsOf(spans);
  for (const [at, text] of variants.entries()) {
    const octets = octetsOf(text);
    const enclosed = [...octets, ...ENCLOSED_ESCAPES.map((escape) => escaped(text, escape))];
    const inBase64 = enclosed.filter(once);
    yield* inBase64.map((form) => ({ ...form, base64: false }));
    for (const form of [
      ...CHARACTER_ESCAPES.map((escape) => escaped(text, escape)),
      ...OCTET_ESCAPES.flatMap((escape) => octets.map((form) => rewrite(form, escape))),
    ]) {
      if (once(form)) yield { ...form, base64: false };
    }
    for (const form of inBase64) {
      for (const { whole, edges } of base64Forms(form)) {
        for (const piece of [whole, ...edges]) yield* spelled(piece);
      }
    }
    if (at > 0) continue;
    for (const form of octets) {
      for (const inner of base64Forms(form)) {
        for (const { whole, edges } of base64Forms(inner.whole)) {
          for (const piece of [whole, ...edges]) yield* spelled(piece);
        }
      }
    }
  }
}

/**
 * The text as it is (first), in upper and lower case, since base64 and numbers tell them
 * apart, and in the normal forms that a server's SASLprep may turn it into (RFC 4013).
 */
function variantsOf(spans: readonly SecretSpan[]): readonly (readonly SecretSpan[])[] {
  const variants = [
    (text: string) => text,
    (text: string) => text.toLowerCase(),
    (text: string) => text.toUpperCase(),
    (text: string) => text.normalize('NFC'),
    (text: string) => text.normalize('NFD'),
    (text: string) => text.normalize('NFKC'),
  ].map((change) => spans.map(({ text, secret }) => ({ text: change(text), secret })));
  const written = variants.map((variant) => variant.map(({ text }) => text).join(''));
  return variants.filter((_, at) => written.indexOf(written[at] ?? '') === at);
}

/** In UTF-8; in Latin-1 where it can be; and UTF-8 that was taken for Latin-1 on its way. */
function octetsOf(spans: readonly SecretSpan[]): readonly Marked[] {
  const utf8 = encoded(spans, (text) => Buffer.from(text, 'utf8'));
  if (utf8.octets.every((octet) => octet < 0x80)) return [utf8];
  const mistaken = rewriteAsUtf8(utf8);
  if (spans.some(({ text }) => /[^\0-\xff]/u.test(text))) return [utf8, mistaken];
  return [utf8, encoded(spans, (text) => Buffer.from(text, 'latin1')), mistaken];
}

function encoded(spans: readonly SecretSpan[], encode: (text: string) => Uint8Array): Marked {
  const builder = new MarkedBuilder();
  for (const { text, secret } of spans) builder.add(encode(text), secret ? 1 : 0);
  return builder.build();
}

function rewriteAsUtf8({ octets, marks }: Marked): Marked {
  const builder = new MarkedBuilder();
  octets.forEach((octet, at) => {
    builder.add(Buffer.from(String.fromCharCode(octet), 'utf8'), marks[at] ?? 1);
  });
  return builder.build();
}

function escaped(spans: readonly SecretSpan[], escape: CharacterEscape): Marked {
  return encoded(spans, (text) => Buffer.from(Array.from(text, escape).join(''), 'utf8'));
}

function* spelled(base64: Marked): Generator<Form> {
  for (const [at, spelling] of BASE64_SPELLINGS.entries()) {
    const form = at === 0 ? base64 : rewrite(base64, spelling);
    if (at === 0 || !sameOctets(form, base64)) yield { ...form, base64: true };
  }
}

function sameOctets(a: Marked, b: Marked): boolean {
  return Buffer.compare(a.octets, b.octets) === 0;
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
