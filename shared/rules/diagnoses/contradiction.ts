// Diagnoses a sign-in that the server takes by its code and refuses by its words.

import { hasCode } from '../../smtp/reply.ts';
import { replyFault } from '../fault.ts';
import { readMeaning } from '../meaning/read.ts';
import { lastReplyOf } from '../reply-context.ts';
import { defineRule, NOT_APPLICABLE } from '../rule.ts';
import { saidCodes } from '../shown.ts';

const contradictory = defineRule({
  id: 'auth.contradictory',
  kind: 'diagnosis',
  reference: 'https://www.rfc-editor.org/rfc/rfc4954#section-6',
  needs: ['settings', 'timing', 'session', 'auth', 'transaction'],
  refines: [
    'run.completed',
    'run.unfinished',
    'mail.sign-in-required',
    'rcpt.sign-in-required',
    'rcpt.relay-denied',
  ],
  wants: [],
  judge({ settings, timing, session, auth, transaction }) {
    const { reply } = auth;
    if (!reply || !hasCode(reply, 235)) return NOT_APPLICABLE;
    if (readMeaning(reply)?.meaning !== 'wrong-credentials') return NOT_APPLICABLE;
    // What comes after it tells which of the two is true, unless it is for want of a sign-in.
    const next = lastReplyOf({ timing, session, auth, transaction });
    const unbelieved =
      next && ['sign-in-required', 'relay-denied'].includes(readMeaning(next)?.meaning ?? '');
    const mailed = transaction.mail !== undefined && transaction.mail.code < 300;
    if (timing.failed ? !unbelieved : mailed) return NOT_APPLICABLE;
    const { host } = settings.plan.connection;
    const observed = { host, confirmed: unbelieved === true, ...saidCodes(settings, reply) };
    const confidence = unbelieved === true ? 'likely' : 'possible';
    const outcome = unbelieved === true ? ('failed' as const) : ('inconclusive' as const);
    return { ...replyFault(reply, observed, confidence), outcome };
  },
});

export const contradictionDiagnoses = [contradictory] as const;
