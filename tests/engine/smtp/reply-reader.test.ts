// Reads replies out of octets that arrive in any pieces.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ReplyReader, type ReaderOutput } from '../../../electron/engine/smtp/reply-reader.ts';

function readAll(chunks: readonly Uint8Array[], reader = new ReplyReader()): unknown[] {
  const seen: unknown[] = [];
  const note = (item: ReaderOutput) => {
    if (item.type === 'limit') seen.push(`limit ${item.limit}`);
    else {
      const { octets, code, last, violations } = item.line;
      seen.push({ text: Buffer.from(octets).toString('latin1'), code, last, violations });
    }
  };
  for (const chunk of chunks) reader.push(chunk, note);
  reader.end(note);
  return seen;
}

const read = (text: string) => readAll([Buffer.from(text, 'latin1')]);

describe('lines', () => {
  it('reads a reply of several lines', () => {
    expect(read('250-mail.example.org\r\n250-SIZE 1000\r\n250 HELP\r\n')).toEqual([
      { text: '250-mail.example.org', code: 250, last: false, violations: [] },
      { text: '250-SIZE 1000', code: 250, last: false, violations: [] },
      { text: '250 HELP', code: 250, last: true, violations: [] },
    ]);
  });

  it('takes a bare code for a last line', () => {
    expect(read('250\r\n')).toEqual([{ text: '250', code: 250, last: true, violations: [] }]);
  });

  it.each([
    ['HTTP/1.1 400 Bad Request\r\n', ['reply-without-code']],
    ['\r\n', ['reply-without-code']],
    ['25 ok\r\n', ['reply-without-code']],
    ['2500 ok\r\n', ['reply-without-code']],
    ['150 hm\r\n', ['reply-code-out-of-range']],
    ['999 hm\r\n', ['reply-code-out-of-range']],
    ['250 ok\n', ['bare-line-feed']],
    ['250 o\rk\r\n', ['bare-carriage-return']],
    ['250 o\0k\r\n', ['nul-in-line']],
  ])('tells what is wrong with %j', (text, violations) => {
    expect(read(text)).toMatchObject([{ violations, last: true }]);
  });

  it('completes no reply with a line that was cut off', () => {
    const violations = ['partial-line-at-close'];
    expect(read('250 half')).toEqual([{ text: '250 half', code: 250, last: false, violations }]);
  });

  it('keeps a line without a code inside the reply that it interrupts', () => {
    expect(read('220-one\r\ntwo\r\n220 three\r\n')).toMatchObject([
      { code: 220, last: false },
      { code: undefined, last: false, violations: ['reply-without-code'] },
      { code: 220, last: true },
    ]);
  });
});

describe('bounds', () => {
  it('gives up a line past its bound, whether or not it ever ends', () => {
    const bounded = () => new ReplyReader(10, 100);
    expect(readAll([Buffer.from('220 456789\r\n')], bounded())).toMatchObject([{ last: true }]);
    expect(readAll([Buffer.from('220 4567890123\r\n')], bounded())).toEqual(['limit line']);
    const endless = Array.from({ length: 50 }, () => Buffer.from('x'));
    expect(readAll(endless, bounded())).toEqual(['limit line']);
  });

  it('gives up a reply past its bound', () => {
    const chunk = Buffer.from('250-a\r\n'.repeat(20));
    const seen = readAll([chunk], new ReplyReader(100, 5));
    expect(seen).toHaveLength(6);
    expect(seen.at(-1)).toBe('limit reply');
  });

  it('answers how much it left unread when it is halted amid a chunk', () => {
    const reader = new ReplyReader();
    const left = reader.push(Buffer.from('220 go\r\n250 injected\r\n'), () => reader.halt());
    expect(left).toBe('250 injected\r\n'.length);
  });
});

describe('chunking', () => {
  const piece = fc.constantFrom(
    '250 ok\r\n',
    '250-a\r\n',
    '535 5.7.8 no\r\n',
    '\r',
    '\n',
    '\r\n',
    'x',
    '\0',
    '220',
    '-',
    ' ',
  );

  it('never changes what is read', () => {
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 40 }),
        fc.array(fc.nat(200), { maxLength: 20 }),
        (pieces, cuts) => {
          const octets = Buffer.from(pieces.join(''), 'latin1');
          const at = [0, ...cuts.map((cut) => Math.min(cut, octets.length)), octets.length];
          at.sort((a, b) => a - b);
          const chunks = at.slice(1).map((end, index) => octets.subarray(at[index], end));
          expect(readAll(chunks)).toEqual(readAll([octets]));
        },
      ),
      { numRuns: 500 },
    );
  });
});
