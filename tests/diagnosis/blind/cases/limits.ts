// Blind cases: the server would take the mail, but not now or not so much of it.

import type { RunCase } from '../case.ts';
import { HANDED_OVER, signedIn } from '../openings.ts';
import { peer } from '../stages/peer.ts';
import { exim, holdConnection, postfix, runBefore } from '../stages/real.ts';
import { plainMessage, USER } from '../task.ts';
import { LATER } from '../words.ts';

const HOST = 'mail.example.org';
const BOB = 'bob@example.net';
const UNKNOWN =
  /unknown|not (exist|know|find|found)|no (such )?(mailbox|user|recipient)|does not have/i;
const LIMIT = /limit|quota|too many|rate|too (much|often|fast)|allow(s|ed|ance)/i;

const atRcpt = (name: string, reply: string): string =>
  `${signedIn(name)}C: MAIL FROM\nS: 250 2.1.0 Ok\nC: RCPT TO\n${reply}`;
const atEnd = (name: string, reply: string): string => `${signedIn(name)}${HANDED_OVER}${reply}`;
const sends = (host: string, to = BOB) => ({ host, from: USER, to: [to], message: plainMessage });

export const limitCases: readonly RunCase[] = [
  {
    kind: 'run',
    id: 'greylist-exim-triplet',
    fault: 'greylisting',
    source: 'real server: an Exim ACL that never says the word',
    setUp: exim(
      { acls: { rcpt: '  defer\n    message = 451 4.7.1 New triplet, come back in 300 seconds' } },
      { to: ['dora@ehlo.test'] },
    ),
    seen: /New triplet/,
    expect: {
      phase: 'rcpt',
      about: [/greylist|first time|on purpose|delays? (mail|the first)|not (seen|know)/i],
      not: [/does not exist|password/i],
      remedy: [LATER],
      atMost: 'likely',
    },
  },
  {
    kind: 'run',
    id: 'greylist-hmailserver-bare',
    fault: 'greylisting',
    source: 'hMailServer’s manual: “451 Please try again later.” is greylisting, but says nothing',
    setUp: peer(atRcpt(HOST, 'S: 451 Please try again later.'), { to: [BOB] }),
    expect: {
      phase: 'rcpt',
      about: [/temporar|later|greylist|for (now|the moment)/i],
      not: [/does not exist|permanent/i],
      remedy: [LATER],
      atMost: 'likely',
    },
  },
  {
    kind: 'run',
    id: 'greylist-421-german',
    fault: 'greylisting',
    source: 'own wording: a German hoster that defers with 421 and hangs up',
    setUp: peer(
      atRcpt(HOST, 'S: 421 4.7.1 Greylisting: bitte in 5 Minuten nochmals versuchen\nCLOSE'),
      { to: [BOB] },
    ),
    expect: {
      phase: 'rcpt',
      about: [/greylist|first time|on purpose/i],
      not: [/server (is|was) shut(ting)? down|network/i],
      remedy: [LATER],
    },
  },
  {
    kind: 'run',
    id: 'rate-connections-postfix',
    fault: 'rate limit: connections',
    source: 'real server: Postfix with smtpd_client_connection_count_limit = 1, one held open',
    setUp: postfix(
      {
        mainCf: {
          smtpd_client_connection_count_limit: '1',
          smtpd_client_event_limit_exceptions: '',
        },
      },
      {},
      { before: holdConnection },
    ),
    seen: /421 4\.7\.0/,
    expect: {
      phase: 'greeting',
      about: [/too many|limit/i, /connection/i],
      not: [/password|black ?list/i],
      remedy: [/later|wait|fewer|close|other (program|device|client)|limit/i],
    },
  },
  {
    kind: 'run',
    id: 'rate-connections-exim',
    fault: 'rate limit: connections',
    source: 'real server: Exim with smtp_accept_max_per_host = 1, one held open',
    setUp: exim(
      { main: { smtp_accept_max: '20', smtp_accept_max_per_host: '1' } },
      {},
      { before: holdConnection },
    ),
    seen: /421 /,
    expect: {
      phase: 'greeting',
      about: [/too many|limit/i, /connection/i],
      remedy: [/later|wait|fewer|close|other (program|device|client)|limit/i],
    },
  },
  {
    kind: 'run',
    id: 'rate-messages-postfix',
    fault: 'rate limit: messages',
    source: 'real server: Postfix with smtpd_client_message_rate_limit = 1, second message',
    setUp: postfix(
      {
        mainCf: { smtpd_client_message_rate_limit: '1', smtpd_client_event_limit_exceptions: '' },
      },
      { to: ['dora@ehlo.test'] },
      { before: runBefore({ to: ['dora@ehlo.test'] }) },
    ),
    seen: /too much mail/,
    expect: {
      phase: 'mail',
      about: [LIMIT, /message|mail/i],
      not: [/(is|was) too (big|large)/i, /sender (address )?(is|was) (refused|not allowed)/i],
      remedy: [LATER],
    },
  },
  {
    kind: 'run',
    id: 'rate-messages-godaddy-552',
    fault: 'rate limit: messages',
    source: 'GoDaddy, github.com/WWBN/AVideo/issues/7527: 552, the code of a message too big',
    setUp: peer(
      atEnd(
        'smtpout.secureserver.net',
        'S: 552 C13ypH3DXQO9C Message would take you over your relay quota of 500 Current quota used: 487',
      ),
      sends('smtpout.secureserver.net'),
    ),
    expect: {
      phase: 'data',
      about: [LIMIT],
      not: [/(is|was) too (big|large)|mailbox (is )?full/i],
      remedy: [/wait|later|day|hour|fewer|limit|provider|quota|plan/i],
    },
  },
  {
    kind: 'run',
    id: 'rate-messages-per-day-554',
    fault: 'rate limit: messages',
    source:
      'a German mail host, github.com/deltachat/deltachat-core/issues/647: a 5xx that time mends',
    setUp: peer(
      `${signedIn(HOST)}C: MAIL FROM
S: 250 2.1.0 Ok
C: RCPT TO
S: 250 2.1.5 Ok
C: DATA
S: 554 5.7.1 <DATA>: Data command rejected: limit of 400 rcpts per 24 hours for client ada@example.org reached`,
      sends(HOST),
    ),
    expect: {
      phase: 'data',
      about: [LIMIT],
      not: [/spam|content/i],
      remedy: [/wait|later|day|hour|tomorrow|fewer|limit|provider/i],
    },
  },
  {
    kind: 'run',
    id: 'rate-messages-gandi-450',
    fault: 'rate limit: messages',
    source: 'github.com/rubymonsters/speakerinnen_liste/issues/1357',
    setUp: peer(
      atEnd(
        'mail.gandi.net',
        'S: 450 4.7.1 <END-OF-MESSAGE>: End-of-data rejected: Number messages per hour exceeded. Error:RATE_MSG',
      ),
      sends('mail.gandi.net'),
    ),
    expect: {
      phase: 'data',
      about: [LIMIT, /hour|message/i],
      not: [/spam|greylist/i],
      remedy: [LATER],
    },
  },
  {
    kind: 'run',
    id: 'over-quota-mailersend-450',
    fault: 'account over quota',
    source:
      'MailerSend, github.com/geeksforsocialchange/PlaceCal/issues/2297: a 4xx that never clears',
    setUp: peer(
      atEnd(
        'smtp.mailersend.net',
        'S: 450 Your account reached its email quota limit. Contact support to increase it. #MS42204',
      ),
      sends('smtp.mailersend.net'),
    ),
    expect: {
      phase: 'data',
      about: [/quota|limit/i, /account/i],
      not: [/mailbox (is )?full|recipient/i, /(is|was) too (big|large)/i],
      remedy: [/support|increas|plan|upgrad|provider/i],
    },
  },
  {
    kind: 'run',
    id: 'rate-recipients-postfix',
    fault: 'rate limit: recipients',
    source: 'real server: Postfix with smtpd_client_recipient_rate_limit = 1, two recipients',
    setUp: postfix(
      {
        mainCf: {
          smtpd_client_recipient_rate_limit: '1',
          smtpd_client_event_limit_exceptions: '',
        },
      },
      { to: ['dora@ehlo.test', 'emil@ehlo.test'] },
    ),
    seen: /too many recipients/,
    expect: {
      phase: 'rcpt',
      outcome: 'partial',
      about: [LIMIT, /recipient/i],
      not: [UNKNOWN],
      remedy: [/fewer|split|wait|later|limit/i],
    },
  },
  {
    kind: 'run',
    id: 'recipient-limit-postfix',
    fault: 'rate limit: recipients',
    source: 'real server: Postfix with smtpd_recipient_limit = 1, two recipients (452 4.5.3)',
    setUp: postfix(
      { mainCf: { smtpd_recipient_limit: '1' } },
      { to: ['dora@ehlo.test', 'emil@ehlo.test'] },
    ),
    seen: /452 4\.5\.3/,
    expect: {
      phase: 'rcpt',
      outcome: 'partial',
      about: [LIMIT, /recipient/i],
      not: [UNKNOWN, /storage|disk|mailbox (is )?full/i],
      remedy: [/fewer|split|several|limit|groups/i],
    },
  },
];
