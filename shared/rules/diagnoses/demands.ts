// Diagnoses a refusal for what the server has against the session itself, or is short of.

import { ehloName, encryption, submissionServer } from '../remedy-actions.ts';
import { certainIf, either, likelyIf } from '../refusal.ts';
import { replyRule } from '../reply-rule.ts';
import { knownPort } from '../server-action.ts';
import { hasCode, says } from '../../smtp/reply.ts';

const rfc5321 = (section: string) => `https://www.rfc-editor.org/rfc/rfc5321#section-${section}`;
const RFC3463_SECURITY = 'https://www.rfc-editor.org/rfc/rfc3463#section-3.8';
const RFC3463_NETWORK = 'https://www.rfc-editor.org/rfc/rfc3463#section-3.5';

export const demandDiagnoses = [
  replyRule({
    id: 'session.encryption-required',
    means: ['encryption-required'],
    at: ['greeting', 'ehlo', 'mail', 'rcpt', 'data'],
    reference: 'https://www.rfc-editor.org/rfc/rfc3207#section-4',
    action: encryption,
  }),
  replyRule({
    id: 'session.encryption-too-weak',
    means: ['tls-too-weak'],
    reference: 'https://www.rfc-editor.org/rfc/rfc8996',
  }),
  replyRule({
    id: 'session.client-certificate-required',
    means: ['client-certificate-required'],
    root: 'tls',
    reference: 'https://www.rfc-editor.org/rfc/rfc8446#section-4.3.2',
  }),
  replyRule({
    id: 'ehlo.name-refused',
    means: ['ehlo-name'],
    code: {
      to: ['ehlo', 'helo'],
      reads: either(
        certainIf((reply) => says(reply, '5.2', '5.4')),
        likelyIf((reply) => hasCode(reply, 501, 504)),
      ),
    },
    root: 'ehlo',
    reference: rfc5321('4.1.4'),
    topic: 'relay',
    action: ehloName,
  }),
  replyRule({
    id: 'session.address-blocklisted',
    means: ['blocklisted'],
    action: knownPort,
    reference: 'https://www.rfc-editor.org/rfc/rfc5782#section-2',
  }),
  replyRule({
    id: 'session.no-reverse-dns',
    means: ['reverse-dns'],
    action: knownPort,
    reference: 'https://www.rfc-editor.org/rfc/rfc3463#section-3.8',
  }),
  replyRule({
    id: 'session.not-a-submission-server',
    means: ['not-a-submission-server'],
    root: 'connect',
    reference: 'https://www.rfc-editor.org/rfc/rfc6409#section-3.1',
    topic: 'relay',
    action: submissionServer,
  }),
  replyRule({
    id: 'session.spoke-too-soon',
    means: ['talked-too-soon'],
    reference: rfc5321('3.1'),
  }),
  replyRule({
    id: 'session.too-many-errors',
    means: ['too-many-errors'],
    reference: rfc5321('7.8'),
  }),
  replyRule({
    id: 'session.too-long-silent',
    means: ['too-long-silent'],
    reference: rfc5321('4.5.3.2.7'),
  }),
  replyRule({
    id: 'session.server-in-trouble',
    means: ['server-trouble', 'no-space', 'no-resources'],
    at: ['greeting', 'ehlo', 'starttls'],
    reference: rfc5321('4.2.1'),
  }),
  replyRule({
    id: 'session.network-throttled',
    means: ['network-throttled'],
    reference: RFC3463_NETWORK,
    topic: 'relay',
  }),
  replyRule({
    id: 'rate.too-many-connections',
    means: ['too-many-connections'],
    reference: rfc5321('7.8'),
    topic: 'limits',
  }),
  replyRule({
    id: 'rate.too-many-messages',
    means: ['too-many-messages'],
    reference: RFC3463_SECURITY,
    topic: 'limits',
  }),
  replyRule({
    id: 'rate.recipient-receives-too-much',
    means: ['recipient-quota'],
    reference: 'https://www.rfc-editor.org/rfc/rfc3463#section-3.3',
  }),
  replyRule({
    id: 'rate.daily-quota-reached',
    means: ['daily-quota'],
    reference: RFC3463_SECURITY,
    topic: 'limits',
  }),
] as const;
