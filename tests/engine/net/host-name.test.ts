// Host names as they are typed, and as resolvers and certificates want them.

import { expect, test } from 'vitest';
import { toHostName } from '../../../electron/engine/net/host-name.ts';

test.each([
  ['Mail.Example.ORG', 'mail.example.org'],
  ['mail.example.org.', 'mail.example.org.'],
  ['münchen.example', 'xn--mnchen-3ya.example'],
  ['smtp。example.org', 'smtp.example.org'],
  ['smtp_out.example.org', 'smtp_out.example.org'],
  // The system's resolver decides what such a number is, not a URL parser.
  ['127.1', '127.1'],
  ['localhost', 'localhost'],
])('%s becomes %s', (typed, name) => {
  expect(toHostName(typed)).toBe(name);
});

test.each([
  [''],
  ['.'],
  ['a..b'],
  ['.example.org'],
  ['-a.example.org'],
  ['a b.example.org'],
  ['a%62.example.org'],
  ['mail.example.org\0.example.net'],
  ['smtp://example.org'],
  [`${'a'.repeat(64)}.example.org`],
  [`${'a.'.repeat(127)}aa`],
])('%j is no host name', (typed) => {
  expect(toHostName(typed)).toBeUndefined();
});
