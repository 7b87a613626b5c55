// Diagnoses a refused DATA command or message, and a message of which nobody knows.

import { hasCode, isPermanent, isTransient, says } from '../../smtp/reply.ts';
import { fault, replyEvidence } from '../fault.ts';
import { certainIf, either, forGood, likelyIf } from '../refusal.ts';
import { replyRule } from '../reply-rule.ts';
import { defineRule, NOT_APPLICABLE } from '../rule.ts';

const RFC5321_DATA = 'https://www.rfc-editor.org/rfc/rfc5321#section-4.1.1.4';

const unconfirmed = defineRule({
  id: 'message.unconfirmed',
  kind: 'diagnosis',
  reference: 'https://www.rfc-editor.org/rfc/rfc5321#section-4.5.3.2.6',
  needs: ['settings', 'transaction', 'connection'],
  refines: [
    'run.phase-failed',
    'data.no-answer',
    'session.reply-not-expected',
    // However the wait for the reply went wrong, "failed" would make people send twice.
    'protocol.partial-line-at-close',
    'protocol.reply-unfinished',
    'protocol.reply-without-code',
    'protocol.reply-code-out-of-range',
    'protocol.reply-codes-differ',
    'protocol.unexpected-reply',
    'limit.line',
    'limit.reply',
    'limit.peer-bytes',
    'limit.run-time',
    'connection.closed',
    'connection.reset',
    'connection.timed-out',
    'connection.write-failed',
    'connection.tls-error',
  ],
  wants: [],
  judge({ settings: { plan }, transaction: { message, recipients }, connection: { now } }) {
    if (message.state !== 'unconfirmed') return NOT_APPLICABLE;
    const observed = {
      host: plan.connection.host,
      recipients: recipients.filter(({ reply }) => reply && reply.code < 300).length,
      lost: now.state === 'lost',
      /** What came in place of a reply that tells. */
      code: message.reply?.code,
    };
    const { reply } = message;
    return {
      ...fault('data', [...(reply ? replyEvidence(reply) : []), message.seq], observed),
      outcome: 'inconclusive' as const,
      ...(reply && { reply }),
    };
  },
});

export const messageRefusalDiagnoses = [
  unconfirmed,
  replyRule({
    id: 'data.refused',
    reference: RFC5321_DATA,
    refines: ['run.phase-failed', 'connection.closed'],
    code: { to: ['data', 'bdat'], reads: certainIf(isPermanent), general: true },
  }),
  replyRule({
    id: 'data.deferred',
    reference: RFC5321_DATA,
    refines: ['run.phase-failed', 'connection.closed'],
    code: { to: ['data', 'bdat'], reads: certainIf(isTransient), general: true },
  }),
  replyRule({
    id: 'data.no-valid-recipients',
    reference: 'https://www.rfc-editor.org/rfc/rfc5321#section-3.3',
    refines: ['data.refused'],
    means: ['no-valid-recipients'],
    code: {
      to: ['data', 'bdat'],
      reads: likelyIf((reply) => hasCode(reply, 503) || says(reply, '5.1')),
    },
  }),
  replyRule({
    id: 'message.refused',
    reference: RFC5321_DATA,
    refines: ['run.phase-failed', 'connection.closed'],
    code: { to: ['message'], reads: forGood, general: true },
  }),
  replyRule({
    id: 'message.deferred',
    reference: RFC5321_DATA,
    refines: ['run.phase-failed', 'connection.closed'],
    code: { to: ['message'], reads: certainIf(isTransient), general: true },
  }),
  replyRule({
    id: 'message.too-large',
    reference: 'https://www.rfc-editor.org/rfc/rfc1870#section-6.3',
    refines: ['message.refused'],
    means: ['too-large'],
    at: ['rcpt', 'data'],
    topic: 'limits',
    code: {
      to: ['message'],
      reads: either(
        certainIf((reply) => isPermanent(reply) && says(reply, '3.4', '2.3')),
        likelyIf((reply) => hasCode(reply, 552) && !says(reply, '2.2')),
      ),
    },
  }),
  replyRule({
    id: 'message.denied-by-policy',
    reference: 'https://www.rfc-editor.org/rfc/rfc3463#section-3.8',
    refines: ['message.refused'],
    code: { to: ['message'], reads: certainIf((reply) => isPermanent(reply) && says(reply, '7.')) },
  }),
  replyRule({
    id: 'message.content-refused',
    reference: 'https://www.rfc-editor.org/rfc/rfc3463#section-3.7',
    refines: ['message.refused'],
    code: {
      to: ['message'],
      reads: either(
        certainIf((reply) => isPermanent(reply) && says(reply, '6.')),
        (reply) => (hasCode(reply, 554) && reply.enhanced === undefined ? 'possible' : undefined),
      ),
    },
  }),
  replyRule({
    id: 'message.no-space',
    reference: 'https://www.rfc-editor.org/rfc/rfc3463#section-3.4',
    refines: ['message.deferred'],
    means: ['no-space', 'no-resources'],
    at: ['data'],
    code: {
      to: ['message'],
      reads: certainIf(
        (reply) => hasCode(reply, 452) || (isTransient(reply) && says(reply, '3.1')),
      ),
    },
  }),
  replyRule({
    id: 'message.server-error',
    reference: 'https://www.rfc-editor.org/rfc/rfc3463#section-3.4',
    refines: ['message.deferred'],
    means: ['server-trouble'],
    at: ['data'],
    code: {
      to: ['message'],
      reads: certainIf(
        (reply) => isTransient(reply) && (hasCode(reply, 451) || says(reply, '3.0', '3.2', '3.5')),
      ),
    },
  }),
] as const;
