// Maps how a run ended to an exit code, after swaks's.

import type { RunFacts } from '../../shared/run/facts.ts';
import type { Phase } from '../../shared/run/phase.ts';
import { effectiveSecurity } from '../../shared/run/plan.ts';
import type { Finding, Verdict } from '../../shared/run/verdict.ts';

/** The exit codes that other programs rely on. */
export const EXIT = {
  ok: 0,
  badInput: 1,
  connect: 2,
  connectionLost: 6,
  prerequisiteMissing: 10,
  greeting: 21,
  ehlo: 22,
  mail: 23,
  noRecipient: 24,
  data: 25,
  messageRefused: 26,
  quit: 27,
  auth: 28,
  tls: 29,
  ehloAfterTls: 32,
  /** A fault of Ehlo's own (`EX_SOFTWARE` of sysexits.h). */
  bug: 70,
  cancelled: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The code of a run that has ended. */
export function exitCode(facts: RunFacts, verdict: Verdict): ExitCode {
  if (facts.trouble.cancelled) return EXIT.cancelled;
  if (verdict.outcome === 'ok' || verdict.outcome === 'partial') {
    // As swaks has it, a goodbye that was refused is told, although the work is done.
    return (facts.session.quit?.code ?? 0) >= 400 ? EXIT.quit : EXIT.ok;
  }
  // Nobody heard what became of the message, however the wait for that ended.
  if (facts.transaction.message.state === 'unconfirmed') return EXIT.connectionLost;
  const phase = facts.timing.failed?.phase ?? verdict.phase;
  if (wasLost(facts, phase)) return EXIT.connectionLost;
  return failedAt(phase, facts);
}

/** Nagios's states: 0 ok, 1 warning, 2 critical, 3 unknown, also where only the rest went wrong. */
export function nagiosCode(
  verdict: Verdict,
  findings: readonly Finding[],
  troubled: boolean,
): 0 | 1 | 2 | 3 {
  switch (verdict.outcome) {
    case 'ok':
      if (troubled) return 3;
      return findings.some(({ severity }) => severity !== 'info') ? 1 : 0;
    case 'partial':
      return 1;
    case 'failed':
      return 2;
    case 'inconclusive':
      return 3;
  }
}

/**
 * Whether the connection went without a reply that says why: where the server refused
 * and then hung up, the refusal is the more telling code. A TLS handshake that was cut
 * off is a failure of TLS.
 */
function wasLost({ connection, session }: RunFacts, phase: Phase): boolean {
  if (connection.now.state !== 'lost' || phase === 'tls') return false;
  const { latest } = session;
  return !(latest && latest.code >= 400 && latest.phase === phase);
}

function failedAt(phase: Phase, facts: RunFacts): ExitCode {
  switch (phase) {
    case 'resolve':
    case 'connect':
      return EXIT.connect;
    case 'greeting':
      return EXIT.greeting;
    case 'ehlo':
      return isSecondEhlo(facts) ? EXIT.ehloAfterTls : EXIT.ehlo;
    case 'starttls':
    case 'tls':
      return EXIT.tls;
    case 'auth':
      return EXIT.auth;
    case 'mail':
      return lacks(facts, phase) ? EXIT.prerequisiteMissing : EXIT.mail;
    case 'rcpt':
      return lacks(facts, phase) ? EXIT.prerequisiteMissing : EXIT.noRecipient;
    case 'data':
      if (lacks(facts, phase)) return EXIT.prerequisiteMissing;
      return facts.transaction.message.state === 'refused' ? EXIT.messageRefused : EXIT.data;
    case 'quit':
      return EXIT.quit;
  }
}

function isSecondEhlo({ settings, tls }: RunFacts): boolean {
  return effectiveSecurity(settings.plan.connection) === 'starttls' && tls.negotiated !== undefined;
}

/** Whether the phase could not begin for want of something the server does not offer. */
function lacks({ trouble }: RunFacts, phase: Phase): boolean {
  return trouble.missing.some((missing) => missing.phase === phase);
}
