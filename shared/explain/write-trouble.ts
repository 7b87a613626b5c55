// Writes into a log what a program said of trouble below or beside SMTP.

import type { RunFact } from '../run/event.ts';
import type { Phase } from '../run/phase.ts';
import type { RecordedPlan } from '../run/plan.ts';
import { effectiveSecurity } from '../run/plan.ts';
import type { Trouble } from './step.ts';

/** What of the writer is used here. */
interface Log {
  readonly plan: RecordedPlan;
  readonly heard: boolean;
  record(fact: RunFact): number;
  start(phase: Phase): void;
  end(phase: Phase, state: 'passed' | 'failed'): void;
}

/** Phases in which a connection is already there. */
const AFTER_CONNECT = (phase: Phase | undefined): phase is Phase =>
  phase !== undefined && phase !== 'resolve' && phase !== 'connect';

/** Writes one trouble; says whether the session was over with it. */
export function writeTrouble(
  log: Log,
  trouble: Trouble,
  phase: Phase | undefined,
  named: boolean,
): boolean {
  switch (trouble.type) {
    case 'resolve':
      if (log.heard) return false;
      log.start('resolve');
      log.record({ type: 'resolution.failed', cause: trouble.cause });
      log.end('resolve', 'failed');
      return true;
    case 'proxy':
      if (log.heard) return false;
      log.start('connect');
      log.record({ type: 'proxy.failed', cause: trouble.cause });
      log.record({ type: 'connection.failed' });
      log.end('connect', 'failed');
      return true;
    case 'connect':
      if (AFTER_CONNECT(phase)) {
        // "Unable to connect" behind a session that was under way adds nothing to it.
        if (trouble.outcome === 'timed-out') return silence(log, phase, 0);
        if (trouble.outcome === 'failed' || log.heard) return false;
      }
      return connect(log, trouble);
    case 'certificate':
      return certificate(log, trouble);
    case 'tls':
      return tls(log, trouble, phase);
    case 'lost':
      return lost(log, trouble.cause, phase, named);
    case 'silence':
      if (!AFTER_CONNECT(phase) && phase !== undefined) {
        return connect(log, { type: 'connect', outcome: 'timed-out' });
      }
      return silence(log, phase ?? 'greeting', (trouble.seconds ?? 0) * 1000);
    case 'client': {
      const where = phase ?? 'connect';
      log.start(where);
      log.record({ type: 'client.refused', phase: where, cause: trouble.cause });
      log.end(where, 'failed');
      return true;
    }
    case 'violation': {
      const where = phase ?? 'greeting';
      log.start(where);
      log.record({ type: 'protocol.violated', violation: trouble.violation, phase: where });
      log.end(where, 'failed');
      return true;
    }
    case 'missing': {
      const where = phase ?? (trouble.what === 'starttls' ? 'starttls' : 'auth');
      log.start(where);
      log.record({ type: 'prerequisite.missing', what: trouble.what, phase: where });
      log.end(where, 'failed');
      return true;
    }
  }
}

function connect(
  log: Log,
  { outcome, code }: Extract<Trouble, { readonly type: 'connect' }>,
): boolean {
  const { host, port } = log.plan.connection;
  const family = host.includes(':') ? 6 : 4;
  log.start('connect');
  log.record({ type: 'attempt.started', address: host, port, family });
  const end = { address: host, port, outcome, ...(code !== undefined && { code }) };
  log.record({ type: 'attempt.ended', ...end });
  log.record({ type: 'connection.failed' });
  log.end('connect', 'failed');
  return true;
}

function begin(log: Log): void {
  const { connection } = log.plan;
  const mode = effectiveSecurity(connection) === 'implicit' ? 'implicit' : 'starttls';
  log.start('tls');
  log.record({ type: 'tls.started', mode, serverName: connection.host });
}

function certificate(
  log: Log,
  { problem, or, code }: Extract<Trouble, { readonly type: 'certificate' }>,
): boolean {
  begin(log);
  log.record({
    type: 'certificate.judged',
    trusted: false,
    rootsTried: [],
    problems: [problem, or].filter((found) => found !== undefined),
    ...(code !== undefined && { code }),
    overridden: false,
  });
  log.end('tls', 'failed');
  return true;
}

function tls(
  log: Log,
  { cause, alert, code }: Extract<Trouble, { readonly type: 'tls' }>,
  phase: Phase | undefined,
): boolean {
  // TLS that is cut off in the middle of a session is a lost connection.
  if (cause === 'closed' && log.heard && phase !== 'tls' && phase !== 'starttls') {
    return lost(log, 'closed', phase, false);
  }
  begin(log);
  log.record({
    type: 'tls.failed',
    cause,
    ...(alert !== undefined && { alert }),
    ...(code !== undefined && { code }),
  });
  log.end('tls', 'failed');
  return true;
}

function lost(
  log: Log,
  cause: Extract<Trouble, { readonly type: 'lost' }>['cause'],
  phase: Phase | undefined,
  named: boolean,
): boolean {
  if (phase === 'quit') return true;
  if (phase === 'tls' && !named) {
    return tls(log, { type: 'tls', cause: cause === 'reset' ? 'reset' : 'closed' }, 'tls');
  }
  const where = AFTER_CONNECT(phase) ? phase : 'greeting';
  log.start(where);
  log.record({ type: 'connection.lost', phase: where, cause });
  log.end(where, 'failed');
  return true;
}

function silence(log: Log, phase: Phase, after: number): boolean {
  if (phase === 'quit') return true;
  log.start(phase);
  if (phase === 'tls') {
    begin(log);
    log.record({ type: 'tls.failed', cause: 'timed-out' });
  } else log.record({ type: 'wait.expired', phase, after });
  log.end(phase, 'failed');
  return true;
}
