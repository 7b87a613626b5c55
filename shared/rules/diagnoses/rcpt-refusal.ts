// Diagnoses refused RCPT commands: all recipients refused, or some of them.

import { hasCode, isPermanent, isRefusal, isTransient, says } from '../../smtp/reply.ts';
import { fault, replyEvidence } from '../fault.ts';
import type { Meaning } from '../meaning/meaning.ts';
import { asksToTryLater } from '../meaning/mentions.ts';
import { readMeaning } from '../meaning/read.ts';
import { certainIf, either, forGood, likelyIf } from '../refusal.ts';
import { replyRule } from '../reply-rule.ts';
import { defineRule, NOT_APPLICABLE } from '../rule.ts';
import { saidCodes } from '../shown.ts';

const RFC5321_RCPT = 'https://www.rfc-editor.org/rfc/rfc5321#section-4.1.1.3';
const RFC3463_ADDRESS = 'https://www.rfc-editor.org/rfc/rfc3463#section-3.2';
const RFC3463_MAILBOX = 'https://www.rfc-editor.org/rfc/rfc3463#section-3.3';
const RFC3463_SECURITY = 'https://www.rfc-editor.org/rfc/rfc3463#section-3.8';
const EITHER_CLASS = ['rcpt.refused', 'rcpt.deferred'];

/** Why some are refused, where the words or codes of all say the same. */
export type PartRefusal = 'unknown' | 'too-many' | 'greylisted' | 'not-signed-in' | undefined;

const REASONS: Readonly<Partial<Record<Meaning, PartRefusal>>> = {
  'recipient-unknown': 'unknown',
  'recipient-domain-unknown': 'unknown',
  'too-many-recipients': 'too-many',
  greylisted: 'greylisted',
  'relay-denied': 'not-signed-in',
};

function reasonOf(meanings: readonly (Meaning | undefined)[]): PartRefusal {
  const [first, ...others] = meanings.map((meaning) => meaning && REASONS[meaning]);
  return others.every((other) => other === first) ? first : undefined;
}

/** Some recipients were accepted and others not; the run can still go on with the rest. */
const someRefused = defineRule({
  id: 'rcpt.some-refused',
  kind: 'diagnosis',
  reference: 'https://www.rfc-editor.org/rfc/rfc5321#section-3.3',
  needs: ['settings', 'transaction'],
  refines: ['run.completed'],
  wants: [],
  judge({ settings, transaction: { recipients, message } }) {
    const refused = recipients.flatMap(({ address, reply }) =>
      reply && isRefusal(reply) ? [{ address, reply }] : [],
    );
    const accepted = recipients.filter(({ reply }) => reply && reply.code < 300);
    const first = refused[0];
    if (first === undefined || accepted.length === 0) return NOT_APPLICABLE;
    const observed = {
      refused: refused.map(({ address }) => address),
      accepted: accepted.length,
      ...saidCodes(settings, first.reply),
      reason: reasonOf(refused.map(({ reply }) => readMeaning(reply)?.meaning)),
      transient: refused.every(({ reply }) => isTransient(reply)),
      sent: message.state === 'accepted',
    };
    const evidence = refused.flatMap(({ reply }) => replyEvidence(reply));
    return {
      ...fault('rcpt', evidence, observed),
      outcome: 'partial' as const,
      reply: first.reply,
    };
  },
});

export const rcptRefusalDiagnoses = [
  someRefused,
  replyRule({
    id: 'rcpt.refused',
    reference: RFC5321_RCPT,
    refines: ['run.phase-failed', 'rcpt.no-recipient', 'connection.closed'],
    code: { to: ['rcpt'], reads: forGood, general: true },
  }),
  replyRule({
    id: 'rcpt.deferred',
    reference: RFC5321_RCPT,
    refines: ['run.phase-failed', 'rcpt.no-recipient', 'connection.closed'],
    code: { to: ['rcpt'], reads: certainIf(isTransient), general: true },
  }),
  replyRule({
    id: 'rcpt.sign-in-required',
    reference: 'https://www.rfc-editor.org/rfc/rfc4954#section-6',
    refines: EITHER_CLASS,
    means: ['sign-in-required'],
    at: ['rcpt'],
    topic: 'smtp-access',
    code: { to: ['rcpt'], reads: certainIf((reply) => hasCode(reply, 530)) },
  }),
  replyRule({
    id: 'rcpt.unknown-mailbox',
    reference: RFC3463_ADDRESS,
    refines: EITHER_CLASS,
    means: ['recipient-unknown'],
    code: {
      to: ['rcpt'],
      reads: either(
        certainIf((reply) => isPermanent(reply) && says(reply, '1.1', '1.10')),
        // A bare 550 has many meanings; that the mailbox is not there is the most common one.
        (reply) =>
          hasCode(reply, 550) && reply.enhanced === undefined && !asksToTryLater(reply.text)
            ? 'possible'
            : undefined,
      ),
    },
  }),
  replyRule({
    id: 'rcpt.unknown-domain',
    reference: RFC3463_ADDRESS,
    refines: EITHER_CLASS,
    means: ['recipient-domain-unknown'],
    code: { to: ['rcpt'], reads: certainIf((reply) => says(reply, '1.2', '4.4')) },
  }),
  replyRule({
    id: 'rcpt.address-malformed',
    reference: RFC3463_ADDRESS,
    refines: EITHER_CLASS,
    means: ['recipient-malformed'],
    code: {
      to: ['rcpt'],
      reads: either(
        certainIf((reply) => isPermanent(reply) && says(reply, '1.3')),
        likelyIf((reply) => hasCode(reply, 501)),
      ),
    },
  }),
  replyRule({
    id: 'rcpt.denied-by-policy',
    reference: RFC3463_SECURITY,
    refines: EITHER_CLASS,
    code: {
      to: ['rcpt'],
      reads: likelyIf((reply) => isPermanent(reply) && (says(reply, '7.') || hasCode(reply, 551))),
    },
  }),
  replyRule({
    id: 'rcpt.mailbox-full',
    reference: RFC3463_MAILBOX,
    refines: EITHER_CLASS,
    means: ['recipient-full'],
    code: { to: ['rcpt'], reads: certainIf((reply) => says(reply, '2.2')) },
  }),
  replyRule({
    id: 'rcpt.mailbox-disabled',
    reference: RFC3463_MAILBOX,
    refines: EITHER_CLASS,
    means: ['recipient-disabled'],
    code: { to: ['rcpt'], reads: certainIf((reply) => says(reply, '2.1')) },
  }),
  replyRule({
    id: 'rcpt.too-many',
    reference: 'https://www.rfc-editor.org/rfc/rfc5321#section-4.5.3.1.10',
    refines: EITHER_CLASS,
    means: ['too-many-recipients'],
    topic: 'limits',
    code: { to: ['rcpt'], reads: certainIf((reply) => says(reply, '5.3')) },
  }),
  replyRule({
    id: 'rcpt.greylisted',
    reference: 'https://www.rfc-editor.org/rfc/rfc6647',
    refines: ['rcpt.deferred'],
    means: ['greylisted'],
    code: {
      to: ['rcpt'],
      reads: (reply) =>
        hasCode(reply, 450, 451) && (says(reply, '7.1', '7.0', '2.0') || !reply.enhanced)
          ? 'possible'
          : undefined,
    },
  }),
] as const;
