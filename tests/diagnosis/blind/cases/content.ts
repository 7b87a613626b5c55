// Blind cases: the message itself is not taken.

import type { MessagePlan } from '../../../../shared/run/plan.ts';
import type { RunCase } from '../case.ts';
import { HANDED_OVER, signedIn } from '../openings.ts';
import { peer } from '../stages/peer.ts';
import { exim, postfix } from '../stages/real.ts';
import { plainMessage, USER } from '../task.ts';
import { WRONG_PASSWORD, PASSING, RECIPIENT_AT_FAULT } from '../words.ts';

const HOST = 'mail.example.org';
const TO = 'bob@example.net';
const DORA = ['dora@ehlo.test'];

const withProgram: MessagePlan = {
  kind: 'composed',
  subject: 'The new version',
  text: 'As promised.\n',
  attachments: [
    { filename: 'setup.exe', contentType: 'application/octet-stream', content: 'TVqQAAMAAAA=' },
  ],
};

const atEnd = (name: string, reply: string): string => `${signedIn(name)}${HANDED_OVER}${reply}`;
const sends = (host: string) => ({ host, from: USER, to: [TO], message: plainMessage });

export const contentCases: readonly RunCase[] = [
  {
    kind: 'run',
    id: 'spam-netease',
    fault: 'content: spam',
    source: 'NetEase, github.com/jumpserver/jumpserver/issues/644: a code, an id and a link',
    setUp: peer(
      atEnd(
        'smtp.163.com',
        'S: 554 DT:SPM 163 smtp14,EsCowAC3XkffVJ1ZcxWrFQ--.5037S2 1503483104,please see http://mail.163.com/help/help_spam_16.htm?ip=203.0.113.9&hostid=smtp14&time=1503483104',
      ),
      sends('smtp.163.com'),
    ),
    expect: {
      phase: 'data',
      about: [/spam|content|unwanted|junk/i],
      not: [RECIPIENT_AT_FAULT],
      remedy: [/text|content|link|subject|chang|wording|provider/i],
    },
  },
  {
    kind: 'run',
    id: 'spam-free-fr',
    fault: 'content: spam',
    source: 'Free, github.com/JamBrain/JamBrain/issues/270: 550, the code of an unknown mailbox',
    setUp: peer(atEnd('smtp.free.fr', 'S: 550 spam detected'), sends('smtp.free.fr')),
    expect: {
      phase: 'data',
      about: [/spam|junk|unwanted/i],
      not: [RECIPIENT_AT_FAULT],
      remedy: [/text|content|link|subject|chang|wording|provider/i],
    },
  },
  {
    kind: 'run',
    id: 'policy-ionos',
    fault: 'content: spam',
    source: 'IONOS, github.com/homematic-community/hm_email/issues/13: “c=hi” is an invalid header',
    setUp: peer(
      atEnd(
        'smtp.ionos.de',
        `S: 554-Transaction failed
S: 554-Reject due to policy restrictions.
S: 554 For explanation visit https://postmaster.1und1.de/de/case?c=hi&i=ip&v=203.0.113.9`,
      ),
      sends('smtp.ionos.de'),
    ),
    expect: {
      phase: 'data',
      about: [/polic|content|message|header/i],
      not: [RECIPIENT_AT_FAULT, PASSING],
      remedy: [/provider|IONOS|header|link|page|content|administrator/i],
      atMost: 'likely',
    },
  },
  {
    kind: 'run',
    id: 'virus-exim',
    fault: 'content: virus',
    source: 'real server: Exim’s data ACL with ClamAV’s name for the find',
    setUp: exim(
      {
        acls: {
          data: '  deny\n    message = This message contains malware (Win.Test.EICAR_HDB-1)',
        },
      },
      { to: DORA, message: plainMessage },
    ),
    seen: /malware/,
    expect: {
      phase: 'data',
      about: [/virus|malware|malicious|harmful/i],
      not: [RECIPIENT_AT_FAULT],
      remedy: [/scan|attach|virus|clean|remove|administrator/i],
    },
  },
  {
    kind: 'run',
    id: 'virus-milter',
    fault: 'content: virus',
    source: 'clamav-milter: “virus X found” with 5.7.1',
    setUp: peer(
      atEnd(HOST, 'S: 550 5.7.1 virus Heuristics.OLE2.ContainsMacros.VBA found'),
      sends(HOST),
    ),
    expect: {
      phase: 'data',
      about: [/virus|malware|malicious|harmful/i],
      not: [/relay|not signed in|sender is not/i],
      remedy: [/scan|attach|virus|clean|remove|macro|administrator/i],
    },
  },
  {
    kind: 'run',
    id: 'dmarc-gmail',
    fault: 'content: DMARC',
    source: 'Gmail: five lines, “Unauthenticated email”',
    setUp: peer(
      atEnd(
        'mx.google.com',
        `S: 550-5.7.26 Unauthenticated email from example.org is not accepted due to domain's
S: 550-5.7.26 DMARC policy. Please contact the administrator of example.org domain if
S: 550-5.7.26 this was a legitimate mail. To learn about the DMARC initiative, go to
S: 550 5.7.26  https://support.google.com/mail/?p=DmarcRejection a640c23a62f3a-ab7af - gsmtp`,
      ),
      sends(HOST),
    ),
    expect: {
      phase: 'data',
      about: [/DMARC|SPF|DKIM/, /domain|example\.org/i],
      not: [WRONG_PASSWORD, /not signed in|sign in first/i],
      remedy: [/SPF|DKIM|DMARC|DNS|domain/],
    },
  },
  {
    kind: 'run',
    id: 'dmarc-outlook-5.7.515',
    fault: 'content: DMARC',
    source: 'Outlook.com, github.com/sisimai/go-sisimai/issues/150: “authentication level”',
    setUp: peer(
      atEnd(
        'AMS0EPF000001A3.mail.protection.outlook.com',
        "S: 550 5.7.515 Access denied, sending domain EXAMPLE.ORG doesn't meet the required authentication level. The sender's domain in the 5322.From address doesn't meet the authentication requirements defined for the sender. To learn how to fix this see: https://go.microsoft.com/fwlink/p/?linkid=2319303 Spf= Fail , Dkim= Pass , DMARC= Pass",
      ),
      sends(HOST),
    ),
    expect: {
      phase: 'data',
      about: [/DMARC|SPF|DKIM/, /domain/i],
      not: [WRONG_PASSWORD, /not signed in|sign in first/i],
      remedy: [/SPF|DKIM|DMARC|DNS/],
    },
  },
  {
    kind: 'run',
    id: 'attachment-postfix',
    fault: 'content: attachment',
    source: 'real server: Postfix with mime_header_checks against programs',
    setUp: postfix(
      {
        mainCf: {
          mime_header_checks:
            'regexp:{{/name="?.*[.]exe"?/ REJECT Executable attachments are not accepted here}}',
        },
      },
      { to: DORA, message: withProgram },
    ),
    seen: /Executable/,
    expect: {
      phase: 'data',
      about: [/attach|file/i],
      not: [/too (big|large)/i, RECIPIENT_AT_FAULT],
      remedy: [/attach|file|zip|link|share|remove/i],
    },
  },
  {
    kind: 'run',
    id: 'attachment-gmail-552',
    fault: 'content: attachment',
    source: 'Gmail: 552, the code of a message too big, about a dangerous file',
    setUp: peer(
      atEnd(
        'smtp.gmail.com',
        `S: 552-5.7.0 This message was blocked because its content presents a potential
S: 552-5.7.0 security issue. To review our message content and attachment content
S: 552-5.7.0 guidelines, go to
S: 552 5.7.0  https://support.google.com/mail/?p=BlockedMessage 5b1f17b1804b1-4394 - gsmtp`,
      ),
      { ...sends('smtp.gmail.com'), message: withProgram },
    ),
    expect: {
      phase: 'data',
      about: [/content|attach|file|security|dangerous/i],
      not: [/(is|was) too (big|large)/i],
      remedy: [/attach|file|zip|link|share|remove|content/i],
    },
  },
];
