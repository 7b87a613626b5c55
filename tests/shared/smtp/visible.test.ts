// Makes hostile text harmless, whatever it is.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { visible, visibleStart } from '../../../shared/smtp/visible.ts';

describe('writes out', () => {
  test.each([
    ['an escape sequence', '\u001b[31mred', '[U+001B][31mred'],
    ['NUL and DEL', 'a\0b\u007f', 'a[U+0000]b[U+007F]'],
    ['C1 controls', '\u009b1m', '[U+009B]1m'],
    ['line ends', 'a\r\nb', 'a[U+000D][U+000A]b'],
    ['line and paragraph separators', '\u2028\u2029', '[U+2028][U+2029]'],
    [
      'bidirectional controls',
      '\u202etxt.exe\u202c\u2066x\u2069\u200f',
      '[U+202E]txt.exe[U+202C][U+2066]x[U+2069][U+200F]',
    ],
    ['zero-width characters', 'a\u200b\u200d\ufeff\u00adb', 'a[U+200B][U+200D][U+FEFF][U+00AD]b'],
    ['fillers that look like nothing', '\u3164\u115f', '[U+3164][U+115F]'],
    ['tag characters', '\u{e0041}', '[U+E0041]'],
    ['lone surrogates', 'a\ud800b\udc00', 'a[U+D800]b[U+DC00]'],
    ['noncharacters', '\uffff', '[U+FFFF]'],
  ])('%s', (_, text, shown) => {
    expect(visible(text)).toBe(shown);
  });
});

test('leaves what people read alone, and tabs', () => {
  const text = '535 Grüße, 認証失敗, מייל, 👍🏽 ❤️\t[secret] <script>';
  expect(visible(text)).toBe(text);
});

const anything = fc.string({
  unit: fc.integer({ min: 0, max: 0xffff }).map((c) => String.fromCharCode(c)),
});

test('leaves nothing that a terminal obeys or hides', () => {
  fc.assert(
    fc.property(fc.oneof(anything, fc.string({ unit: 'binary' })), (text) => {
      const shown = visible(text);
      expect(shown.replaceAll('\t', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    }),
  );
});

test('changes nothing when done twice', () => {
  fc.assert(fc.property(anything, (text) => visible(visible(text)) === visible(text)));
});

test('cuts a long text and says so', () => {
  expect(visibleStart('abcdef', 3)).toBe('abc…');
  expect(visibleStart('abc', 3)).toBe('abc');
  expect(visibleStart('👍👍', 1)).toBe('[U+D83D]…');
});
