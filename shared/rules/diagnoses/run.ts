// Diagnoses how a run as a whole ended: well, cancelled, cut short, or failed for no known cause.

import type { TimingFacet } from '../../run/facets/timing.ts';
import type { View } from '../../run/facts.ts';
import type { Phase } from '../../run/phase.ts';
import { effectiveSecurity } from '../../run/plan.ts';
import type { RecordedPlan } from '../../run/plan.ts';
import { isWanted, sessionOrder } from '../../run/session-order.ts';
import { isEncrypted } from '../encryption.ts';
import { fault } from '../fault.ts';
import { defineRule, NOT_APPLICABLE } from '../rule.ts';

/**
 * How far a run came: the last wanted phase that passed, and the first one behind it that
 * is still open. A gap before a passed phase is only something that was not observed.
 */
function progress(
  plan: RecordedPlan,
  timing: View<TimingFacet>,
): { readonly reached: Phase | undefined; readonly open: Phase | undefined } {
  const wanted = sessionOrder(plan).filter((phase) => isWanted(plan, phase));
  const state = (phase: Phase) => timing.phases[phase].state;
  const last = wanted.findLastIndex((phase) => state(phase) === 'passed');
  const open = wanted
    .slice(last + 1)
    .find((phase) => phase !== 'quit' && (state(phase) === 'none' || state(phase) === 'running'));
  return { reached: wanted[last], open };
}

const completed = defineRule({
  id: 'run.completed',
  kind: 'diagnosis',
  reference: 'https://www.rfc-editor.org/rfc/rfc6409',
  needs: ['settings', 'timing', 'trouble', 'auth', 'transaction', 'tls'],
  refines: [],
  wants: [],
  judge({ settings, timing, trouble, auth, transaction, tls }) {
    const { plan } = settings;
    // A server that answers QUIT badly, or not at all, has done its work before.
    if (trouble.cancelled || (timing.failed && timing.failed.phase !== 'quit')) {
      return NOT_APPLICABLE;
    }
    const { reached, open } = progress(plan, timing);
    const ended = reached && timing.phases[reached].ended;
    if (reached === undefined || ended === undefined || open !== undefined) return NOT_APPLICABLE;
    const message = transaction.message.state === 'accepted' ? transaction.message : undefined;
    const observed = {
      reached,
      host: plan.connection.host,
      port: plan.connection.port,
      security: effectiveSecurity(plan.connection),
      protocol: tls.negotiated?.protocol,
      encrypted: isEncrypted({ settings, tls }),
      user: auth.now.state === 'accepted' ? plan.auth?.user : undefined,
      mechanism: auth.now.state === 'accepted' ? auth.now.signIn.mechanism : undefined,
      recipients: transaction.recipients.filter(({ reply }) => reply && reply.code < 300).length,
      sent: message !== undefined,
    };
    return {
      ...fault(reached, message ? message.reply.lines : ended, observed),
      outcome: 'ok' as const,
      ...(message && { reply: message.reply }),
    };
  },
});

const cancelled = defineRule({
  id: 'run.cancelled',
  kind: 'diagnosis',
  reference: 'https://www.rfc-editor.org/rfc/rfc5321#section-4.1.1.10',
  needs: ['trouble', 'timing', 'transaction'],
  refines: ['run.phase-failed', 'run.unfinished', 'message.unconfirmed'],
  wants: [],
  judge({ trouble: { cancelled }, timing, transaction: { message } }) {
    if (!cancelled) return NOT_APPLICABLE;
    const observed = {
      phase: cancelled.phase,
      ms: timing.elapsed,
      messageSent: message.state === 'sent' || message.state === 'unconfirmed',
      messageAccepted: message.state === 'accepted',
    };
    return {
      ...fault(cancelled.phase, cancelled.seq, observed),
      outcome: 'inconclusive' as const,
    };
  },
});

/** The most general diagnosis of all: every other failure refines it. */
const phaseFailed = defineRule({
  id: 'run.phase-failed',
  kind: 'diagnosis',
  reference: 'https://www.rfc-editor.org/rfc/rfc5321#section-3',
  needs: ['timing', 'session'],
  refines: [],
  wants: [],
  judge({ timing: { failed }, session: { latest } }) {
    if (!failed || failed.phase === 'quit') return NOT_APPLICABLE;
    return {
      ...fault(failed.phase, failed.seq, { phase: failed.phase }, 'possible'),
      ...(latest?.phase === failed.phase && latest.code >= 400 && { reply: latest }),
    };
  },
});

/** A log that stops in the middle: the program ended, or the run is still under way. */
const unfinished = defineRule({
  id: 'run.unfinished',
  kind: 'diagnosis',
  reference: 'https://www.rfc-editor.org/rfc/rfc5321#section-3',
  needs: ['settings', 'timing'],
  refines: [],
  wants: [],
  judge({ settings: { plan }, timing }) {
    const { open: phase } = progress(plan, timing);
    if (timing.failed || phase === undefined) return NOT_APPLICABLE;
    return {
      ...fault(phase, [], { phase, ms: timing.elapsed }, 'possible'),
      outcome: 'inconclusive' as const,
    };
  },
});

export const runDiagnoses = [completed, cancelled, phaseFailed, unfinished] as const;
