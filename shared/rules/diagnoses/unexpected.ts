// Diagnoses a reply that is no refusal, and still not one that the command may get.

import { isRefusal } from '../../smtp/reply.ts';
import { replyFault } from '../fault.ts';
import { defineRule, NOT_APPLICABLE } from '../rule.ts';

const notExpected = defineRule({
  id: 'session.reply-not-expected',
  kind: 'diagnosis',
  reference: 'https://www.rfc-editor.org/rfc/rfc5321#section-4.3.2',
  needs: ['settings', 'timing', 'session', 'trouble', 'connection'],
  refines: ['run.phase-failed'],
  wants: [],
  judge({ settings: { plan }, timing: { failed }, session: { latest }, trouble, connection }) {
    if (!failed || failed.phase === 'quit' || latest?.phase !== failed.phase) return NOT_APPLICABLE;
    if (isRefusal(latest) || connection.now.state === 'lost') return NOT_APPLICABLE;
    const elsewhere = [...trouble.waits, ...trouble.missing, ...trouble.limits];
    if (elsewhere.some(({ phase }) => phase === failed.phase)) return NOT_APPLICABLE;
    const { host } = plan.connection;
    return replyFault(latest, { host, phase: failed.phase, code: latest.code }, 'likely');
  },
});

export const unexpectedDiagnoses = [notExpected] as const;
