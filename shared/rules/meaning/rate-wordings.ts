// Lists how servers say that there is too much of something.

import { states, suggests } from './wording.ts';
import type { Wording } from './wording.ts';

export const rateWordings: readonly Wording[] = [
  states('daily-quota', [
    /daily (?:\w+ ){0,4}(?:limit|quota|cap|allowance)/,
    /(?:message|sending|send|submission|recipient|email|mail|smtp relay|relay) ?(?:quota|limit).{0,30}(?:day|24)/,
    /(?:per|a|each|for the|this|for) ?-?(?:24 ?h(?:ours?)?|day)\b.{0,30}(?:limit|quota|exceed)/,
    /(?:limit|quota|exceeded|maximum|max).{0,60}(?:per day|24 ?-?h(?:ours?)?|today|past 24h)/,
    /24-hour sending limit/,
    /submissionquotaexceeded/,
    /daily (?:user )?sending/,
    /\d (?:messages?|e-?mails?|mails|recipients) (?:per|a|each|every) day\b/,
  ]),
  states('recipient-quota', [
    /too many recipients received this/,
    /receiving (?:mail|messages?) (?:at a rate|too)/,
    /recipient.{0,40}(?:rate|quota).{0,20}exceed/,
  ]),
  states('too-many-recipients', [
    /too many (?:(?!invalid|unknown|bad)\w+ )?(?:recipients?|rcpts?|addresses|users)(?! received this)(?:.{0,20}(?:message|transaction|specified|given))?/,
    /(?:recipients?|rcpt)(?: \w+)? (?:limit|count).{0,30}(?:exceed|reach|maximum)/,
    /maximum (?:number of )?recipients/,
    /(?:limit|maximum) of \d+ recipients?/,
    /domain policy size per transaction/,
    /zu viele empfänger/,
  ]),
  states('too-many-connections', [
    /too many (?:\w+ ){0,3}connections?/,
    /connections? (?:rate |count )?limit/,
    /concurrent connections?/,
    /(?:maximum|max) (?:number of )?(?:\w+ )?connections?/,
    /connection (?:rate|frequency)/,
    /too many (?:sessions|concurrent)/,
    /sender thread limit/,
    /simultaneous/,
    /zu viele verbindungen/,
    /demasiadas conexiones/,
    /trop de connexions/,
    /too many messages in this connection/,
  ]),
  states('too-many-messages', [
    /(?:sending|send|message|mail|email|submission|transmission)s? (?:rate|speed).{0,30}(?:limit|exceed|too)/,
    /(?:rate|throughput)[- ]?limit/,
    /rate (?:is |was )?exceeded/,
    /too many (?:\w+ )?(?:messages?|e-?mails?|mails?|requests?)/,
    /too much mail\b/,
    /too (?:fast|quickly)/,
    /throttl/,
    /(?:messages?|e-?mails?|mails|recipients) (?:per|an|every) (?:second|minute|hour)/,
    /per (?:second|minute|hour|sec)\b.{0,20}(?:limit|exceed)/,
    /limit.{0,30}per (?:second|minute|hour)/,
    /hourly (?:\w+ )?(?:limit|quota)/,
    /slow down/,
    /peak smtp relay limit/,
    // Of what one may send, and not of a mailbox's room.
    /\b(?:relay|queue|organi[sz]ation|tenant|submission|sending) quota\b/,
    /(?:exceeded|over|reached).{0,30}(?:sending|message|mail|email|hourly) (?:limit|quota)/,
    /(?:sending|message|mail|email|smtp) (?:limit|quota)s? (?:is |was |has been )?(?:exceeded|reached|hit)/,
    /zu viele (?:e-?mails|nachrichten)/,
  ]),
  suggests(
    'daily-quota',
    [
      /quota ?exceeded/,
      /exceeded (?:your |the |its )?quota/,
      /over (?:sending )?quota/,
      /refusequota/,
    ],
    'auth',
    'mail',
  ),
];
