// Blind cases: the server does not take mail for this recipient, or not now.

import type { RunCase } from '../case.ts';
import { HANDED_OVER, signedIn } from '../openings.ts';
import { peer } from '../stages/peer.ts';
import { exim, postfix } from '../stages/real.ts';
import { plainMessage, USER } from '../task.ts';

const HOST = 'mail.example.org';
const BOB = 'bob@example.net';
const RECIPIENT = /recipient|mailbox|address|addressee/i;
const UNKNOWN =
  /unknown|not (exist|know|find|found)|no (such )?(mailbox|user|recipient)|does not have/i;

const atRcpt = (name: string, reply: string): string =>
  `${signedIn(name)}C: MAIL FROM\nS: 250 2.1.0 Ok\nC: RCPT TO\n${reply}`;
const atEnd = (name: string, reply: string): string => `${signedIn(name)}${HANDED_OVER}${reply}`;
const sends = (host: string, to = BOB) => ({ host, from: USER, to: [to], message: plainMessage });

export const recipientCases: readonly RunCase[] = [
  {
    kind: 'run',
    id: 'recipient-unknown-exim',
    fault: 'recipient unknown',
    source: 'real server: Exim',
    setUp: exim({}, { to: ['nobody@ehlo.test'] }),
    seen: /Unknown user/,
    expect: {
      phase: 'rcpt',
      about: [RECIPIENT, UNKNOWN],
      not: [/sender (address )?(is|was)|not signed in|sign in first/i],
      remedy: [/spell|address|check|typ/i],
    },
  },
  {
    kind: 'run',
    id: 'recipient-one-of-two-postfix',
    fault: 'recipient unknown',
    source: 'real server: Postfix, one of two recipients unknown',
    setUp: postfix({}, { to: ['dora@ehlo.test', 'nobody@ehlo.test'] }),
    expect: {
      phase: 'rcpt',
      outcome: 'partial',
      about: [/nobody@ehlo\.test|one of (the )?(2|two)|1 of 2/i, /recipient|refus|unknown/i],
      remedy: [/spell|address|check|typ/i],
    },
  },
  {
    kind: 'run',
    id: 'recipient-unknown-chkuser-511',
    fault: 'recipient unknown',
    source: 'qmail with chkuser: code 511, the status behind the text',
    setUp: peer(atRcpt(HOST, 'S: 511 sorry, no mailbox here by that name (#5.1.1 - chkuser)'), {
      to: [BOB],
    }),
    expect: {
      phase: 'rcpt',
      about: [RECIPIENT, UNKNOWN],
      remedy: [/spell|address|check|typ/i],
    },
  },
  {
    kind: 'run',
    id: 'recipient-unknown-german',
    fault: 'recipient unknown',
    source: 'own wording, as German hosters localize Exim; no status code',
    setUp: peer(atRcpt(HOST, 'S: 550 Unbekannter Empfaenger: bob@example.net'), { to: [BOB] }),
    expect: {
      phase: 'rcpt',
      about: [/recipient/i],
      not: [/sender (address )?(is|was)|not signed in|sign in first/i],
      remedy: [/spell|address|check|typ|recipient/i],
    },
  },
  {
    kind: 'run',
    id: 'recipient-too-many-errors-postfix',
    fault: 'recipient unknown',
    source: 'real server: Postfix with smtpd_hard_error_limit = 1: 550, then 421 and gone',
    setUp: postfix(
      { mainCf: { smtpd_hard_error_limit: '1', smtpd_discard_ehlo_keywords: 'pipelining' } },
      { to: ['nobody@ehlo.test', 'dora@ehlo.test'] },
    ),
    seen: /421 4\.7\.0/,
    expect: {
      phase: 'rcpt',
      outcome: ['failed', 'partial'],
      about: [/nobody@ehlo\.test|recipient|too many errors/i],
      not: [/network|firewall/i],
      remedy: [/address|recipient|spell|check/i],
    },
  },
  {
    kind: 'run',
    id: 'recipient-access-denied-5.4.1',
    fault: 'recipient rejected',
    source: 'Exchange Online, github.com/zone-eu/zone-mta/pull/214: directory-based edge blocking',
    setUp: peer(
      atRcpt(
        HOST,
        'S: 550 5.4.1 Recipient address rejected: Access denied. AS(201806281) [PR2FRA01FT009.eop-fra01.prod.protection.outlook.com]',
      ),
      { to: [BOB] },
    ),
    expect: {
      phase: 'rcpt',
      about: [RECIPIENT, /refus|reject|not (accept|exist|know)/i],
      not: [/your (user name|password)|not signed in|rout(e|ing)|network/i],
      remedy: [/address|recipient|spell|administrator/i],
    },
  },
  {
    kind: 'run',
    id: 'recipient-mailbox-full-french',
    fault: 'recipient rejected',
    source:
      'Orange OFR_417, github.com/sisimai/p5-sisimai/issues/240: 552 of a full mailbox, in French',
    setUp: peer(
      atRcpt('smtp.orange.fr', 'S: 552 5.1.1 Boite du destinataire pleine. OFR_417 [417]'),
      {
        host: 'smtp.orange.fr',
        to: [BOB],
      },
    ),
    expect: {
      phase: 'rcpt',
      about: [/recipient|mailbox/i],
      not: [/message (is|was) too (big|large)|size limit/i],
      remedy: [/recipient|address|mailbox/i],
    },
  },
  {
    kind: 'run',
    id: 'recipient-gmx-try-later-550',
    fault: 'recipient rejected',
    source: 'GMX, github.com/jstedfast/MailKit/issues/968: a 550 that says “later”',
    setUp: peer(
      atRcpt(
        'gmx.net',
        'S: 550-Requested action not taken: mailbox unavailable\nS: 550 Failure sending mail. Try again later',
      ),
      { host: 'mail.gmx.net', to: [BOB] },
    ),
    expect: {
      phase: 'rcpt',
      about: [/recipient|refus|reject|not (accept|take)/i],
      not: [/recipient does not exist|no such recipient/i],
      remedy: [/later|again|provider|support|GMX/i],
      atMost: 'likely',
    },
  },
  {
    kind: 'run',
    id: 'sandbox-mailgun',
    fault: 'recipient sandboxed',
    source: 'Mailgun, github.com/swapmyvote/swapmyvote/issues/182',
    setUp: peer(
      atEnd(
        'smtp.mailgun.org',
        'S: 554 Sandbox subdomains are for test purposes only. Please add your own domain or add the address to authorized recipients in Account Settings.',
      ),
      sends('smtp.mailgun.org'),
    ),
    expect: {
      phase: 'data',
      about: [/sandbox|test/i, /recipient|authori[sz]ed|domain/i],
      not: [/spam|content/i],
      remedy: [/domain|authori[sz]ed|add/i],
    },
  },
  {
    kind: 'run',
    id: 'sandbox-ses-recipient',
    fault: 'recipient sandboxed',
    source: 'Amazon SES in its sandbox: the identity that fails is the recipient’s',
    setUp: peer(
      atEnd(
        'email-smtp.us-east-1.amazonaws.com',
        `S: 554 Message rejected: Email address is not verified. The following identities failed the check in region US-EAST-1: ${BOB}`,
      ),
      sends('email-smtp.us-east-1.amazonaws.com'),
    ),
    expect: {
      phase: 'data',
      about: [/recipient|bob@example\.net|sandbox/i, /verif|sandbox/i],
      not: [/your (sender|from) address|sender (address )?is not verified/i],
      remedy: [/sandbox|production|verif/i],
    },
  },
  {
    kind: 'run',
    id: 'sandbox-postmark-pending',
    fault: 'recipient sandboxed',
    source:
      'Postmark, github.com/edenlabllc/ehealth.api/issues/151 (its API’s words, at the end of DATA)',
    setUp: peer(
      atEnd(
        'smtp.postmarkapp.com',
        "S: 550 5.7.1 While your account is pending approval, all recipient addresses must share the same domain as the 'From' address.",
      ),
      sends('smtp.postmarkapp.com'),
    ),
    expect: {
      phase: 'data',
      about: [/account|approv|pending/i, /recipient|domain/i],
      not: [/spam|relay/i],
      remedy: [/approv|same domain|support|account/i],
    },
  },
];
