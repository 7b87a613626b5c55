// Diagnoses a refusal for what the server states against sender, recipient or message.

import { ownSender } from '../remedy-actions.ts';
import { replyRule } from '../reply-rule.ts';

const rfc3463 = (section: string) => `https://www.rfc-editor.org/rfc/rfc3463#section-${section}`;
const RFC6409_RIGHTS = 'https://www.rfc-editor.org/rfc/rfc6409#section-6.1';
const RELAYING = 'https://www.rfc-editor.org/rfc/rfc5321#section-7.9';

export const objectionDiagnoses = [
  replyRule({
    id: 'mail.sender-not-verified',
    means: ['sender-not-verified'],
    reference: RFC6409_RIGHTS,
    topic: 'sender',
    when: ({ aboutRecipient }) => !aboutRecipient,
  }),
  replyRule({
    id: 'mail.sender-empty-refused',
    means: ['sender-empty'],
    reference: RFC6409_RIGHTS,
    topic: 'sender',
    action: ownSender,
  }),
  replyRule({
    id: 'mail.sender-unverifiable',
    means: ['sender-unverifiable'],
    reference: rfc3463('3.2'),
  }),
  replyRule({
    id: 'mail.not-ascii',
    means: ['not-ascii'],
    reference: 'https://www.rfc-editor.org/rfc/rfc6531#section-3.2',
  }),
  replyRule({
    id: 'rcpt.relay-needs-sign-in',
    means: ['relay-denied'],
    reference: RELAYING,
    topic: 'smtp-access',
    unless: ({ signedIn }) => signedIn,
  }),
  replyRule({
    id: 'rcpt.relay-denied',
    means: ['relay-denied'],
    reference: RELAYING,
    topic: 'relay',
    when: ({ signedIn }) => signedIn === true,
  }),
  replyRule({
    id: 'rcpt.domain-takes-no-mail',
    means: ['recipient-takes-no-mail'],
    reference: 'https://www.rfc-editor.org/rfc/rfc7505#section-4.2',
  }),
  replyRule({
    id: 'rcpt.sandbox-only',
    // Amazon SES in its sandbox says the same of both; whose address it names, tells.
    means: ['recipient-sandboxed', 'sender-not-verified'],
    reference: rfc3463('3.8'),
    topic: 'recipient',
    when: ({ meaning, aboutRecipient }) => meaning === 'recipient-sandboxed' || aboutRecipient,
  }),
  replyRule({
    id: 'rcpt.suppressed',
    means: ['recipient-suppressed'],
    reference: rfc3463('3.3'),
    topic: 'recipient',
  }),
  replyRule({
    id: 'rcpt.internal-only',
    means: ['recipient-internal-only'],
    reference: rfc3463('3.8'),
  }),
  replyRule({
    id: 'rcpt.unverified',
    means: ['recipient-unverified'],
    reference: rfc3463('3.2'),
  }),
  replyRule({
    id: 'rcpt.sender-not-welcome',
    means: ['recipient-rejects-sender'],
    reference: rfc3463('3.8'),
  }),
  replyRule({
    id: 'message.spam',
    means: ['spam'],
    reference: rfc3463('3.8'),
  }),
  replyRule({
    id: 'message.virus',
    means: ['virus'],
    reference: rfc3463('3.8'),
  }),
  replyRule({
    id: 'message.attachment-refused',
    means: ['attachment'],
    reference: rfc3463('3.7'),
  }),
  replyRule({
    id: 'message.domain-not-authenticated',
    means: ['authentication-of-domain'],
    reference: 'https://www.rfc-editor.org/rfc/rfc7372',
  }),
  replyRule({
    id: 'message.header-refused',
    means: ['header-malformed'],
    reference: 'https://www.rfc-editor.org/rfc/rfc5322#section-3.6',
  }),
  replyRule({
    id: 'message.bare-line-feed',
    means: ['bare-line-feed'],
    reference: 'https://www.rfc-editor.org/rfc/rfc5321#section-2.3.8',
  }),
  replyRule({
    id: 'message.line-too-long',
    means: ['line-too-long'],
    reference: 'https://www.rfc-editor.org/rfc/rfc5321#section-4.5.3.1.6',
  }),
  replyRule({
    id: 'message.loop',
    means: ['mail-loop'],
    reference: 'https://www.rfc-editor.org/rfc/rfc5321#section-6.3',
  }),
  replyRule({
    id: 'message.content-rule',
    means: ['content-rule'],
    reference: rfc3463('3.8'),
  }),
] as const;
