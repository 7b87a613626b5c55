// Diagnoses a refused MAIL command: what the server has against the sender or the message to come.

import { hasCode, isPermanent, isTransient, says } from '../../smtp/reply.ts';
import { certainIf, either, forGood, likelyIf } from '../refusal.ts';
import { ownSender } from '../remedy-actions.ts';
import { replyRule } from '../reply-rule.ts';

const RFC5321_MAIL = 'https://www.rfc-editor.org/rfc/rfc5321#section-4.1.1.2';
const RFC3463_ADDRESS = 'https://www.rfc-editor.org/rfc/rfc3463#section-3.2';
const RFC3463_SYSTEM = 'https://www.rfc-editor.org/rfc/rfc3463#section-3.4';

export const mailRefusalDiagnoses = [
  replyRule({
    id: 'mail.refused',
    reference: RFC5321_MAIL,
    refines: ['run.phase-failed', 'connection.closed'],
    code: { to: ['mail'], reads: forGood, general: true },
  }),
  replyRule({
    id: 'mail.deferred',
    reference: RFC5321_MAIL,
    refines: ['run.phase-failed', 'connection.closed'],
    code: { to: ['mail'], reads: certainIf(isTransient), general: true },
  }),
  replyRule({
    id: 'mail.sign-in-required',
    reference: 'https://www.rfc-editor.org/rfc/rfc4954#section-6',
    refines: ['mail.refused'],
    means: ['sign-in-required'],
    at: ['ehlo', 'mail', 'data'],
    topic: 'smtp-access',
    code: { to: ['mail'], reads: certainIf((reply) => hasCode(reply, 530)) },
  }),
  replyRule({
    id: 'mail.too-large',
    reference: 'https://www.rfc-editor.org/rfc/rfc1870#section-6.1',
    refines: ['mail.refused'],
    means: ['too-large'],
    at: ['mail'],
    topic: 'limits',
    code: {
      to: ['mail'],
      reads: either(
        certainIf((reply) => isPermanent(reply) && says(reply, '3.4', '2.3')),
        likelyIf((reply) => hasCode(reply, 552) && !says(reply, '2.2')),
      ),
    },
  }),
  replyRule({
    id: 'mail.no-space',
    reference: 'https://www.rfc-editor.org/rfc/rfc1870#section-6.1',
    refines: ['mail.deferred'],
    means: ['no-space', 'no-resources'],
    at: ['mail', 'rcpt'],
    code: {
      to: ['mail'],
      reads: certainIf(
        (reply) => hasCode(reply, 452) || (isTransient(reply) && says(reply, '3.1')),
      ),
    },
  }),
  replyRule({
    id: 'mail.sender-malformed',
    reference: RFC3463_ADDRESS,
    refines: ['mail.refused', 'mail.sender-refused'],
    means: ['sender-malformed'],
    code: {
      to: ['mail'],
      reads: either(
        certainIf((reply) => isPermanent(reply) && says(reply, '1.7')),
        likelyIf((reply) => hasCode(reply, 501)),
      ),
    },
  }),
  replyRule({
    id: 'mail.sender-domain-refused',
    reference: RFC3463_ADDRESS,
    refines: ['mail.refused', 'mail.deferred', 'mail.sender-refused'],
    means: ['sender-domain-unknown'],
    code: { to: ['mail'], reads: certainIf((reply) => says(reply, '1.8')) },
  }),
  replyRule({
    id: 'mail.sender-refused',
    reference: 'https://www.rfc-editor.org/rfc/rfc6409#section-6.1',
    refines: ['mail.refused'],
    means: ['sender-not-allowed'],
    topic: 'sender',
    action: ownSender,
    code: {
      to: ['mail'],
      reads: either(
        likelyIf((reply) => isPermanent(reply) && says(reply, '1.0', '1.1', '7.1')),
        (reply) => (hasCode(reply, 550, 553) ? 'likely' : undefined),
      ),
    },
  }),
  replyRule({
    id: 'mail.policy-deferred',
    reference: 'https://www.rfc-editor.org/rfc/rfc3463#section-3.8',
    refines: ['mail.deferred'],
    code: { to: ['mail'], reads: likelyIf((reply) => isTransient(reply) && says(reply, '7.')) },
  }),
  replyRule({
    id: 'mail.parameter-refused',
    reference: 'https://www.rfc-editor.org/rfc/rfc5321#section-4.1.1.11',
    refines: ['mail.refused'],
    code: {
      to: ['mail'],
      reads: either(
        certainIf((reply) => hasCode(reply, 555)),
        likelyIf((reply) => hasCode(reply, 504) || says(reply, '5.4')),
      ),
    },
  }),
  replyRule({
    id: 'mail.out-of-order',
    reference: 'https://www.rfc-editor.org/rfc/rfc5321#section-4.1.4',
    refines: ['mail.refused'],
    means: ['out-of-order'],
    code: { to: ['mail'], reads: certainIf((reply) => hasCode(reply, 503)) },
  }),
  replyRule({
    id: 'mail.server-error',
    reference: RFC3463_SYSTEM,
    refines: ['mail.deferred', 'mail.refused'],
    means: ['server-trouble'],
    at: ['mail', 'rcpt'],
    code: {
      to: ['mail'],
      reads: certainIf((reply) => hasCode(reply, 451) || says(reply, '3.0', '3.2', '3.5')),
    },
  }),
] as const;
