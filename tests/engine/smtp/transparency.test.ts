// Checks dot transparency on octets: against the RFC, cut anywhere, and for large messages.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  chunks,
  ending,
  MESSAGE_START,
  stuff,
  type LinePosition,
} from '../../../electron/engine/smtp/transparency.ts';

/** What leaves for a message that comes in these pieces. */
function sent(...pieces: readonly Uint8Array[]): Buffer {
  let at: LinePosition = MESSAGE_START;
  const octets = pieces.map((piece) => {
    const stuffed = stuff(piece, at);
    at = stuffed.at;
    return stuffed.octets;
  });
  return Buffer.concat([...octets, ending(at)]);
}

const sentText = (...pieces: readonly string[]): string =>
  sent(...pieces.map((piece) => Buffer.from(piece, 'latin1'))).toString('latin1');

/** A server by the book (RFC 5321 section 4.5.2): reads lines up to the lone dot. */
function receive(octets: Buffer): { message: Buffer; rest: Buffer } {
  const lines: Buffer[] = [];
  let from = 0;
  for (;;) {
    const end = octets.indexOf('\r\n', from);
    if (end === -1) throw new Error('the message has no end');
    const line = octets.subarray(from, end + 2);
    from = end + 2;
    if (line.toString('latin1') === '.\r\n') break;
    lines.push(line[0] === 0x2e ? line.subarray(1) : line);
  }
  return { message: Buffer.concat(lines), rest: octets.subarray(from) };
}

/** Octets in which dots, CR and LF are common. */
const message = fc
  .array(fc.constantFrom(0x2e, 0x0d, 0x0a, 0x0d0a, 0x61, 0xff, 0), { maxLength: 60 })
  .map((items) => Buffer.from(items.flatMap((item) => (item === 0x0d0a ? [13, 10] : [item]))));

describe('transparency', () => {
  test.each([
    ['', '.\r\n'],
    ['a\r\n', 'a\r\n.\r\n'],
    ['a', 'a\r\n.\r\n'],
    ['.', '..\r\n.\r\n'],
    ['.\r\n', '..\r\n.\r\n'],
    ['a\r\n.b\r\n', 'a\r\n..b\r\n.\r\n'],
    ['a\r\n.\r\nb\r\n', 'a\r\n..\r\nb\r\n.\r\n'],
    ['a.b\r\n', 'a.b\r\n.\r\n'],
    ['..\r\n', '...\r\n.\r\n'],
    ['a\r', 'a\r\r\n.\r\n'],
  ])('%j leaves as %j', (content, octets) => {
    expect(sentText(content)).toBe(octets);
  });

  test('raw lines: a dot behind a bare LF or CR starts no line and stays single', () => {
    expect(sentText('a\n.\nb\n')).toBe('a\n.\nb\n\r\n.\r\n');
    expect(sentText('a\r.\rb\r\n')).toBe('a\r.\rb\r\n.\r\n');
    expect(sentText('a\r\n.\nb\r\n')).toBe('a\r\n..\nb\r\n.\r\n');
  });

  test('a message cut between CR, LF and dot leaves as if it were whole', () => {
    expect(sentText('a\r', '\n', '.', 'b\r\n')).toBe('a\r\n..b\r\n.\r\n');
    expect(sentText('a\r', '.b\r\n')).toBe('a\r.b\r\n.\r\n');
    expect(sentText('a\r\n', '', '.b')).toBe('a\r\n..b\r\n.\r\n');
    expect(sentText('a\r', '', '\n', '.b')).toBe('a\r\n..b\r\n.\r\n');
  });

  test('what a server takes out again is the message, with a line end at most added', () => {
    fc.assert(
      fc.property(message, (content) => {
        const { message: received, rest } = receive(sent(content));
        const complete = content.length === 0 || content.subarray(-2).equals(Buffer.from('\r\n'));
        expect(received).toEqual(
          complete ? content : Buffer.concat([content, Buffer.from('\r\n')]),
        );
        expect(rest).toHaveLength(0);
      }),
      { numRuns: 1000 },
    );
  });

  test('however a message is cut, the same octets leave', () => {
    fc.assert(
      fc.property(message, fc.array(fc.nat(60)), (content, cuts) => {
        const ends = [...cuts, content.length].map((cut) => Math.min(cut, content.length));
        const pieces = ends
          .sort((a, b) => a - b)
          .map((end, i) => content.subarray(ends[i - 1] ?? 0, end));
        expect(sent(...pieces)).toEqual(sent(content));
      }),
      { numRuns: 1000 },
    );
  });

  test('octets without a leading dot are not copied', () => {
    const content = Buffer.from('a.b\r\nc\r\n');
    expect(stuff(content).octets).toBe(content);
  });

  test('25 MB pass quickly', () => {
    const content = Buffer.alloc(
      25_000_000,
      'an ordinary line of a message, as they mostly are\r\n.\r\n',
    );
    const started = performance.now();
    stuff(content);
    // A loop over octets takes some 0.1 s here; anything quadratic would take minutes.
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});

describe('chunks for BDAT', () => {
  test('together are the content, each of the size but the last', () => {
    fc.assert(
      fc.property(message, fc.integer({ min: 1, max: 20 }), (content, size) => {
        const pieces = chunks(content, size);
        expect(Buffer.concat(pieces)).toEqual(content);
        expect(pieces.slice(0, -1).every((piece) => piece.length === size)).toBe(true);
        expect(pieces.at(-1)!.length).toBeLessThanOrEqual(size);
      }),
    );
  });

  test('an empty message is one empty chunk', () => {
    expect(chunks(new Uint8Array(), 10)).toEqual([new Uint8Array()]);
  });

  test('a size that is none is refused', () => {
    expect(() => chunks(new Uint8Array(3), 0)).toThrow(RangeError);
  });
});
