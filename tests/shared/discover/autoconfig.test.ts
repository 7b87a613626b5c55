// Reads configurations as providers publish them.

import { expect, it, test } from 'vitest';
import { readAutoconfig } from '../../../shared/discover/autoconfig.ts';
import { isMicrosofts, readAutodiscover } from '../../../shared/discover/autodiscover.ts';
import { readMailAddress } from '../../../shared/discover/mail-address.ts';

const ann = { address: 'ann@example.org', local: 'ann', domain: 'example.org' };

function config(...servers: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<clientConfig version="1.1">
  <emailProvider id="example.org">
    <domain>example.org</domain>
    <displayName>Example &amp; Co</displayName>
    <incomingServer type="imap"><hostname>imap.example.org</hostname><port>993</port>
      <socketType>SSL</socketType></incomingServer>
    ${servers.join('\n')}
  </emailProvider>
</clientConfig>`;
}

function server(inner: string, type = 'smtp'): string {
  return `<outgoingServer type="${type}">${inner}</outgoingServer>`;
}

it('reads every outgoing server in order, with the address filled in', () => {
  const read = readAutoconfig(
    config(
      server(`<hostname>smtp.%EMAILDOMAIN%</hostname><port>465</port><socketType>SSL</socketType>
        <username>%EMAILADDRESS%</username><authentication>password-cleartext</authentication>`),
      server(`<hostname>mail.example.org</hostname><port>587</port><socketType>STARTTLS</socketType>
        <username>%EMAILLOCALPART%</username><authentication>OAuth2</authentication>
        <authentication>password-encrypted</authentication>`),
      server(`<hostname>in.example.org</hostname><port>25</port><socketType>plain</socketType>
        <authentication>client-IP-address</authentication><username>%EMAILADDRESS%</username>`),
    ),
    ann,
  );
  expect(read).toEqual({
    name: 'Example & Co',
    unread: [],
    servers: [
      { host: 'smtp.example.org', port: 465, security: 'implicit', user: 'ann@example.org' },
      {
        host: 'mail.example.org',
        port: 587,
        security: 'starttls',
        user: 'ann',
        mechanisms: ['XOAUTH2', 'CRAM-MD5'],
      },
      { host: 'in.example.org', port: 25, security: 'none' },
    ],
  });
});

it('leaves the choice open where a plain password is taken beside others', () => {
  const read = readAutoconfig(
    config(
      server(`<hostname>smtp.example.org</hostname><port>587</port><socketType>STARTTLS</socketType>
        <username>%EMAILADDRESS%</username><authentication>OAuth2</authentication>
        <authentication>password-cleartext</authentication>`),
    ),
    ann,
  );
  expect(read?.servers[0]).not.toHaveProperty('mechanisms');
});

it('lists what it leaves out', () => {
  const read = readAutoconfig(
    config(
      server('<hostname>a.example.org</hostname>', 'exchange'),
      server('<hostname>a b</hostname><port>25</port><socketType>SSL</socketType>'),
      server('<hostname>b.example.org</hostname><port>0</port><socketType>SSL</socketType>'),
      server('<hostname>c.example.org</hostname><port>25</port><socketType>odd</socketType>'),
      server('<hostname>%EMAILX%.org</hostname><port>25</port><socketType>SSL</socketType>'),
    ),
    ann,
  );
  expect(read?.servers).toEqual([]);
  expect(read?.unread).toHaveLength(5);
});

it('leaves a user name out where there is no address to make it of', () => {
  const read = readAutoconfig(
    config(
      server(`<hostname>smtp.example.org</hostname><port>465</port><socketType>SSL</socketType>
        <username>%EMAILADDRESS%</username>`),
    ),
  );
  expect(read?.servers).toEqual([{ host: 'smtp.example.org', port: 465, security: 'implicit' }]);
});

test.each(['', '<html><body>not found</body></html>', '{}'])('%j is no configuration', (text) => {
  expect(readAutoconfig(text, ann)).toBeUndefined();
});

test('an Autodiscover answer', () => {
  const answer = (smtp: string): string =>
    `<?xml version="1.0"?><Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006">
     <Response xmlns="http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a">
     <Account><AccountType>email</AccountType><Action>settings</Action>
     <Protocol><Type>IMAP</Type><Server>imap.example.org</Server><Port>993</Port></Protocol>
     <Protocol><Type>SMTP</Type>${smtp}</Protocol></Account></Response></Autodiscover>`;
  const read = (smtp: string) => readAutodiscover(answer(smtp), ann)?.[0];
  expect(
    read(
      '<Server>smtp.example.org</Server><Port>465</Port><SSL>on</SSL><LoginName>ann</LoginName>',
    ),
  ).toEqual({ host: 'smtp.example.org', port: 465, security: 'implicit', user: 'ann' });
  expect(
    read('<Server>smtp.example.org</Server><Port>587</Port><Encryption>TLS</Encryption>'),
  ).toEqual({ host: 'smtp.example.org', port: 587, security: 'starttls', user: 'ann@example.org' });
  expect(
    read(
      '<Server>smtp.example.org</Server><Port>25</Port><SSL>off</SSL><AuthRequired>off</AuthRequired>',
    ),
  ).toEqual({ host: 'smtp.example.org', port: 25, security: 'none' });
  expect(read('<Server>a b</Server>')).toBeUndefined();
  expect(
    readAutodiscover('<Autodiscover><Response><Error/></Response></Autodiscover>', ann),
  ).toEqual([]);
  expect(readAutodiscover('<html/>', ann)).toBeUndefined();
});

test.each([
  [
    '{"Protocol":"AutodiscoverV1","Url":"https://outlook.office365.com/autodiscover/autodiscover.xml"}',
    true,
  ],
  ['{"Url":"https://outlook.com.example.org/"}', false],
  ['{"Url":"https://example.org/?outlook.office365.com"}', false],
  ['{"Url":"https://outlook.office365.com@example.org/"}', false],
  ['{"Url":7}', false],
  ['no', false],
])('%s leads to Microsoft: %s', (text, expected) => {
  expect(isMicrosofts(text)).toBe(expected);
});

test.each([
  ['ann@example.org', ann],
  [' mailto:ann@Example.ORG. ', ann],
  ['"a@b"@example.org', { ...ann, address: '"a@b"@example.org', local: '"a@b"' }],
])('%j is an address', (text, expected) => {
  expect(readMailAddress(text)).toEqual(expected);
});

test.each([
  '',
  'ann',
  '@example.org',
  'ann@',
  'ann@localhost',
  'ann@127.0.0.1',
  'ann@[::1]',
  'a b@c.d',
  'ann@-a.org',
  'ann@a..org',
  'ann@a/b.org',
  'ann@a.org?x',
])('%j is none', (text) => {
  expect(readMailAddress(text)).toBeUndefined();
});
