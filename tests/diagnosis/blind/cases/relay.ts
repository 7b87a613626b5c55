// Blind cases: the server does not take mail from somebody who did not sign in, or gave a bad name.

import type { RunCase } from '../case.ts';
import { inClear, insideTls, signedIn } from '../openings.ts';
import { peer } from '../stages/peer.ts';
import { exim, postfix } from '../stages/real.ts';
import { RECIPIENT_AT_FAULT, SIGN_IN } from '../words.ts';

const HOST = 'mail.example.org';
const TO = ['bob@example.net'];

const atMail = (name: string, reply: string): string => `${signedIn(name)}C: MAIL FROM\n${reply}`;

export const relayCases: readonly RunCase[] = [
  {
    kind: 'run',
    id: 'relay-denied-postfix-454',
    fault: 'relay denied: not signed in',
    source: 'real server: Postfix with defer_unauth_destination: 454 4.7.1, which never clears',
    setUp: postfix(
      { services: { smtp: { smtpd_relay_restrictions: 'defer_unauth_destination' } } },
      { user: null, to: ['friend@elsewhere.test'] },
      { port: 'smtp' },
    ),
    seen: /454 4\.7\.1/,
    expect: {
      phase: 'rcpt',
      about: [/relay|other (server|domain)s?|forward|pass on|deliver/i, SIGN_IN],
      not: [/(is|looks|seems) (only )?(temporary|passing)/i, /greylist/i],
      remedy: [SIGN_IN],
      remedyNot: [/(just|simply) wait|try (it )?again later/i],
    },
  },
  {
    kind: 'run',
    id: 'relay-denied-exim',
    fault: 'relay denied: not signed in',
    source: 'real server: Exim’s port for mail from other servers, no sign-in',
    setUp: exim({}, { user: null, to: ['friend@elsewhere.test'] }, { port: 'smtp' }),
    seen: /Relay not permitted/,
    expect: {
      phase: 'rcpt',
      about: [SIGN_IN, /relay|other (server|domain)s?|forward|pass on|elsewhere/i],
      not: [/does not exist/i],
      remedy: [SIGN_IN],
    },
  },
  {
    kind: 'run',
    id: 'sign-in-skipped-exim-530',
    fault: 'relay denied: not signed in',
    source: 'real server: Exim’s submission port, sign-in skipped: 530 at MAIL',
    setUp: exim({}, { user: null, to: ['dora@ehlo.test'] }),
    seen: /530 5\.7\.0/,
    expect: {
      phase: 'mail',
      about: [SIGN_IN],
      not: [/sender (address )?(is|was) (refused|not)/i],
      remedy: [/user|password|sign|log|--user/i],
    },
  },
  {
    kind: 'run',
    id: 'sign-in-skipped-exchange-online',
    fault: 'relay denied: not signed in',
    source: 'Exchange Online',
    setUp: peer(
      `${insideTls('FR0P281CA0087.outlook.office365.com')}C: MAIL FROM
S: 530 5.7.57 Client not authenticated to send mail. [FR0P281CA0087.DEUP281.PROD.OUTLOOK.COM 2025-02-11T09:14:27.219Z 08DD49D1E7A4B1F1]`,
      { host: 'smtp.office365.com', user: null, to: TO },
    ),
    expect: { phase: 'mail', about: [SIGN_IN], remedy: [/user|password|sign|log|OAuth/i] },
  },
  {
    kind: 'run',
    id: 'relay-pop-before-smtp',
    fault: 'relay denied: not signed in',
    source: 'help.websiteos.com/webmail/sending_email.htm',
    setUp: peer(
      `${inClear(HOST, ['SIZE 20971520'])}C: MAIL FROM
S: 250 ok
C: RCPT TO
S: 550 Relaying denied: You must check for new mail before sending mail`,
      { security: 'none', user: null, to: TO },
    ),
    expect: {
      phase: 'rcpt',
      about: [SIGN_IN],
      not: [RECIPIENT_AT_FAULT],
      remedy: [/sign|log|password|POP|receiv|fetch|check.{0,30}mail|collect/i],
    },
  },
  {
    kind: 'run',
    id: 'ehlo-name-postfix-at-rcpt',
    fault: 'EHLO name refused',
    source: 'real server: Postfix with reject_non_fqdn_helo_hostname; it tells at RCPT',
    setUp: postfix(
      {
        mainCf: {
          smtpd_helo_required: 'yes',
          smtpd_helo_restrictions: 'reject_non_fqdn_helo_hostname',
        },
      },
      { to: ['dora@ehlo.test'], connection: { ehloName: 'laptop' } },
    ),
    seen: /504 5\.5\.2/,
    expect: {
      phase: ['ehlo', 'mail', 'rcpt'],
      about: [/EHLO|HELO|introduc|gave as its name|client('s)? name/i, /laptop/],
      not: [RECIPIENT_AT_FAULT],
      remedy: [/EHLO|--ehlo-name|name/i],
    },
  },
  {
    kind: 'run',
    id: 'ehlo-name-exim-underscore',
    fault: 'EHLO name refused',
    source: 'real server: Exim on a Windows name with an underscore (501)',
    setUp: exim({}, { connection: { ehloName: 'my_laptop' } }),
    seen: /501 /,
    expect: {
      phase: 'ehlo',
      about: [/EHLO|HELO|introduc|name/i, /my_laptop/],
      remedy: [/EHLO|--ehlo-name|name/i],
    },
  },
  {
    kind: 'run',
    id: 'ehlo-name-cpanel-550',
    fault: 'EHLO name refused',
    source: 'cPanel’s Exim: “Access denied - Invalid HELO name (See RFC2821 4.1.1.1)” at MAIL',
    setUp: peer(
      atMail(
        'host42.hoster.test',
        'S: 550 Access denied - Invalid HELO name (See RFC2821 4.1.1.1)',
      ),
      { host: HOST, to: TO },
    ),
    expect: {
      phase: ['ehlo', 'mail'],
      about: [/EHLO|HELO|introduc/i],
      not: [/sender (address )?(is|was) (refused|not)/i],
      remedy: [/EHLO|HELO|--ehlo-name|name/i],
    },
  },
];
