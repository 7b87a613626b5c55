// Folds a run's events, one after the other and in place, into what is known of the run.

import { LOG_FORMAT } from './event.ts';
import type { EventOf, RunEvent } from './event.ts';
import { createAuth, reduceAuth } from './facets/auth.ts';
import { createConnection, reduceConnection } from './facets/connection.ts';
import { createExtensions, reduceExtensions } from './facets/extensions.ts';
import { createProbes, reduceProbes } from './facets/probes.ts';
import { createResolution, reduceResolution } from './facets/resolution.ts';
import { createSession, reduceSession } from './facets/session.ts';
import { createSettings, reduceSettings } from './facets/settings.ts';
import { createTiming, reduceTiming } from './facets/timing.ts';
import { createTls, reduceTls } from './facets/tls.ts';
import { createTransaction, reduceTransaction } from './facets/transaction.ts';
import { createTrouble, reduceTrouble } from './facets/trouble.ts';
import type { Facets, RunFacts } from './facts.ts';
import { LogError } from './log-error.ts';

export interface Fold {
  /** Takes the next event; throws a `LogError` on a gap, or on a log it cannot read. */
  apply(event: RunEvent): void;
  /** The facts so far; throws a `LogError` before the first event. */
  readonly facts: RunFacts;
  /** The number that the next event must have. */
  readonly nextSeq: number;
}

export function createFold(): Fold {
  let facets: Facets | undefined;
  let nextSeq = 1;
  return {
    apply(event) {
      if (event.seq !== nextSeq) {
        throw new LogError({ kind: 'gap', expected: nextSeq, found: event.seq });
      }
      if (facets === undefined) facets = start(event);
      else reduce(facets, event);
      facets.timing.elapsed = event.at;
      nextSeq += 1;
    },
    get facts() {
      if (facets === undefined) throw new LogError({ kind: 'no-start' });
      return facets;
    },
    get nextSeq() {
      return nextSeq;
    },
  };
}

/** Folds a whole log. */
export function foldLog(events: Iterable<RunEvent>): RunFacts {
  const fold = createFold();
  for (const event of events) fold.apply(event);
  return fold.facts;
}

function start(event: RunEvent): Facets {
  if (event.type !== 'run.started') throw new LogError({ kind: 'no-start' });
  checkFormat(event);
  return {
    settings: createSettings(event),
    timing: createTiming(),
    resolution: createResolution(),
    connection: createConnection(),
    session: createSession(),
    tls: createTls(),
    extensions: createExtensions(),
    auth: createAuth(),
    transaction: createTransaction(),
    trouble: createTrouble(),
    probes: createProbes(),
  };
}

/** The type allows one format only; what comes from a file may hold any. */
function checkFormat({ format }: EventOf<'run.started'>): void {
  if ((format as string) !== LOG_FORMAT) {
    throw new LogError({ kind: 'unknown-format', format });
  }
}

/** Hands the event to the facets that it concerns: a new type of event must be placed here. */
function reduce(facets: Facets, event: RunEvent): void {
  switch (event.type) {
    case 'run.started':
      throw new LogError({ kind: 'second-start' });
    case 'observation.missing':
    case 'verdict.reached':
      reduceSettings(facets.settings, event);
      return;
    case 'phase.started':
    case 'phase.ended':
    case 'phase.skipped':
      reduceTiming(facets.timing, event);
      return;
    case 'line.sent':
      reduceTiming(facets.timing, event);
      reduceSession(facets.session, event);
      return;
    case 'resolution.completed':
    case 'resolution.failed':
    case 'dns.answered':
      reduceResolution(facets.resolution, event);
      return;
    case 'attempt.started':
    case 'attempt.ended':
    case 'connection.failed':
    case 'proxy.failed':
    case 'connection.lost':
    case 'connection.closed':
      reduceConnection(facets.connection, event);
      return;
    case 'proxy.connected':
      return;
    case 'connection.opened':
      reduceConnection(facets.connection, event);
      reduceTls(facets.tls, event);
      return;
    case 'line.received':
      // Lines are the transcript's: a facet that kept more than the first would grow with the
      // peer's will.
      reduceSession(facets.session, event);
      return;
    case 'reply.completed':
      reduceTiming(facets.timing, event);
      reduceSession(facets.session, event);
      reduceAuth(facets.auth, event);
      reduceTransaction(facets.transaction, event);
      return;
    case 'message.sent':
      reduceTiming(facets.timing, event);
      reduceTransaction(facets.transaction, event);
      return;
    case 'protocol.violated':
    case 'wait.expired':
    case 'limit.exceeded':
    case 'prerequisite.missing':
    case 'plaintext.discarded':
    case 'client.refused':
    case 'run.cancelled':
      reduceTrouble(facets.trouble, event);
      return;
    case 'tls.started':
    case 'tls.negotiated':
    case 'tls.failed':
    case 'certificate.received':
    case 'certificate.judged':
      reduceTls(facets.tls, event);
      return;
    case 'probe.started':
    case 'port.probed':
    case 'resolver.probed':
      reduceProbes(facets.probes, event);
      return;
    case 'extensions.announced':
      reduceExtensions(facets.extensions, event);
      return;
    case 'mechanism.chosen':
    case 'challenge.decoded':
    case 'auth.completed':
      reduceAuth(facets.auth, event);
      return;
    case 'transaction.started':
    case 'message.unconfirmed':
      reduceTransaction(facets.transaction, event);
      return;
    case 'pipelining.abandoned':
      reduceTiming(facets.timing, event);
      reduceTransaction(facets.transaction, event);
      return;
    default:
      return refuse(event);
  }
}

/** Does not compile while a type of event has no place above; a file may still hold one. */
function refuse(event: never): never {
  throw new LogError({ kind: 'unknown-event', event: (event as RunEvent).type });
}
