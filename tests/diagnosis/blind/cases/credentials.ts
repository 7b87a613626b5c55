// Blind cases: the server weighs the credentials and refuses.

import type { RunCase } from '../case.ts';
import { byLogin, insideTls } from '../openings.ts';
import { peer } from '../stages/peer.ts';
import { lookupBroken } from '../stages/dovecot.ts';
import { exim, postfix } from '../stages/real.ts';
import { RECIPIENT_AT_FAULT, LATER, SIGN_IN, SOMEBODY, WRONG_PASSWORD } from '../words.ts';

const HOST = 'mail.example.org';
const REFUSED =
  /refus|reject|not (accept|take|let)|wrong|fail|denied|invalid|does(n't| not) (know|match)/i;
const plain = (name: string, reply: string): string => `${insideTls(name)}C: AUTH PLAIN\n${reply}`;
const login = (name: string, reply: string): string => `${byLogin(name)}${reply}`;

export const credentialCases: readonly RunCase[] = [
  {
    kind: 'run',
    id: 'password-wrong-dovecot',
    fault: 'wrong password',
    source: 'real server: Postfix with Dovecot',
    setUp: postfix({}, { password: 'Nq8-tRw2_zKd' }),
    seen: /535 5\.7\.8/,
    expect: {
      phase: 'auth',
      about: [SIGN_IN, REFUSED],
      remedy: [/password/i],
      not: [/app password is (needed|required)|disabled by your administrator/i],
    },
  },
  {
    kind: 'run',
    id: 'password-wrong-qmail',
    fault: 'wrong password',
    source: 'netqmail with smtp-auth: the status code stands at the end, in brackets',
    setUp: peer(plain(HOST, 'S: 535 authorization failed (#5.7.0)'), {}),
    expect: {
      phase: 'auth',
      about: [SIGN_IN, REFUSED],
      not: [/relay|not allowed to send/i],
      remedy: [/password|user name|credentials/i],
    },
  },
  {
    kind: 'run',
    id: 'password-wrong-orange-550',
    fault: 'wrong password',
    source: 'Orange, github.com/sisimai/p5-sisimai/issues/243: OFR 305 with code 550',
    setUp: peer(
      plain('smtp.orange.fr', "S: 550 5.7.0 Code d'authentification invalide OFR_305 [305]"),
      { host: 'smtp.orange.fr' },
    ),
    expect: {
      phase: 'auth',
      about: [SIGN_IN, REFUSED],
      not: [RECIPIENT_AT_FAULT, /relay|content/i],
      remedy: [/password|user name|credentials/i],
    },
  },
  {
    kind: 'run',
    id: 'password-wrong-japanese',
    fault: 'wrong password',
    source: 'own wording, as Japanese hosters localize Postfix',
    setUp: peer(plain(HOST, 'S: 535 5.7.8 エラー: ユーザー名またはパスワードが違います'), {}),
    expect: {
      phase: 'auth',
      about: [SIGN_IN, REFUSED],
      remedy: [/password|user name|credentials/i],
    },
  },
  {
    kind: 'run',
    id: 'sign-in-service-down-dovecot',
    fault: 'sign-in service out of order',
    source:
      'real server: Dovecot whose user database fails (code=temp_fail), told as 535 by Postfix 3.7',
    setUp: postfix(lookupBroken, {}),
    seen: /535 5\.7\.8/,
    expect: {
      // Nothing on the wire tells it from a wrong password: so it must not be said for sure.
      phase: 'auth',
      about: [SIGN_IN, REFUSED],
      not: [WRONG_PASSWORD],
      remedy: [/password/i, SOMEBODY],
      atMost: 'likely',
    },
  },
  {
    kind: 'run',
    id: 'sign-in-service-down-454',
    fault: 'sign-in service out of order',
    source: 'Postfix: “Temporary authentication failure”, with its own reason',
    setUp: peer(
      plain(
        HOST,
        'S: 454 4.7.0 Temporary authentication failure: Connection lost to authentication server',
      ),
      {},
    ),
    expect: {
      phase: 'auth',
      about: [/temporar|for (now|the moment)|unable|cannot|could not|out of order|trouble/i],
      not: [WRONG_PASSWORD],
      remedy: [new RegExp(`${LATER.source}|${SOMEBODY.source}`, 'i')],
      remedyNot: [/check (the|your) password|retype|new password/i],
    },
  },
  {
    kind: 'run',
    id: 'sasl-socket-gone-postfix',
    fault: 'sign-in service out of order',
    source: 'real server: Postfix whose smtpd_sasl_path leads nowhere (it dies before it greets)',
    setUp: postfix(
      { services: { submissions: { smtpd_sasl_path: 'private/nobody' } } },
      {},
      { port: 'submissions' },
    ),
    expect: {
      phase: ['tls', 'greeting', 'ehlo'],
      about: [/clos|ended|hung up|lost|broke|not (available|serving)|421/i],
      not: [WRONG_PASSWORD, /certificate/i],
      remedy: [new RegExp(`${LATER.source}|${SOMEBODY.source}`, 'i')],
    },
  },
  {
    kind: 'run',
    id: 'user-name-ses-console-login',
    fault: 'user name in the wrong form',
    source: 'Amazon SES: SMTP credentials are not the console’s; 535 says nothing of it',
    setUp: peer(
      login('email-smtp.eu-west-1.amazonaws.com', 'S: 535 Authentication Credentials Invalid'),
      { host: 'email-smtp.eu-west-1.amazonaws.com' },
    ),
    expect: {
      phase: 'auth',
      about: [SIGN_IN, REFUSED],
      remedy: [/SMTP (credential|user|password)|AKIA|access key|IAM/i],
      atMost: 'likely',
    },
  },
  {
    kind: 'run',
    id: 'user-name-sendgrid-address',
    fault: 'user name in the wrong form',
    source: 'SendGrid: the user name is the word “apikey”',
    setUp: peer(
      login('smtp.sendgrid.net', 'S: 535 Authentication failed: Bad username / password'),
      { host: 'smtp.sendgrid.net' },
    ),
    expect: {
      phase: 'auth',
      about: [SIGN_IN, /user ?name|apikey|key/i],
      remedy: [/apikey/],
    },
  },
  {
    kind: 'run',
    id: 'user-name-invalid-format',
    fault: 'user name in the wrong form',
    source: 'Rambler, github.com/joomla/joomla-cms/issues/31499',
    setUp: peer(
      plain('smtp.rambler.test', 'S: 535 5.7.8 Error: authentication failed: Invalid format.'),
      { host: 'smtp.rambler.test', user: 'ada' },
    ),
    expect: {
      phase: 'auth',
      about: [/form|user name|written/i],
      not: [WRONG_PASSWORD],
      remedy: [/full|whole|complete|address|@|form/i],
      atMost: 'likely',
    },
  },
  {
    kind: 'run',
    id: 'user-name-gmx-number-only',
    fault: 'user name in the wrong form',
    source: 'GMX with a local part alone as the user name; its usual 535',
    setUp: peer(plain('mail.gmx.net', 'S: 535 Authentication credentials invalid'), {
      host: 'mail.gmx.net',
      user: 'ada.lovelace',
    }),
    expect: {
      phase: 'auth',
      about: [SIGN_IN, REFUSED],
      remedy: [/full|whole|complete|e-?mail address|@/i],
      atMost: 'likely',
    },
  },
  {
    kind: 'run',
    id: 'password-wrong-exim',
    fault: 'wrong password',
    source: 'real server: Exim (535 Incorrect authentication data)',
    setUp: exim({}, { password: 'Nq8-tRw2_zKd' }),
    seen: /535 Incorrect/,
    expect: { phase: 'auth', about: [SIGN_IN, REFUSED], remedy: [/password/i] },
  },
];
