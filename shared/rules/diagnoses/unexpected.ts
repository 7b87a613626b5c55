// Diagnoses a reply that is no refusal, and still not one that the command may get.

import type { ObservedReply } from '../../run/facets/observed-reply.ts';
import { isRefusal } from '../../smtp/reply.ts';
import { replyFault } from '../fault.ts';
import { lastReplyOf } from '../reply-context.ts';
import { defineRule, NOT_APPLICABLE } from '../rule.ts';
import { saidCodes } from '../shown.ts';

/** RFC 5321 section 4.3.2 and RFC 4954 section 4: the replies that let a session go on. */
function fits({ to, code }: ObservedReply): boolean {
  if (to === 'data') return code === 354;
  return (code >= 200 && code < 300) || (to === 'auth' && code === 334);
}

const notExpected = defineRule({
  id: 'session.reply-not-expected',
  kind: 'diagnosis',
  reference: 'https://www.rfc-editor.org/rfc/rfc5321#section-4.3.2',
  needs: ['settings', 'timing', 'session', 'auth', 'transaction'],
  refines: ['run.phase-failed', 'connection.closed'],
  wants: [],
  judge({ settings, timing, session, auth, transaction }) {
    const { failed } = timing;
    if (!failed || failed.phase === 'quit') return NOT_APPLICABLE;
    // A QUIT that was answered may have come after it.
    const { latest: last } = session;
    const latest =
      last?.phase === failed.phase ? last : lastReplyOf({ timing, session, auth, transaction });
    if (latest?.phase !== failed.phase) return NOT_APPLICABLE;
    // A server that asks on and on is given up in the middle of the exchange.
    const endless = auth.now.state === 'rejected' && latest.code === 334;
    if (isRefusal(latest) || (fits(latest) && !endless)) return NOT_APPLICABLE;
    const { host } = settings.plan.connection;
    const { code } = saidCodes(settings, latest);
    return replyFault(latest, { host, phase: failed.phase, code }, 'likely');
  },
});

export const unexpectedDiagnoses = [notExpected] as const;
