// Diagnoses a peer that does not speak SMTP as the standard says, or without an end.

import type { Limit, Violation } from '../../run/event.ts';
import { fault } from '../fault.ts';
import { defineRule, NOT_APPLICABLE } from '../rule.ts';
import { VIOLATIONS } from '../violations.ts';
import type { BreakingViolation } from '../violations.ts';

/** One rule for each violation after which a session cannot go on. */
function violated<const V extends BreakingViolation & Violation>(
  violation: V,
  refines: readonly string[] = ['run.phase-failed'],
) {
  return defineRule({
    id: `protocol.${violation}`,
    kind: 'diagnosis',
    reference: VIOLATIONS[violation].reference,
    needs: ['settings', 'timing', 'trouble', 'session', 'connection'],
    refines,
    wants: ['other-tls-mode'],
    judge({ settings: { plan }, timing: { failed }, trouble, session, connection }) {
      const seen = trouble.violations.find(
        (candidate) => candidate.violation === violation && candidate.phase === failed?.phase,
      );
      // After the work is done, bad form harms nothing.
      if (!seen || seen.phase === 'quit') return NOT_APPLICABLE;
      const { host, port } = plan.connection;
      const { latest } = session;
      const refused = latest !== undefined && latest.phase === seen.phase && latest.code >= 400;
      const silent = trouble.waits.some(({ phase }) => phase === seen.phase);
      // A server that also said no, fell silent or left gave a better reason than bad form.
      const silence = silent && violation !== 'reply-unfinished';
      const explained = refused || silence || connection.now.state === 'lost';
      const observed = { host, port, phase: seen.phase, count: seen.count };
      return fault(seen.phase, seen.seq, observed, explained ? 'possible' : 'certain');
    },
  });
}

/** One rule for each bound of the engine. */
function exceeded<const L extends Limit>(limit: L, refines: readonly string[]) {
  return defineRule({
    id: `limit.${limit}`,
    kind: 'diagnosis',
    reference: 'https://www.rfc-editor.org/rfc/rfc5321#section-4.5.3',
    needs: ['settings', 'trouble', 'timing', 'transaction'],
    refines,
    wants: [],
    judge({ settings: { plan }, trouble, timing, transaction: { message } }) {
      const seen = trouble.limits.find((candidate) => candidate.limit === limit);
      // Only a run that was ended by its own limit has to be told of at the goodbye too.
      if (!seen || (seen.phase === 'quit' && limit !== 'run-time')) return NOT_APPLICABLE;
      const { host, port } = plan.connection;
      const { phase } = seen;
      const messageAccepted = message.state === 'accepted';
      return fault(phase, seen.seq, { host, port, phase, ms: timing.elapsed, messageAccepted });
    },
  });
}

const BROKEN_OFF = ['run.phase-failed', 'connection.closed', 'connection.reset'];

const NO_ANSWER = [
  'greeting.no-answer',
  'ehlo.no-answer',
  'starttls.no-answer',
  'auth.no-answer',
  'mail.no-answer',
  'rcpt.no-answer',
  'data.no-answer',
];

export const protocolDiagnoses = [
  violated('reply-without-code'),
  violated('reply-codes-differ'),
  violated('reply-code-out-of-range'),
  violated('greeting-not-220', ['run.phase-failed', 'session.reply-not-expected']),
  violated('reply-before-command'),
  violated('unexpected-reply'),
  violated('partial-line-at-close', [...BROKEN_OFF, 'greeting.connection-closed']),
  violated('reply-unfinished', ['run.phase-failed', ...NO_ANSWER]),
  violated('challenge-not-base64'),
  exceeded('line', BROKEN_OFF),
  exceeded('reply', BROKEN_OFF),
  exceeded('peer-bytes', BROKEN_OFF),
  exceeded('run-time', [...BROKEN_OFF, ...NO_ANSWER, 'tls.timed-out']),
] as const;
