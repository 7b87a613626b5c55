// Pastes texts with secrets in every place where programs print them: none comes out again.

import { expect, it } from 'vitest';
import { explained } from './explained.ts';

const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** Two of the same length, which no text holds by chance. */
const SECRETS = ['Kq7-vXz9_wJm', 'Ty4.bHn2+rFs'] as const;

const GREETING = '220 mail.example.org ESMTP';
const EHLO = '250-mail.example.org\n250 AUTH PLAIN LOGIN XOAUTH2';
const NO = '535 5.7.8 Error: authentication failed';

/** Each prints the secret as its program does; the reply that ends it never holds it. */
const TEXTS: Readonly<Record<string, (secret: string) => string>> = {
  'swaks, PLAIN': (secret) =>
    `=== Trying mail.example.org:587...\n<-  ${GREETING}\n -> EHLO me\n<-  ${EHLO.replace('\n', '\n<-  ')}\n -> AUTH PLAIN ${base64(`\0ada\0${secret}`)}\n<** ${NO}`,
  'swaks, LOGIN': (secret) =>
    `=== Trying mail.example.org:587...\n<-  ${GREETING}\n -> AUTH LOGIN\n<-  334 VXNlcm5hbWU6\n -> ${base64('ada')}\n<-  334 UGFzc3dvcmQ6\n -> ${base64(secret)}\n<** ${NO}`,
  'swaks, its command line': (secret) =>
    `$ swaks --server mail.example.org --auth PLAIN -au ada -ap ${secret}\n=== Trying mail.example.org:587...\n<** ${NO}`,
  'smtplib, PLAIN': (secret) =>
    `send: 'AUTH PLAIN ${base64(`\0ada\0${secret}`)}\\r\\n'\nreply: b'${NO}\\r\\n'`,
  'smtplib, LOGIN': (secret) =>
    `send: 'AUTH LOGIN ${base64('ada')}\\r\\n'\nreply: b'334 UGFzc3dvcmQ6\\r\\n'\nsend: '${base64(secret)}\\r\\n'\nreply: b'${NO}\\r\\n'`,
  'curl, PLAIN without initial response': (secret) =>
    `* Connected to mail.example.org (192.0.2.1) port 587\n< ${GREETING}\n> AUTH PLAIN\n< 334 \n> ${base64(`\0ada\0${secret}`)}\n< ${NO}`,
  'telnet, XOAUTH2': (secret) =>
    `Trying 192.0.2.1...\n${GREETING}\nAUTH XOAUTH2 ${base64(`user=ada@example.org\u0001auth=Bearer ${secret}\u0001\u0001`)}\n${NO}`,
  'telnet, LOGIN': (secret) =>
    `Trying 192.0.2.1...\n${GREETING}\nAUTH LOGIN\n334 VXNlcm5hbWU6\n${base64('ada')}\n334 UGFzc3dvcmQ6\n${base64(secret)}\n${NO}`,
  'nodemailer’s options': (secret) =>
    `{ host: 'mail.example.org', auth: { user: 'ada', pass: '${secret}' } }\nError: Invalid login: ${NO}\n  code: 'EAUTH',\n  command: 'AUTH PLAIN'`,
  'JSON settings': (secret) =>
    `{"host":"mail.example.org","password":"${secret}","api_key": "${secret}"}\nError: Invalid login: ${NO}`,
  'a URL': (secret) => `smtps://ada:${secret}@mail.example.org:465\nInvalid login: ${NO}`,
  'a bearer token': (secret) => `Authorization: Bearer ${secret}\nInvalid login: ${NO}`,
  'msmtp’s settings': (secret) =>
    `passwordeval = echo ${secret}\nmsmtp: server message: ${NO}\nmsmtp: authentication failed (method PLAIN)`,
  'a password typed beside it': (secret) => `my password: ${secret}\nInvalid login: ${NO}`,
  'a server that repeats it': (secret) =>
    ` -> AUTH PLAIN ${base64(`\0ada\0${secret}`)}\n<** 535 5.7.8 ${secret} or ${base64(secret)} is no password of mine`,
  'a server that repeats the account': (secret) =>
    `535 5.7.8 Error: authentication failed for ada@example.org:${secret}`,
  'a list of accounts': (secret) =>
    `ada@example.org:${secret}\nbob@mail-1.example.org:${secret}, ada@localhost:${secret}\n${NO}`,
  'an error that quotes it': (secret) =>
    `AUTH PLAIN ${base64(`\0ada\0${secret}`)}\n${NO} for ${secret}\nConnection closed by foreign host.`,
};

it.each(Object.entries(TEXTS))('%s', (_, text) => {
  const said = SECRETS.map((secret) => JSON.stringify(explained(text(secret))));
  for (const [index, secret] of SECRETS.entries()) {
    for (const form of [secret, base64(secret), base64(`\0ada\0${secret}`)]) {
      expect(said[index]).not.toContain(form.replace(/=+$/, ''));
    }
  }
  // Nothing at all depends on what the secret was.
  expect(said[0]).toBe(said[1]);
  expect(said[0]).toMatch(/"phase":"auth"/);
});

it('masks nothing that explains, and keeps the user’s name', () => {
  const { verdict } = explained(TEXTS['swaks, PLAIN']?.('Kq7-vXz9_wJm') ?? '');
  expect(verdict.reply?.text).toBe('5.7.8 Error: authentication failed');
  expect(verdict.cause).toContain('ada');
});

it('leaves a port and a reason behind an address alone', () => {
  for (const where of ['ada@mail.example.org:587', 'ada@mail.example.org:465.', 'ada@x.org: no']) {
    const { verdict } = explained(`535 5.7.8 ${where}`);
    expect(verdict.reply?.text).toBe(`5.7.8 ${where}`);
  }
});

it('leaves the words of an announcement and of an error alone', () => {
  for (const text of [
    '250-AUTH PLAIN LOGIN XOAUTH2\n250 SIZE',
    'AUTH LOGIN failed: 535 5.7.8 bad password',
    'Incorrect password: 535 5.7.8 Error: authentication failed',
  ]) {
    expect(JSON.stringify(explained(text))).not.toContain('[secret]');
  }
});
