// Recognises mistaken server names, and leaves right and strange ones alone.

import { expect, test } from 'vitest';
import { notForSending } from '../../../../shared/rules/known/incoming.ts';
import {
  resembledServer,
  serverOfDomain,
  serverOfMx,
} from '../../../../shared/rules/known/submission-servers.ts';

test.each([
  ['smtp.gmial.com', 'smtp.gmail.com', 1],
  ['smpt.gmail.com', 'smtp.gmail.com', 0],
  ['smtp.gmail.con', 'smtp.gmail.com', 1],
  ['stmp.office365.com', 'smtp.office365.com', 0],
  ['smtp.ofice365.com', 'smtp.office365.com', 1],
  ['smtp.outlook365.com', 'smtp.office365.com', 0],
  ['smtp.yahoo.com', 'smtp.mail.yahoo.com', 0],
  ['smtp.iclould.com', 'smtp.mail.me.com', 1],
  ['smtp.sendgrid.nett', 'smtp.sendgrid.net', 1],
  ['SMTP.GMIAL.COM.', 'smtp.gmail.com', 1],
])('%s was meant to be %s', (host, meant, edits) => {
  const found = resembledServer(host);
  expect([found?.server.host, found?.edits]).toEqual([meant, edits]);
});

test.each([
  'smtp.gmail.com',
  'mail.example.org',
  'smtp.example.com',
  'smtp.posted.de',
  'email-smtp.eu-west-9.amazonaws.com',
  'localhost',
  '',
])('%s resembles none', (host) => {
  expect(resembledServer(host)).toBeUndefined();
});

test('a provider’s domain stands for its server', () => {
  expect(serverOfDomain('gmail.com')?.host).toBe('smtp.gmail.com');
  expect(serverOfDomain('smtp.gmail.com')).toBeUndefined();
  expect(serverOfDomain('posteo.de')).toBeUndefined();
});

test('who takes in the mail of a domain tells where to hand it in', () => {
  expect(serverOfMx(['aspmx.l.google.com'])?.host).toBe('smtp.gmail.com');
  expect(serverOfMx(['outlook-com.olc.protection.outlook.com'])?.host).toBe(
    'smtp-mail.outlook.com',
  );
  expect(serverOfMx(['x.mail.protection.outlook.com.'])?.host).toBe('smtp.office365.com');
  expect(serverOfMx(['notgoogle.com', 'mx.example.org'])).toBeUndefined();
});

test.each([
  ['imap.example.org', 'imap', undefined],
  ['pop3.gmx.net', 'pop3', 'mail.gmx.net'],
  ['mx1.example.org', 'mx', undefined],
  ['gmail.com', 'domain', 'smtp.gmail.com'],
  ['aspmx.l.google.com', 'mx', 'smtp.gmail.com'],
] as const)('%s is not for sending', (host, role, server) => {
  const known = notForSending(host);
  expect([known?.role, known?.server?.host]).toEqual([role, server]);
});

test.each(['smtp.gmail.com', 'mail.example.org', 'mxplus.example.org', 'smtppro.zoho.com'])(
  '%s may well be for sending',
  (host) => {
    expect(notForSending(host)).toBeUndefined();
  },
);
