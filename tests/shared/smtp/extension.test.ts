// Reads EHLO replies as real servers write them.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findExtension, readEhlo, readExtension } from '../../../shared/smtp/extension.ts';
import { peer } from '../script.ts';

const read = (line: string) => readExtension(peer(line));
const ehlo = (...lines: readonly string[]) => readEhlo(lines.map(peer));

describe('one line', () => {
  test.each([
    ['SIZE 36700160', { keyword: 'SIZE', limit: 36700160 }],
    ['size\t52428800  ', { keyword: 'SIZE', limit: 52428800 }],
    ['SIZE', { keyword: 'SIZE' }],
    ['SIZE 0', { keyword: 'SIZE', limit: 0 }],
    ['StartTLS', { keyword: 'STARTTLS' }],
    ['AUTH plain Login', { keyword: 'AUTH', mechanisms: ['PLAIN', 'LOGIN'], oldSyntax: false }],
    ['AUTH=LOGIN PLAIN', { keyword: 'AUTH', mechanisms: ['LOGIN', 'PLAIN'], oldSyntax: true }],
    ['AUTH', { keyword: 'AUTH', mechanisms: [], oldSyntax: false }],
    ['AUTH PLAIN  PLAIN', { keyword: 'AUTH', mechanisms: ['PLAIN'], oldSyntax: false }],
    [
      'LIMITS MAILMAX=10 rcptmax=50',
      { keyword: 'LIMITS', limits: { MAILMAX: '10', RCPTMAX: '50' } },
    ],
    ['DELIVERBY 240', { keyword: 'DELIVERBY', minimumSeconds: 240 }],
    ['DELIVERBY', { keyword: 'DELIVERBY' }],
    ['MT-PRIORITY MIXER', { keyword: 'MT-PRIORITY', profile: 'MIXER' }],
    [
      'FUTURERELEASE 86400 2026-12-01T00:00:00Z',
      { keyword: 'FUTURERELEASE', maximumSeconds: 86400, latest: '2026-12-01T00:00:00Z' },
    ],
    [
      'BURL imap imap://imap.example.test',
      { keyword: 'BURL', schemes: ['imap', 'imap://imap.example.test'] },
    ],
    ['XCLIENT NAME ADDR PROTO', { keyword: 'XCLIENT' }],
    ['XXXXXXXA', { keyword: 'other', name: 'XXXXXXXA', parameters: '' }],
    ['X-LINK2STATE  on  off', { keyword: 'other', name: 'X-LINK2STATE', parameters: 'on  off' }],
  ])('%j', (line, extension) => {
    expect(read(line)).toEqual({ extension, malformed: false });
  });

  test.each([
    'PIPELINING',
    '8BITMIME',
    'SMTPUTF8',
    'CHUNKING',
    'BINARYMIME',
    'DSN',
    'ENHANCEDSTATUSCODES',
    'REQUIRETLS',
    'VRFY',
    'ETRN',
    'HELP',
  ])('%s', (keyword) => {
    expect(read(` ${keyword.toLowerCase()} `)).toEqual({
      extension: { keyword },
      malformed: false,
    });
  });

  test.each([
    ['SIZE=1000', { keyword: 'SIZE', limit: 1000 }],
    ['SIZE many', { keyword: 'SIZE' }],
    ['SIZE -1', { keyword: 'SIZE' }],
    ['LIMITS MAILMAX', { keyword: 'LIMITS', limits: {} }],
    ['AUTH PLAIN *', { keyword: 'AUTH', mechanisms: ['PLAIN'], oldSyntax: false }],
    ['', { keyword: 'other', name: '', parameters: '' }],
    ['é', { keyword: 'other', name: 'é', parameters: '' }],
  ])('%j is malformed, and read as far as it goes', (line, extension) => {
    expect(read(line)).toEqual({ extension, malformed: true });
  });
});

describe('a whole reply', () => {
  test('gives the name, the greeting, and the extensions', () => {
    const reply = ehlo('mail.example.test  Hello you [192.0.2.7] ', 'SIZE 1000', 'HELP');
    expect(reply.name).toBe('mail.example.test');
    expect(reply.greeting).toBe('Hello you [192.0.2.7]');
    expect(reply.extensions.map(({ keyword }) => keyword)).toEqual(['SIZE', 'HELP']);
    expect(reply.malformed).toEqual([]);
  });

  test('merges AUTH with its old form, where the first one stood', () => {
    const { extensions } = ehlo('m', 'AUTH=LOGIN', 'SIZE', 'AUTH LOGIN PLAIN');
    expect(extensions).toEqual([
      { keyword: 'AUTH', mechanisms: ['LOGIN', 'PLAIN'], oldSyntax: false },
      { keyword: 'SIZE' },
    ]);
  });

  test('says which lines are malformed', () => {
    expect(ehlo('m', 'HELP', 'SIZE x', 'DSN').malformed).toEqual([2]);
  });

  test('may be empty', () => {
    expect(ehlo()).toEqual({ name: '', greeting: '', extensions: [], malformed: [] });
  });

  test('finds an extension with its own type', () => {
    const { extensions } = ehlo('m', 'SIZE 1000', 'STARTTLS');
    expect(findExtension(extensions, 'SIZE')?.limit).toBe(1000);
    expect(findExtension(extensions, 'STARTTLS')).toEqual({ keyword: 'STARTTLS' });
    expect(findExtension(extensions, 'DSN')).toBeUndefined();
  });
});

const KEYWORDS = ['SIZE', 'AUTH', 'AUTH=', 'LIMITS', 'DELIVERBY', 'BURL', 'STARTTLS', 'X-FOO'];

test('never throws, and keeps a line for each keyword that is not AUTH', () => {
  const line = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .tuple(fc.constantFrom(...KEYWORDS), fc.constantFrom(' ', '\t', '=', ''), fc.string())
      .map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const reply = ehlo('m', ...lines);
      const plain = reply.extensions.filter(({ keyword }) => keyword !== 'AUTH');
      const others = lines.filter((text) => read(text).extension.keyword !== 'AUTH');
      expect(plain).toEqual(others.map((text) => read(text).extension));
    }),
  );
});

test('does not care about case, nor about blanks around words', () => {
  const words = fc.array(fc.constantFrom('PLAIN', 'LOGIN', 'XOAUTH2', 'CRAM-MD5'));
  const blank = fc.string({ unit: fc.constantFrom(' ', '\t'), minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(words, blank, fc.boolean(), (names, gap, lower) => {
      const tidy = ['AUTH', ...names].join(' ');
      const untidy = `${['AUTH', ...names].join(gap)}${gap}`;
      expect(read(lower ? untidy.toLowerCase() : untidy)).toEqual(read(tidy));
    }),
  );
});

test('takes a line of blanks in no time', () => {
  const started = performance.now();
  read(`SIZE${' '.repeat(262_144)}x`);
  read(`${' '.repeat(262_144)}x`);
  expect(performance.now() - started).toBeLessThan(500);
});
