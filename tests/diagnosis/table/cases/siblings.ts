// Cases of the table for causes that share a fault's line with others, so that each has two.

import type { MessagePlan } from '../../../../shared/run/plan.ts';
import { inClear, insideTls, signedIn } from '../../blind/openings.ts';
import { peer } from '../../blind/stages/peer.ts';
import { postfix } from '../../blind/stages/real.ts';
import { named } from '../../blind/stages/world.ts';
import { USER } from '../../blind/task.ts';
import { tell, type TableCase } from '../case.ts';
import { behindProxy, BOB, toMail, toMessage, toPlain } from '../stages.ts';

const HOST = 'smtp.example.net';
const STRIPPED = 'STARTTLS stripped or masked on the way';
const LOCAL = 'local cause: no network, proxy, permission';
const VIOLATION = 'protocol violation';

const umlauts: MessagePlan = {
  kind: 'raw',
  content: Buffer.from(
    `From: ${USER}\r\nTo: ${BOB}\r\nSubject: Greetings\r\n\r\nSch\u00f6ne Gr\u00fc\u00dfe\r\n`,
    'utf8',
  ).toString('base64'),
};

const behindGreeting = signedIn(HOST).replace(/^S: 220 .*\n/, '');

export const siblingCases: readonly TableCase[] = [
  tell(
    'no-network-but-one-address',
    LOCAL,
    'kernel: ENETUNREACH for the only address, and no name server answers',
    { rule: 'connect.offline', phase: 'connect' },
    named(
      { host: HOST, connection: { port: 587 } },
      [{ address: '224.0.0.1', family: 4 }],
      () => 'no-data',
    ),
  ),
  tell(
    'proxy-forbids-http',
    LOCAL,
    'an HTTP proxy that answers CONNECT with 403 (RFC 9110 section 9.3.6)',
    { rule: 'connect.proxy-refused', phase: 'connect', atLeast: 'likely' },
    behindProxy(403, 'http'),
  ),
  tell(
    'starttls-gone-at-microsoft',
    STRIPPED,
    'a provider’s line that drops STARTTLS; Microsoft 365 itself always offers it',
    { rule: 'starttls.stripped', phase: 'starttls', atMost: 'likely' },
    peer(inClear('smtp.office365.com', ['SIZE 157286400', 'PIPELINING', '8BITMIME']), {
      host: 'smtp.office365.com',
    }),
  ),
  tell(
    'starttls-overwritten-alone',
    STRIPPED,
    'Cisco ASA with “inspect esmtp”: XXXXXXXA, the greeting left alone',
    { rule: 'starttls.masked', phase: 'starttls', atLeast: 'likely' },
    peer(inClear(HOST, ['SIZE 10240000', 'XXXXXXXA', '8BITMIME']), { host: HOST }),
  ),
  tell(
    'greeting-of-asterisks',
    STRIPPED,
    'Cisco PIX with “fixup protocol smtp”: 220 and asterisks, EHLO unknown',
    { rule: 'ehlo.masked', phase: 'ehlo', atLeast: 'likely' },
    peer(`S: 220 ${'*'.repeat(60)}\nC: EHLO\nS: 500 5.5.1 Command unrecognized: "XXXX"`, {
      host: HOST,
    }),
  ),
  tell(
    'account-locked-german',
    'account locked or suspended',
    'a German hoster (“Konto gesperrt”)',
    { rule: 'account.locked', phase: 'auth', atLeast: 'likely' },
    toPlain(HOST, '535 5.7.8 Ihr Konto ist nach Fehlversuchen vorübergehend gesperrt'),
  ),
  tell(
    'account-suspended-at-sign-in',
    'account locked or suspended',
    'a sending service at the sign-in',
    { rule: 'account.suspended', phase: 'auth', atLeast: 'likely' },
    toPlain(HOST, '535 5.7.0 Your account has been suspended. Please contact support.'),
  ),
  tell(
    'own-mailbox-full',
    'account over quota',
    'Exchange (“STOREDRV.Submission.Exception:QuotaExceededException”)',
    { rule: 'account.mailbox-full', phase: 'data', atLeast: 'likely' },
    toMessage(
      'smtp.office365.com',
      '554 5.2.2 mailbox full; STOREDRV.Submission.Exception:QuotaExceededException; Failed to process message',
    ),
  ),
  tell(
    'own-mailbox-full-at-sign-in',
    'account over quota',
    'a hoster that checks the mailbox of whoever signs in',
    { rule: 'account.mailbox-full', phase: 'auth', atLeast: 'likely' },
    toPlain(HOST, '535 5.2.2 Mailbox is over quota'),
  ),
  tell(
    'identity-sendgrid',
    'sender not verified',
    'SendGrid (“does not match a verified Sender Identity”)',
    { rule: 'mail.sender-not-verified', phase: 'mail', atLeast: 'likely' },
    toMail(
      'smtp.sendgrid.net',
      '550 The from address does not match a verified Sender Identity. Mail cannot be sent until this error is resolved.',
    ),
  ),
  tell(
    'sending-domain-resend',
    'sender not verified',
    'Resend (“domain is not verified”)',
    { rule: 'mail.sender-not-verified', phase: 'data', atLeast: 'likely' },
    toMessage(
      'smtp.resend.com',
      '550 The example.org domain is not verified. Please, add and verify your domain',
    ),
  ),
  tell(
    '8bit-postfix',
    '8-bit or UTF-8 not supported',
    'real server: Postfix that hides 8BITMIME, a message with umlauts as they are',
    { rule: 'mail.8bitmime-not-offered', phase: 'mail' },
    postfix(
      { mainCf: { smtpd_discard_ehlo_keywords: '8bitmime' } },
      { to: ['bob@ehlo.test'], message: umlauts },
    ),
  ),
  tell(
    '8bit-old-relay',
    '8-bit or UTF-8 not supported',
    'an old relay with SIZE alone, a message with umlauts as they are',
    { rule: 'mail.8bitmime-not-offered', phase: 'mail' },
    peer(signedIn(HOST, { inside: ['SIZE 1000000', 'AUTH PLAIN'] }), {
      host: HOST,
      to: [BOB],
      message: umlauts,
    }),
  ),
  tell(
    'greeting-200',
    VIOLATION,
    'a load balancer that greets with 200',
    { rule: 'protocol.greeting-not-220', phase: 'greeting' },
    peer('S: 200 OK', { host: HOST }),
  ),
  tell(
    'codes-differ-by-a-filter',
    VIOLATION,
    'a filter that adds its no to the server’s yes, without a reason',
    { rule: 'protocol.reply-codes-differ', phase: 'mail' },
    toMail(HOST, '250-2.1.0 Ok\n553 5.7.1 filter 7'),
  ),
  tell(
    'code-of-http-at-mail',
    VIOLATION,
    'a gateway that gives an HTTP-like 600 on',
    { rule: 'protocol.reply-code-out-of-range', phase: 'mail' },
    toMail(HOST, '600 upstream failed'),
  ),
  tell(
    'half-a-line-at-close',
    VIOLATION,
    'a server that dies within its greeting',
    { rule: 'protocol.partial-line-at-close', phase: 'greeting' },
    peer('RAW: 220 smtp.exam\nCLOSE', { host: HOST }),
  ),
  tell(
    'half-a-line-at-the-sign-in',
    VIOLATION,
    'a server that dies within its reply to the password',
    { rule: 'protocol.partial-line-at-close', phase: 'auth' },
    peer(`${insideTls(HOST)}C: AUTH PLAIN\nRAW: 235 2.7\nCLOSE`, { host: HOST }),
  ),
  tell(
    'reply-never-ends',
    VIOLATION,
    'an EHLO reply whose last line never comes',
    { rule: 'protocol.reply-unfinished', phase: 'ehlo' },
    peer(`S: 220 ${HOST} ESMTP\nC: EHLO\nS: 250-${HOST}\nS: 250-SIZE 1000\nSILENCE`, {
      host: HOST,
    }),
  ),
  tell(
    'greeting-never-ends',
    VIOLATION,
    'a banner in many lines whose last one never comes',
    { rule: 'protocol.reply-unfinished', phase: 'greeting' },
    peer('S: 220-We do not authorize the use of this system\nSILENCE', { host: HOST }),
  ),
  tell(
    'challenge-in-plain-words',
    VIOLATION,
    'a home-made server whose 334 is no base64 (RFC 4954 section 4)',
    { rule: 'protocol.challenge-not-base64', phase: 'auth' },
    peer(
      `${insideTls(HOST, { inside: ['AUTH CRAM-MD5'] })}C: AUTH CRAM-MD5\nS: 334 <tell me your name>`,
      {
        host: HOST,
      },
    ),
  ),
  tell(
    'challenge-with-a-comment',
    VIOLATION,
    'a challenge of CRAM-MD5 with words behind it',
    { rule: 'protocol.challenge-not-base64', phase: 'auth' },
    peer(
      `${insideTls(HOST, { inside: ['AUTH CRAM-MD5'] })}C: AUTH CRAM-MD5\nS: 334 PDE4OTYuNjk3QHBvc3RvZmZpY2U+ (go on)`,
      { host: HOST },
    ),
  ),
  tell(
    'reply-before-command',
    VIOLATION,
    'a server that answers EHLO before it was said; the session goes on',
    { rule: 'conformance.reply-before-command', outcome: 'ok' },
    peer(`S: 220 ${HOST} ESMTP\nS: 250 already\n${behindGreeting}`, { host: HOST }),
  ),
  tell(
    'second-greeting',
    VIOLATION,
    'a proxy that lets its own greeting and that of the server through',
    { rule: 'conformance.reply-before-command', outcome: 'ok' },
    peer(`S: 220 proxy.example.net ready\nS: 220 ${HOST} ESMTP\n${behindGreeting}`, { host: HOST }),
  ),
];
