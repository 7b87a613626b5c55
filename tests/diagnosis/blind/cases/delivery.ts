// Blind cases: the message is too big, cannot be carried, or is not answered for.

import type { MessagePlan } from '../../../../shared/run/plan.ts';
import type { RunCase } from '../case.ts';
import { HANDED_OVER, signedIn } from '../openings.ts';
import { peer } from '../stages/peer.ts';
import { exim, postfix } from '../stages/real.ts';
import { plainMessage, USER } from '../task.ts';
import { RECIPIENT_AT_FAULT, TOO_BIG } from '../words.ts';

const HOST = 'mail.example.org';
const TO = 'bob@example.net';
const DORA = ['dora@ehlo.test'];
const SMALLER = /small|shrink|attach|compress|link|split|reduce|limit|raise|share/i;

const long: MessagePlan = { kind: 'composed', subject: 'Plans', text: `${'plan '.repeat(2000)}\n` };
const eightBit: MessagePlan = {
  kind: 'raw',
  content: Buffer.from('From: <ada@example.org>\r\nSubject: Gruss\r\n\r\nGrüße\r\n').toString(
    'base64',
  ),
};

const atEnd = (name: string, reply: string): string => `${signedIn(name)}${HANDED_OVER}${reply}`;
const sends = (host: string) => ({ host, from: USER, to: [TO], message: plainMessage });

export const deliveryCases: readonly RunCase[] = [
  {
    kind: 'run',
    id: 'size-announced-exim',
    fault: 'size over the limit, known before',
    source: 'real server: Exim with message_size_limit = 4K, announced by SIZE',
    setUp: exim({ main: { message_size_limit: '4K' } }, { to: DORA, message: long }),
    expect: {
      phase: ['mail', 'data'],
      about: [TOO_BIG, /limit|most|more than|allows|takes/i, /\d/],
      remedy: [SMALLER],
      atLeast: 'likely',
    },
  },
  {
    kind: 'run',
    id: 'size-told-at-end-postfix',
    fault: 'size over the limit, told at DATA',
    source: 'real server: Postfix with message_size_limit = 4000 that does not announce SIZE',
    setUp: postfix(
      { mainCf: { message_size_limit: '4000', smtpd_discard_ehlo_keywords: 'size' } },
      { to: DORA, message: long },
    ),
    seen: /552 5\.3\.4/,
    expect: {
      phase: 'data',
      about: [TOO_BIG],
      not: [/mailbox (is )?full|quota/i],
      remedy: [SMALLER],
    },
  },
  {
    kind: 'run',
    id: 'size-told-french-orange',
    fault: 'size over the limit, told at DATA',
    source: 'Orange OFR_514, github.com/sisimai/p5-sisimai/issues/240: 5.2.0, in French',
    setUp: peer(
      atEnd('smtp.orange.fr', 'S: 552 5.2.0 Taille limite du message atteinte. OFR_514 [514]'),
      { ...sends('smtp.orange.fr'), message: long },
    ),
    expect: {
      phase: 'data',
      about: [/big|large|size|limit|storage|space/i],
      not: [RECIPIENT_AT_FAULT, /spam/i],
      remedy: [SMALLER],
    },
  },
  {
    kind: 'run',
    id: 'utf8-address-postfix',
    fault: '8-bit or UTF-8 not supported',
    source: 'real server: Postfix with smtputf8_enable = no, an umlaut before the @',
    setUp: postfix({ mainCf: { smtputf8_enable: 'no' } }, { to: ['jürgen@ehlo.test'] }),
    expect: {
      phase: ['mail', 'rcpt'],
      about: [/UTF-?8|umlaut|non-ASCII|international|letters|characters/i, /address/i],
      not: [/unknown|does not exist/i],
      remedy: [/address|ASCII|administrator|provider/i],
    },
  },
  {
    kind: 'run',
    id: 'eight-bit-message',
    fault: '8-bit or UTF-8 not supported',
    source: 'a relay without 8BITMIME, a raw message with umlauts',
    setUp: peer(signedIn(HOST, { inside: ['AUTH PLAIN'] }), { ...sends(HOST), message: eightBit }),
    expect: {
      phase: ['mail', 'data'],
      about: [/8.?bit/i, /message|text|content/i],
      remedy: [/encod|7-?bit|quoted|base64|ASCII|provider|administrator|other server/i],
    },
  },
  {
    kind: 'run',
    id: 'account-blocked-zoho',
    fault: 'account locked or suspended',
    source: 'Zoho, github.com/cachethq/cachet/issues/3052: told at the end of a message, with HTML',
    setUp: peer(
      atEnd(
        'mx.zohomail.com',
        'S: 550 5.4.6 Unusual sending activity detected. <a href=https://www.zoho.com/mail/help/usage-policy.html target=_blank>Learn more.</a> To unblock <a href=https://mail.zoho.com/UnblockMe target=_blank>Click here.</a>',
      ),
      sends('smtp.zoho.com'),
    ),
    expect: {
      phase: 'data',
      about: [/unusual|suspicious|block|suspend|lock|restrict/i, /account|send/i],
      not: [RECIPIENT_AT_FAULT, /rout(e|ing)|loop/i],
      remedy: [/unblock|Zoho|support|provider/i],
    },
  },
  {
    kind: 'run',
    id: 'account-restricted-exchange',
    fault: 'account locked or suspended',
    source: 'Exchange Online, github.com/MicrosoftDocs/OfficeDocs-o365seccomp/issues/643: 5.1.8',
    setUp: peer(
      atEnd(
        'FR0P281CA0087.outlook.office365.com',
        'S: 550 5.1.8 Access denied, bad outbound sender. AS(42004) [FR0P281MB1234.DEUP281.PROD.OUTLOOK.COM]',
      ),
      sends('smtp.office365.com'),
    ),
    expect: {
      phase: 'data',
      about: [/account|sender|user/i, /block|restrict|spam|suspend/i],
      not: [/domain (does not exist|not found)|DNS/i],
      remedy: [/admin/i, /restrict|unblock|Defender|remov|releas/i],
    },
  },
  {
    kind: 'run',
    id: 'closed-while-uploading',
    fault: 'server closes mid-session',
    source: 'own experience: a virus scanner that dies under a message',
    setUp: peer(
      `${signedIn(HOST)}C: MAIL FROM
S: 250 2.1.0 Ok
C: RCPT TO
S: 250 2.1.5 Ok
C: DATA
S: 354 Go ahead
CUT`,
      { ...sends(HOST), message: { kind: 'composed', text: `${'plan '.repeat(400_000)}\n` } },
    ),
    expect: {
      phase: 'data',
      outcome: ['failed', 'inconclusive'],
      about: [/clos|lost|broke|ended|cut|hung up/i, /message|sending|data/i],
      remedy: [/again|later|administrator|provider|small/i],
    },
  },
  {
    kind: 'run',
    id: 'closed-after-dot',
    fault: 'server closes mid-session',
    source: 'RFC 1047: no reply to the final dot, so nobody knows',
    setUp: peer(atEnd(HOST, 'CLOSE'), sends(HOST)),
    expect: {
      phase: 'data',
      outcome: ['failed', 'inconclusive'],
      about: [/may|whether|unknown|not (clear|known|certain)|uncertain|possibly/i],
      not: [/(^|[.!] )(The|Your) message (was not|has been) (sent|delivered)/],
      remedy: [/twice|check|recipient|duplicate|arriv|before/i],
    },
  },
];
