// Checks what a session that may have gone well tells of the network: dead addresses, slow steps, meddlers.

import type { Phase } from '../../run/phase.ts';
import { phaseTime } from '../../run/facets/timing.ts';
import { fault } from '../fault.ts';
import { findMasking } from '../known/middlebox.ts';
import { defineRule, NOT_APPLICABLE, NOT_OBSERVED, PASS } from '../rule.ts';

/** An address that failed while another one connected. */
const addressFailed = defineRule({
  id: 'connect.address-failed',
  kind: 'check',
  reference: 'https://www.rfc-editor.org/rfc/rfc8305#section-5',
  needs: ['settings', 'connection'],
  refines: [],
  wants: [],
  judge({ settings: { plan, notObserved }, connection: { attempts } }) {
    if (notObserved.includes('addresses')) return NOT_OBSERVED;
    const connected = attempts.find(({ ended }) => ended?.outcome === 'connected');
    if (!connected) return NOT_APPLICABLE;
    const failed = attempts.flatMap(({ address, family, ended }) =>
      ended && ended.outcome !== 'connected' && ended.outcome !== 'not-tried'
        ? [{ address, family, outcome: ended.outcome, code: ended.code, seq: ended.seq }]
        : [],
    );
    const [first] = failed;
    if (!first) return PASS;
    const whole = failed.every(({ family }) => family !== connected.family);
    // That this computer has no way into one family is its network's lack, not the server's fault.
    const local = whole && failed.every(({ code }) => code === 'ENETUNREACH');
    const observed = {
      host: plan.connection.host,
      /** The address family of which nothing connected, if it is the whole one. */
      family: whole ? first.family : undefined,
      local,
      addresses: failed.map(({ address, family, outcome }) => ({ address, family, outcome })),
    };
    const seqs = failed.map(({ seq }) => seq);
    return { ...fault('connect', seqs, observed), severity: local ? 'info' : 'warning' } as const;
  },
});

/** Milliseconds from which on a phase is worth a word; what is absent takes `USUAL_SLOW`. */
const SLOW: Partial<Record<Phase, number>> = { resolve: 2_000, connect: 2_000, greeting: 2_500 };
const USUAL_SLOW = 5_000;

/** One rule for each phase that may drag on; a large message may take its time. */
function slow<const P extends Phase>(phase: P) {
  return defineRule({
    id: `${phase}.slow`,
    kind: 'check',
    reference: 'https://www.rfc-editor.org/rfc/rfc5321#section-4.5.3.2',
    needs: ['settings', 'timing'],
    refines: [],
    wants: [],
    judge({ settings: { plan }, timing }) {
      const { state, ended } = timing.phases[phase];
      if (state !== 'passed' || ended === undefined) return NOT_APPLICABLE;
      const { ms } = phaseTime(timing, phase);
      if (ms < (SLOW[phase] ?? USUAL_SLOW)) return PASS;
      const { host } = plan.connection;
      return { ...fault(phase, ended, { host, ms }), severity: 'warning' as const };
    },
  });
}

const greetingMasked = defineRule({
  id: 'greeting.masked',
  kind: 'check',
  reference: 'https://www.rfc-editor.org/rfc/rfc3207#section-6',
  needs: ['settings', 'session', 'timing'],
  refines: [],
  wants: [],
  judge({ settings: { plan }, session, timing: { failed } }) {
    if (!session.greeting || (failed && failed.phase !== 'quit')) return NOT_APPLICABLE;
    const masking = findMasking(session, undefined);
    if (!masking?.greeting) return PASS;
    return fault('greeting', masking.evidence, { host: plan.connection.host });
  },
});

export const networkChecks = [
  addressFailed,
  slow('resolve'),
  slow('connect'),
  slow('greeting'),
  slow('ehlo'),
  slow('starttls'),
  slow('tls'),
  slow('auth'),
  slow('mail'),
  slow('rcpt'),
  greetingMasked,
] as const;
