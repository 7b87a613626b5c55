// Blind cases: signing in fails before a password is weighed.

import type { RunCase } from '../case.ts';
import { byLogin, inClear, insideTls } from '../openings.ts';
import { peer } from '../stages/peer.ts';
import { exim, postfix } from '../stages/real.ts';
import { SIGN_IN, SOMEBODY, WRONG_PASSWORD } from '../words.ts';

const HOST = 'mail.example.org';
const NOT_OFFERED =
  /not (offer|announce|allow|support|let)|offers? no|no (way|sign)|without|lacks/i;
const MECHANISM = /mechanism|method|way(s)? (of|to) (sign|log)|kind of sign/i;

export const offerCases: readonly RunCase[] = [
  {
    kind: 'run',
    id: 'auth-needs-tls-postfix',
    fault: 'sign-in not offered before TLS',
    source: 'real server: Postfix with smtpd_tls_auth_only = yes, no encryption wanted',
    setUp: postfix(
      { services: { submission: { smtpd_tls_security_level: 'may' } } },
      { security: 'none' },
    ),
    expect: {
      phase: 'auth',
      about: [SIGN_IN, /TLS|encrypt/i],
      not: [WRONG_PASSWORD],
      remedy: [/STARTTLS|TLS|encrypt/i],
    },
  },
  {
    kind: 'run',
    id: 'mail-needs-starttls-postfix',
    fault: 'sign-in not offered before TLS',
    source:
      'real server: Postfix with smtpd_tls_security_level = encrypt; no encryption, no sign-in (530)',
    setUp: postfix({}, { security: 'none', user: null, to: ['dora@ehlo.test'] }),
    seen: /530 5\.7\.0 Must issue/,
    expect: {
      phase: 'mail',
      about: [/TLS|encrypt/i],
      not: [WRONG_PASSWORD, /sender (address )?(is|was) (refused|not)/i],
      remedy: [/STARTTLS|TLS|encrypt/i],
    },
  },
  {
    kind: 'run',
    id: 'auth-needs-tls-yandex',
    fault: 'sign-in not offered before TLS',
    source: 'Yandex, github.com/PHPMailer/PHPMailer/issues/283: AUTH announced in clear, then 530',
    setUp: peer(
      `${inClear('smtp4m.mail.yandex.net', ['8BITMIME', 'STARTTLS', 'AUTH LOGIN PLAIN'])}C: AUTH
S: 530 5.7.7 Email sending without SSL/TLS encryption is not allowed. Please see: http://help.yandex.ru/mail/mail-clients/ssl.xml`,
      { host: 'smtp.yandex.ru', security: 'none' },
    ),
    expect: {
      phase: 'auth',
      about: [/TLS|encrypt/i],
      not: [WRONG_PASSWORD],
      remedy: [/STARTTLS|TLS|465|encrypt/i],
    },
  },
  {
    kind: 'run',
    id: 'auth-not-offered-here-postfix',
    fault: 'sign-in not offered at all',
    source: 'real server: Postfix with smtpd_sasl_exceptions_networks around the client',
    setUp: postfix({ mainCf: { smtpd_sasl_exceptions_networks: '127.0.0.0/8' } }, {}),
    expect: {
      phase: 'auth',
      about: [SIGN_IN, NOT_OFFERED],
      not: [WRONG_PASSWORD],
      remedy: [/587|465|port|administrator|provider|network/i],
    },
  },
  {
    kind: 'run',
    id: 'auth-not-offered-mx-port',
    fault: 'sign-in not offered at all',
    source: 'real server: Exim’s port for mail from other servers',
    setUp: exim({}, {}, { port: 'smtp' }),
    expect: {
      phase: 'auth',
      about: [SIGN_IN, NOT_OFFERED],
      not: [WRONG_PASSWORD],
      remedy: [/587|465|port|submission|administrator|provider/i],
    },
  },
  {
    kind: 'run',
    id: 'auth-only-in-clear',
    fault: 'sign-in offered only in clear',
    source:
      'own experience: a TLS-terminating balancer that hides encryption from the server’s config',
    setUp: peer(
      insideTls(HOST, { clear: ['AUTH PLAIN LOGIN'], inside: ['SIZE 20971520', 'DSN'] }),
      {},
    ),
    expect: {
      phase: 'auth',
      about: [SIGN_IN, /clear|before TLS|unencrypted|without (TLS|encryption)/i],
      not: [WRONG_PASSWORD],
      remedy: [/administrator|provider|server|465|operator/i],
      remedyNot: [/^(?!.*(never|not|unsafe|anyone|read)).*allow-clear/is],
    },
  },
  {
    kind: 'run',
    id: 'auth-exchange-ntlm-only',
    fault: 'no common mechanism',
    source: 'Exchange, github.com/nodemailer/nodemailer/issues/145: AUTH GSSAPI NTLM',
    setUp: peer(
      insideTls('mail.blah.test', {
        greeting:
          'mail.blah.test Microsoft ESMTP MAIL Service ready at Wed, 6 Mar 2013 10:51:10 -0800',
        inside: ['SIZE 20725760', 'PIPELINING', 'DSN', 'AUTH GSSAPI NTLM', '8BITMIME', 'CHUNKING'],
      }),
      { host: 'mail.blah.test' },
    ),
    expect: {
      phase: 'auth',
      about: [/NTLM|GSSAPI|Kerberos/, MECHANISM],
      not: [WRONG_PASSWORD],
      remedy: [/administrator|basic|connector|LOGIN|PLAIN|enable/i],
    },
  },
  {
    kind: 'run',
    id: 'auth-scram-only-dovecot',
    fault: 'no common mechanism',
    source: 'real server: Postfix with Dovecot that offers SCRAM-SHA-256 alone',
    setUp: postfix({ mechanisms: ['scram-sha-256'] }, {}),
    expect: {
      phase: 'auth',
      about: [/SCRAM/, MECHANISM],
      not: [WRONG_PASSWORD],
      remedy: [/administrator|provider|enable|PLAIN|LOGIN|mechanism/i],
    },
  },
  {
    kind: 'run',
    id: 'auth-oauth-only-outlook',
    fault: 'no common mechanism',
    source:
      'Exchange Online for tenants without basic sign-in: AUTH XOAUTH2 alone, a password given',
    setUp: peer(
      insideTls('smtp.office365.com', {
        greeting:
          'FR0P281CA0087.outlook.office365.com Microsoft ESMTP MAIL Service ready at Tue, 11 Feb 2025 09:14:27 +0000',
        inside: ['SIZE 157286400', 'PIPELINING', 'DSN', 'AUTH XOAUTH2', '8BITMIME', 'SMTPUTF8'],
      }),
      { host: 'smtp.office365.com' },
    ),
    expect: {
      phase: 'auth',
      about: [/OAuth|modern|token/i],
      not: [WRONG_PASSWORD],
      remedy: [/OAuth|token|modern/i],
    },
  },
  {
    kind: 'run',
    id: 'mechanism-unrecognized-exchange',
    fault: 'mechanism offered that does not work',
    source: 'Exchange, github.com/nodemailer/nodemailer/issues/1060: 504 5.7.4 to what it offered',
    setUp: peer(
      `${insideTls('exch.firma.test', { inside: ['SIZE 37748736', 'AUTH LOGIN'] })}C: AUTH LOGIN
S: 504 5.7.4 Unrecognized authentication type [AM0PR04CA0102.eurprd04.prod.outlook.com 2023-04-04T09:52:09.922Z 08DB316C8DF17388]`,
      { host: 'exch.firma.test' },
    ),
    expect: {
      phase: 'auth',
      about: [new RegExp(`${MECHANISM.source}|type|LOGIN`, 'i'), /not|refus|although|but/i],
      not: [WRONG_PASSWORD],
      remedy: [/administrator|OAuth|other|provider|SMTP AUTH|enable|switch on/i],
    },
  },
  {
    kind: 'run',
    id: 'mechanism-cyrus-none-available',
    fault: 'mechanism offered that does not work',
    source: 'Postfix with Cyrus SASL whose plug-in packages are missing (“no mechanism available”)',
    setUp: peer(
      `${insideTls(HOST, { inside: ['AUTH PLAIN LOGIN'] })}C: AUTH PLAIN
S: 535 5.7.8 Error: authentication failed: no mechanism available`,
      {},
    ),
    expect: {
      phase: 'auth',
      about: [new RegExp(`${MECHANISM.source}|plug-?in`, 'i')],
      not: [WRONG_PASSWORD],
      remedy: [SOMEBODY],
    },
  },
  {
    kind: 'run',
    id: 'mechanism-proton-login',
    fault: 'mechanism offered that does not work',
    source:
      'Proton, github.com/splitbrain/dokuwiki-plugin-smtp/issues/65, here behind a proxy that adds LOGIN',
    setUp: peer(
      `${insideTls('smtp.protonmail.ch', { inside: ['SIZE 36480000', 'AUTH LOGIN'] })}C: AUTH LOGIN
S: 535 5.7.8 Error: authentication failed: Invalid authentication mechanism`,
      { host: 'smtp.protonmail.ch' },
    ),
    expect: {
      phase: 'auth',
      about: [MECHANISM],
      not: [WRONG_PASSWORD],
      remedy: [/mechanism|method|PLAIN|other|provider|administrator/i],
    },
  },
  {
    kind: 'run',
    id: 'auth-closed-without-reply',
    fault: 'server closes mid-session',
    source: 'intrusion prevention that resets a session at the sign-in',
    setUp: peer(`${byLogin(HOST)}RESET`, {}),
    expect: {
      phase: 'auth',
      about: [/clos|reset|cut|broke|ended|hung up|lost/i, SIGN_IN],
      not: [WRONG_PASSWORD],
      remedy: [/administrator|provider|later|block|firewall|log|again/i],
      atMost: 'likely',
    },
  },
];
