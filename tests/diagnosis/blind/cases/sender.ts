// Blind cases: the server does not take mail from this sender.

import type { RunCase } from '../case.ts';
import { HANDED_OVER, signedIn } from '../openings.ts';
import { peer } from '../stages/peer.ts';
import { postfix } from '../stages/real.ts';
import { plainMessage, USER } from '../task.ts';
import { RECIPIENT_AT_FAULT } from '../words.ts';

const HOST = 'mail.example.org';
const TO = ['bob@example.net'];
const SENDER = /sender|\bfrom\b|send(ing)? as/i;
const NOT_ALLOWED =
  /not (be )?(allow|permit|own|belong|your|accept|may|taken)|may not|refus|reject|other than|only/i;
const NOT_SIGNED_IN = /not signed in|without signing in|sign in first|did not sign in/i;

const atMail = (name: string, reply: string): string => `${signedIn(name)}C: MAIL FROM\n${reply}`;
const atEnd = (name: string, reply: string): string => `${signedIn(name)}${HANDED_OVER}${reply}`;
const sends = (host: string) => ({ host, from: USER, to: TO, message: plainMessage });

export const senderCases: readonly RunCase[] = [
  {
    kind: 'run',
    id: 'sender-login-mismatch-postfix',
    fault: 'sender not allowed for this login',
    source: 'real server: Postfix with reject_sender_login_mismatch; it tells at RCPT',
    setUp: postfix(
      {
        mainCf: {
          smtpd_sender_login_maps: 'inline:{ { boss@ehlo.test = boss@ehlo.test } }',
          smtpd_sender_restrictions: 'reject_sender_login_mismatch',
        },
      },
      { from: 'boss@ehlo.test', to: ['dora@ehlo.test'] },
    ),
    seen: /553 5\.7\.1/,
    expect: {
      phase: ['mail', 'rcpt'],
      about: [SENDER, NOT_ALLOWED],
      not: [RECIPIENT_AT_FAULT],
      remedy: [/from|sender|address|administrator/i],
    },
  },
  {
    kind: 'run',
    id: 'sender-unlisted-postfix',
    fault: 'sender not allowed for this login',
    source:
      'real server: Postfix with reject_unlisted_sender: “User unknown” of the sender, at RCPT',
    setUp: postfix(
      {
        mainCf: {
          smtpd_reject_unlisted_sender: 'yes',
          smtpd_sender_restrictions: 'reject_unlisted_sender',
        },
      },
      { from: 'nobody@ehlo.test', to: ['dora@ehlo.test'] },
    ),
    seen: /550 5\.1\.0/,
    expect: {
      phase: ['mail', 'rcpt'],
      about: [SENDER],
      not: [RECIPIENT_AT_FAULT],
      remedy: [SENDER],
    },
  },
  {
    kind: 'run',
    id: 'sender-zoho-relaying',
    fault: 'sender not allowed for this login',
    source: 'Zoho, github.com/getgrav/grav-plugin-email/issues/77: 553 at the end of the message',
    setUp: peer(atEnd('mx.zohomail.com', 'S: 553 Relaying disallowed as noreply@example.org'), {
      ...sends('smtp.zoho.com'),
      from: 'noreply@example.org',
    }),
    expect: {
      phase: 'data',
      about: [SENDER, NOT_ALLOWED],
      not: [NOT_SIGNED_IN],
      remedy: [/from|sender|alias|address/i],
    },
  },
  {
    kind: 'run',
    id: 'sender-yahoo-mailbox-unavailable',
    fault: 'sender not allowed for this login',
    source: 'Yahoo, github.com/mattermost/mattermost/issues/13652: “Mailbox unavailable” to MAIL',
    setUp: peer(atMail('smtp.mail.yahoo.com', 'S: 550 Request failed; Mailbox unavailable'), {
      host: 'smtp.mail.yahoo.com',
      from: 'shop@example.org',
      to: TO,
    }),
    expect: {
      phase: 'mail',
      about: [SENDER],
      not: [RECIPIENT_AT_FAULT, /mailbox is full/i],
      remedy: [/from|sender|address/i],
      atMost: 'likely',
    },
  },
  {
    kind: 'run',
    id: 'sender-gmx-two-lines',
    fault: 'sender not allowed for this login',
    source: 'GMX, github.com/infertux/zeyple/issues/49: the second line contradicts the first',
    setUp: peer(
      atMail(
        'gmx.net',
        'S: 550-Requested action not taken: mailbox unavailable\nS: 550 Sender address is not allowed.',
      ),
      { host: 'mail.gmx.net', from: 'ada@lovelace.test', to: TO },
    ),
    expect: {
      phase: 'mail',
      about: [SENDER, NOT_ALLOWED],
      not: [RECIPIENT_AT_FAULT],
      remedy: [/from|sender|address/i],
    },
  },
  {
    kind: 'run',
    id: 'sender-qq-501',
    fault: 'sender not allowed for this login',
    source: 'QQ Mail: 501, the code of a syntax error',
    setUp: peer(
      atMail('smtp.qq.com', 'S: 501 mail from address must be same as authorization user'),
      { host: 'smtp.qq.com', from: 'ops@example.org', to: TO },
    ),
    expect: {
      phase: 'mail',
      about: [SENDER],
      not: [/syntax (is|was) wrong|malformed|written wrong/i],
      remedy: [/from|sender|address/i],
    },
  },
  {
    kind: 'run',
    id: 'sender-exchange-send-as',
    fault: 'sender not allowed for this login',
    source: 'Exchange Online at the end of the message',
    setUp: peer(
      atEnd(
        'FR0P281CA0087.outlook.office365.com',
        'S: 554 5.2.252 SendAsDenied; ada@contoso.test not allowed to send as boss@contoso.test; STOREDRV.Submission.Exception:SendAsDeniedException.MapiExceptionSendAsDenied; Failed to process message due to a permanent exception with message [BeginDiagnosticData]Cannot submit message. 0.35250:0A00D183 [Stage: CreateMessage]',
      ),
      { ...sends('smtp.office365.com'), from: 'boss@contoso.test', user: 'ada@contoso.test' },
    ),
    expect: {
      phase: 'data',
      about: [SENDER, NOT_ALLOWED],
      not: [/mailbox (is )?full|content/i],
      remedy: [/Send As|permission|admin|from|sender/i],
    },
  },
  {
    kind: 'run',
    id: 'sender-french-laposte',
    fault: 'sender not allowed for this login',
    source: 'La Poste, github.com/thunderbird/thunderbird-android/issues/938, its French half',
    setUp: peer(atMail('smtp.laposte.net', 'S: 550 5.5.0 Emetteur invalide. LPN104_415'), {
      host: 'smtp.laposte.net',
      to: TO,
    }),
    expect: {
      phase: 'mail',
      about: [SENDER],
      not: [RECIPIENT_AT_FAULT],
      remedy: [/from|sender|address/i],
    },
  },
  {
    kind: 'run',
    id: 'sender-unverified-ses',
    fault: 'sender not verified',
    source: 'Amazon SES, region Ireland',
    setUp: peer(
      atEnd(
        'email-smtp.eu-west-1.amazonaws.com',
        `S: 554 Message rejected: Email address is not verified. The following identities failed the check in region EU-WEST-1: ${USER}`,
      ),
      sends('email-smtp.eu-west-1.amazonaws.com'),
    ),
    expect: {
      phase: 'data',
      about: [/verif/i, /sender|address|identit|domain|from/i],
      not: [/spam|content/i],
      remedy: [/verif/i],
    },
  },
  {
    kind: 'run',
    id: 'sender-unverified-sendgrid',
    fault: 'sender not verified',
    source: 'SendGrid',
    setUp: peer(
      atEnd(
        'smtp.sendgrid.net',
        'S: 550 The from address does not match a verified Sender Identity. Mail cannot be sent until this error is resolved. Visit https://sendgrid.com/docs/for-developers/sending-email/sender-identity/ to see the Sender Identity requirements',
      ),
      sends('smtp.sendgrid.net'),
    ),
    expect: {
      phase: 'data',
      about: [/verif/i, /sender|from|address/i],
      not: [RECIPIENT_AT_FAULT, /mailbox/i],
      remedy: [/verif/i],
    },
  },
  {
    kind: 'run',
    id: 'sender-unverified-mailersend-450',
    fault: 'sender not verified',
    source: 'MailerSend: a 4xx that never clears',
    setUp: peer(
      atEnd(
        'smtp.mailersend.net',
        'S: 450 The from.email domain must be verified in your account to send emails. #MS42207',
      ),
      sends('smtp.mailersend.net'),
    ),
    expect: {
      phase: 'data',
      about: [/verif/i, /domain|sender|from/i],
      not: [/(is|looks|seems) (only )?(temporary|passing)/i],
      remedy: [/verif/i],
      remedyNot: [/(just|simply) wait|try (it )?again later/i],
    },
  },
  {
    kind: 'run',
    id: 'sender-postal-530',
    fault: 'sender not verified',
    source:
      'Postal, github.com/postalserver/postal/issues/1917: 530, the code of a missing sign-in',
    setUp: peer(atEnd('postal.example.org', 'S: 530 From/Sender name is not valid'), sends(HOST)),
    expect: {
      phase: 'data',
      about: [SENDER],
      not: [NOT_SIGNED_IN, /authentication (is )?required/i],
      remedy: [/domain|sender|from/i],
    },
  },
];
