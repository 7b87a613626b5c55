// TARGET, as users write it.

import { describe, expect, it } from 'vitest';
import { parseTarget } from '../../electron/host/target.ts';

const server = (rest: object) => ({ kind: 'server', options: [], ...rest });

describe('parseTarget', () => {
  it.each([
    ['mail.example.org', server({ host: 'mail.example.org' })],
    ['mail.example.org:465', server({ host: 'mail.example.org', port: 465 })],
    ['mail.example.org.', server({ host: 'mail.example.org.' })],
    ['localhost', server({ host: 'localhost' })],
    ['my_host', server({ host: 'my_host' })],
    ['bücher.example:25', server({ host: 'bücher.example', port: 25 })],
    ['127.0.0.1', server({ host: '127.0.0.1' })],
    ['127.0.0.1:2525', server({ host: '127.0.0.1', port: 2525 })],
    ['::1', server({ host: '::1' })],
    ['[::1]', server({ host: '::1' })],
    ['[2001:db8::1]:587', server({ host: '2001:db8::1', port: 587 })],
    ['smtp://mail.example.org', server({ host: 'mail.example.org' })],
    ['SMTP://mail.example.org/', server({ host: 'mail.example.org' })],
    [
      'smtps://mail.example.org:4650',
      server({ host: 'mail.example.org', port: 4650, security: 'implicit' }),
    ],
    ['smtp://[::1]:25', server({ host: '::1', port: 25 })],
    [
      'smtp://me%40example.org@mail.example.org',
      server({ host: 'mail.example.org', user: 'me@example.org' }),
    ],
    [
      'smtp://me@example.org@mail.example.org',
      server({ host: 'mail.example.org', user: 'me@example.org' }),
    ],
    [
      'smtp://mail.example.org?security=none&ehlo-name=a.example&subject=two+words%21',
      server({
        host: 'mail.example.org',
        options: [
          ['security', 'none'],
          ['ehlo-name', 'a.example'],
          ['subject', 'two words!'],
        ],
      }),
    ],
    ['profile:Work: main', { kind: 'profile', name: 'Work: main' }],
    ['practice:healthy', { kind: 'practice', name: 'healthy' }],
  ])('%s', (text, expected) => {
    expect(parseTarget(text)).toEqual(expected);
  });

  it.each([
    ['', 'the host is missing'],
    [' ', 'not a host name'],
    ['mail.example.org:', 'not a port'],
    ['mail.example.org:0', 'not a port'],
    ['mail.example.org:65536', 'not a port'],
    ['mail.example.org:25:25', 'not a port'],
    ['mail.example.org:smtp', 'not a port'],
    ['mail..example.org', 'not a host name'],
    ['-mail.example.org', 'not a host name'],
    ['mail example.org', 'not a host name'],
    ['mail.example.org/path', 'not a host name'],
    ['mail.example.org\r\nX', 'not a host name'],
    [`${'a'.repeat(64)}.example`, 'not a host name'],
    [`${'a.'.repeat(130)}example`, 'not a host name'],
    ['1.2.3.256', 'not a host name'],
    ['1.2.3', 'not a host name'],
    ['0x7f.1', 'not a host name'],
    ['[::1', 'not a host name'],
    ['[::g]:25', 'not an IPv6 address'],
    ['[::1]25', 'not a host name'],
    ['me@example.org', 'looks like an address'],
    ['http://mail.example.org', 'only smtp://'],
    ['smtp://', 'the host is missing'],
    ['smtp://mail.example.org/inbox', 'malformed'],
    ['smtp://mail.example.org#x', 'malformed'],
    ['smtp://me%4@mail.example.org', 'no escape'],
  ])('refuses %j: %s', (text, message) => {
    expect(() => parseTarget(text)).toThrow(message);
  });

  it.each([
    'smtp://me:Quokka@mail.example.org',
    'smtps://:Quokka@mail.example.org:465',
    'smtp://me:Quokka:more@mail.example.org?x=y',
    'smtp://me:Quo/kka@mail.example.org',
    'smtp://me:Quo@kka@mail.example.org',
    'smtp://me:Quo?kka#@mail.example.org',
  ])('refuses a password in %s and does not repeat it', (text) => {
    const refused = (): unknown => parseTarget(text);
    expect(refused).toThrow(/password in a URL|malformed/);
    try {
      refused();
    } catch (error) {
      expect(String(error)).not.toMatch(/quo|kka/i);
    }
  });
});
