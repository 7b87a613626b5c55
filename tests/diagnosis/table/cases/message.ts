// Cases of the table: sender, recipients, message, and sessions that end before their time.

import type { MessagePlan } from '../../../../shared/run/plan.ts';
import { HANDED_OVER, inClear, insideTls, signedIn } from '../../blind/openings.ts';
import { peer } from '../../blind/stages/peer.ts';
import { exim, postfix } from '../../blind/stages/real.ts';
import { plainMessage, USER } from '../../blind/task.ts';
import { tell, type TableCase } from '../case.ts';
import { BOB, practice, toMail, toMessage, toRcpt } from '../stages.ts';

const HOST = 'smtp.example.net';
const withProgram: MessagePlan = {
  kind: 'composed',
  subject: 'The tool',
  text: 'Here it is.\n',
  attachments: [
    { filename: 'tool.exe', contentType: 'application/octet-stream', content: 'TVqQAAMAAAA=' },
  ],
};

export const messageCases: readonly TableCase[] = [
  tell(
    'sender-refused',
    'sender not allowed for this login',
    'practice server sender-refused: Postfix’s words',
    { rule: 'mail.sender-refused', phase: 'mail' },
    practice('sender-refused'),
  ),
  tell(
    'sending-domain-sparkpost',
    'sender not verified',
    'SparkPost (“Unconfigured Sending Domain”)',
    { rule: 'mail.sender-not-verified', atLeast: 'likely' },
    toMessage('smtp.sparkpostmail.com', '550 5.7.1 Unconfigured Sending Domain <example.org>'),
  ),
  tell(
    'relay-denied-postfix',
    'relay denied: not signed in',
    'real server: Postfix’s port for mail from other servers, no sign-in',
    { rule: 'rcpt.relay-needs-sign-in', phase: 'rcpt' },
    postfix({}, { user: null, to: ['friend@elsewhere.test'] }, { port: 'smtp' }),
  ),
  tell(
    'recipient-refused',
    'recipient unknown',
    'practice server recipient-refused: one of two',
    { rule: 'rcpt.some-refused', phase: 'rcpt', outcome: 'partial' },
    practice('recipient-refused'),
  ),
  tell(
    'recipient-unknown-postfix',
    'recipient unknown',
    'real server: Postfix (“User unknown in virtual mailbox table”)',
    { rule: 'rcpt.unknown-mailbox', phase: 'rcpt' },
    postfix({}, { to: ['nobody@ehlo.test'] }),
  ),
  tell(
    'recipient-policy-exim',
    'recipient rejected',
    'real server: Exim, a rule of the administrator’s',
    { rule: 'rcpt.denied-by-policy', phase: 'rcpt' },
    exim(
      { acls: { rcpt: '  deny\n    message = 550 5.7.1 Recipient rejected by local policy' } },
      { to: ['dora@ehlo.test'] },
    ),
  ),
  tell(
    'sandbox-mailtrap',
    'recipient sandboxed',
    'Mailtrap’s demo domain',
    { rule: 'rcpt.sandbox-only' },
    toMessage(
      'live.smtp.mailtrap.io',
      '554 5.7.1 Demo domains can only be used to send emails to account owners',
    ),
  ),
  tell(
    'greylisting',
    'greylisting',
    'practice server greylisting',
    { rule: 'rcpt.greylisted', phase: 'rcpt' },
    practice('greylisting'),
  ),
  tell(
    'greylisting-postgrey',
    'greylisting',
    'Postgrey’s default text',
    { rule: 'rcpt.greylisted', phase: 'rcpt' },
    toRcpt(
      HOST,
      '450 4.2.0 <bob@example.net>: Recipient address rejected: Greylisted, see http://postgrey.schweikert.ch/help/example.net.html',
    ),
  ),
  tell(
    'rate-messages-exchange',
    'rate limit: messages',
    'Exchange, a receive connector’s MessageRateLimit',
    { rule: 'rate.too-many-messages' },
    toMail(
      'ex16.firma.test',
      '421 4.4.2 Message submission rate for this client has exceeded the configured limit\nCLOSE',
    ),
  ),
  tell(
    'recipients-gmail',
    'rate limit: recipients',
    'Gmail (“4.5.3 Your message has too many recipients”)',
    { rule: 'rcpt.too-many', phase: 'rcpt' },
    toRcpt(
      'smtp.gmail.com',
      "452-4.5.3 Your message has too many recipients. For more information regarding\n452-4.5.3 Google's sending limits visit:\n452 4.5.3  https://support.google.com/mail/answer/6592 5b1f17b1804b1 - gsmtp",
    ),
  ),
  tell(
    'recipients-max-exim',
    'rate limit: recipients',
    'real server: Exim with recipients_max = 1, two recipients',
    { rule: 'rcpt.some-refused', phase: 'rcpt', outcome: 'partial' },
    exim({ main: { recipients_max: '1' } }, { to: ['dora@ehlo.test', 'emil@ehlo.test'] }),
  ),
  tell(
    'ehlo-name-postfix-at-once',
    'EHLO name refused',
    'real server: Postfix with smtpd_delay_reject = no and reject_invalid_helo_hostname',
    { rule: 'ehlo.name-refused', phase: 'ehlo' },
    postfix(
      {
        mainCf: {
          smtpd_delay_reject: 'no',
          smtpd_helo_restrictions: 'reject_non_fqdn_helo_hostname',
        },
      },
      { connection: { ehloName: 'printer' } },
    ),
  ),
  tell(
    'size-announced',
    'size over the limit, known before',
    'practice server message-too-large',
    { rule: 'mail.larger-than-size', phase: 'mail', atLeast: 'likely' },
    practice('message-too-large'),
  ),
  tell(
    'size-exchange',
    'size over the limit, told at DATA',
    'Exchange (“Message size exceeds fixed maximum message size”)',
    { rule: 'message.too-large', phase: 'data' },
    toMessage('ex16.firma.test', '552 5.3.4 Message size exceeds fixed maximum message size'),
  ),
  tell(
    'utf8-address-exim',
    '8-bit or UTF-8 not supported',
    'real server: Exim with smtputf8_advertise_hosts empty',
    { rule: 'mail.smtputf8-not-offered' },
    exim({ main: { smtputf8_advertise_hosts: '' } }, { to: ['müller@ehlo.test'] }),
  ),
  tell(
    'spam',
    'content: spam',
    'practice server content-refused',
    { rule: 'message.spam', phase: 'data' },
    practice('content-refused'),
  ),
  tell(
    'virus-amavis',
    'content: virus',
    'amavisd-new (“INFECTED”)',
    { rule: 'message.virus', phase: 'data' },
    toMessage(HOST, '554 5.7.0 Reject, id=21340-07 - INFECTED: Eicar-Test-Signature'),
  ),
  tell(
    'dmarc-opendmarc',
    'content: DMARC',
    'OpenDMARC with RejectFailures',
    { rule: 'message.domain-not-authenticated', phase: 'data' },
    toMessage(HOST, '550 5.7.1 rejected by DMARC policy for example.org'),
  ),
  tell(
    'attachment-amavis',
    'content: attachment',
    'amavisd-new (“BANNED”)',
    { rule: 'message.attachment-refused', phase: 'data' },
    toMessage(
      HOST,
      '554 5.7.0 Reject, id=21341-02 - BANNED: application/x-msdos-program,.exe,tool.exe',
      {
        message: withProgram,
      },
    ),
  ),
  tell(
    'closed-at-greeting',
    'server closes mid-session',
    'tcpwrappers: accepted and closed without a word',
    { rule: 'greeting.connection-closed', phase: 'greeting' },
    peer('CLOSE', { host: HOST }),
  ),
  tell(
    'closed-at-ehlo',
    'server closes mid-session',
    'a server that drops a client for its EHLO',
    { rule: 'connection.reset', phase: 'ehlo' },
    peer(`S: 220 ${HOST} ESMTP\nC: EHLO\nRESET`, { host: HOST }),
  ),
  tell(
    'closed-at-starttls',
    'server closes mid-session',
    'a TLS library that dies before the reply to STARTTLS',
    { rule: 'connection.closed', phase: 'starttls' },
    peer(`${inClear(HOST, ['STARTTLS'])}C: STARTTLS\nCLOSE`, { host: HOST }),
  ),
  tell(
    'closed-in-handshake',
    'server closes mid-session',
    'a server that closes upon the ClientHello, TLS from the start',
    { rule: 'tls.closed', phase: 'tls' },
    peer('HELLO\nCLOSE', { host: HOST, security: 'implicit' }),
  ),
  tell(
    'closed-at-sign-in',
    'server closes mid-session',
    'practice server drops-mid-session',
    { rule: 'connection.reset', phase: 'auth' },
    practice('drops-mid-session'),
  ),
  tell(
    'closed-at-mail',
    'server closes mid-session',
    'a policy service that takes the server’s child down with it',
    { rule: 'connection.closed', phase: 'mail' },
    toMail(HOST, 'CLOSE'),
  ),
  tell(
    'closed-at-rcpt',
    'server closes mid-session',
    'a look-up of the recipient that takes the server’s child down with it',
    { rule: 'connection.closed', phase: 'rcpt' },
    toRcpt(HOST, 'CLOSE'),
  ),
  tell(
    'closed-at-data',
    'server closes mid-session',
    'practice server lost-confirmation: after the final dot',
    { rule: 'message.unconfirmed', phase: 'data', outcome: 'inconclusive' },
    practice('lost-confirmation'),
  ),
  tell(
    'greeting-250',
    'protocol violation',
    'a greeting with the code of another reply (RFC 5321 section 4.2)',
    { rule: 'protocol.greeting-not-220', phase: 'greeting' },
    peer(`S: 250 ${HOST} ESMTP ready`, { host: HOST }),
  ),
  tell(
    'reply-without-code-at-sign-in',
    'protocol violation',
    'a script whose sign-in answers in plain words',
    { rule: 'protocol.reply-without-code', phase: 'auth' },
    peer(`${insideTls(HOST)}C: AUTH PLAIN\nS: Welcome back`, { host: HOST }),
  ),
  tell(
    'codes-differ-at-mail',
    'protocol violation',
    'a reply whose lines disagree (RFC 5321 section 4.2.1)',
    { rule: 'protocol.reply-codes-differ', phase: 'mail' },
    peer(`${signedIn(HOST)}C: MAIL FROM\nS: 250-2.1.0 Ok\nS: 550 5.1.0 Not ok`, {
      host: HOST,
      to: [BOB],
    }),
  ),
  tell(
    'code-out-of-range-at-rcpt',
    'protocol violation',
    'a gateway that gives its own error numbers on (RFC 5321 section 4.2)',
    { rule: 'protocol.reply-code-out-of-range', phase: 'rcpt' },
    toRcpt(HOST, '999 backend says no'),
  ),
  tell(
    'data-accepted-with-250',
    'protocol violation',
    'a server that answers DATA with 250 in place of 354 (RFC 5321 section 3.3)',
    { rule: 'session.reply-not-expected', phase: 'data' },
    peer(`${signedIn(HOST)}${HANDED_OVER.split('\n').slice(0, 5).join('\n')}\nS: 250 Ok`, {
      host: HOST,
      from: USER,
      to: [BOB],
      message: plainMessage,
    }),
  ),
];
