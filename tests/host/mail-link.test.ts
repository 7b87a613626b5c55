// Links to mail servers, as any page may hold them.

import { describe, expect, it } from 'vitest';
import { LINK_LIMIT, readLink } from '../../electron/host/mail-link.ts';

describe('a link', () => {
  it.each([
    ['smtp://mail.example.org', { host: 'mail.example.org', port: 587, security: 'auto' }],
    ['SMTPS://mail.example.org/', { host: 'mail.example.org', port: 465, security: 'implicit' }],
    ['smtp://[2001:db8::1]:25', { host: '2001:db8::1', port: 25, security: 'auto' }],
    [
      'smtp://mail.example.org?security=starttls',
      { host: 'mail.example.org', port: 587, security: 'starttls' },
    ],
    [
      'smtp://xn--bcher-kva.example',
      { host: 'xn--bcher-kva.example', port: 587, security: 'auto' },
    ],
    // Cyrillic letters that look like Latin ones are shown for what they are.
    ['smtp://раураl.com', { host: 'xn--l-7sba6dbr.com', port: 587, security: 'auto' }],
  ])('%s is read', (link, connection) => {
    expect(readLink(link)).toMatchObject({
      kind: 'settings',
      settings: { connection, send: false },
    });
  });

  it('may name the user, the envelope and how far to go', () => {
    expect(
      readLink('smtp://ann%40example.org@mx.test?to=b@x.test,c@x.test&stop-after=rcpt&auth=plain'),
    ).toMatchObject({
      settings: {
        auth: { user: 'ann@example.org', mechanisms: ['PLAIN'] },
        envelope: {
          from: 'ann@example.org',
          to: [{ address: 'b@x.test' }, { address: 'c@x.test' }],
        },
        stopAfter: 'rcpt',
      },
    });
  });

  it.each([
    'smtp://ann:correct-horse@mail.example.org',
    'smtp://ann:correct/horse@mail.example.org',
    'smtp://ann:correct?horse@mail.example.org',
    'smtp://ann:correct%23horse@mail.example.org:99999',
    'smtps://mail.example.org?password=correct-horse',
    'smtps://mail.example.org?Access-Token=correct-horse',
  ])('%s is refused, and nothing of the password repeated', (link) => {
    expect(() => readLink(link)).toThrow(/^The link was not opened: (?!.*(correct|horse))/);
  });

  it.each([
    ['for another program', 'https://mail.example.org', 'does not read as smtp://'],
    ['without a server', 'smtp://', 'does not read as smtp://'],
    ['with a port that is none', 'smtp://mail.example.org:0', 'does not read as smtp://'],
    ['with a port past the last', 'smtp://mail.example.org:65536', 'does not read as smtp://'],
    ['with a path', 'smtp://mail.example.org/etc/passwd', 'does not read as smtp://'],
    ['with a line end', 'smtp://mail.example.org\r\nQUIT', 'characters that hide'],
    ['with an escaped line end', 'smtp://a%0d%0aQUIT@mail.example.org', 'control characters'],
    ['that turns the writing round', 'smtp://mail.example.org\u202e', 'characters that hide'],
    ['to another address', 'smtp://mail.example.org?connect-ip=192.0.2.1', 'sets "connect-ip"'],
    ['for another name', 'smtp://mail.example.org?tls-name=evil.test', 'sets "tls-name"'],
    ['that signs nobody in', 'smtp://mail.example.org?auth=plain', 'names no user'],
    ['that sends', 'smtp://mail.example.org?stop-after=quit', 'its stop-after is none of'],
    ['with a line in an address', 'smtp://mx.test?from=a%0d%0a@x&stop-after=mail', 'envelope.from'],
    ['that is endless', `smtp://${'a'.repeat(LINK_LIMIT)}`, 'far too long'],
  ])('%s is refused', (_what, link, why) => {
    expect(() => readLink(link)).toThrow(why);
  });
});
