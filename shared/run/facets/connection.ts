// Keeps the attempts to connect and what became of the connection.

import type { AttemptOutcome, EventOf, LostCause } from '../event.ts';
import type { Phase } from '../phase.ts';
import { bodyOf } from './event-body.ts';

export interface Attempt {
  readonly address: string;
  readonly port: number;
  readonly family: 4 | 6;
  /** Milliseconds since the run's start. */
  readonly startedAt: number;
  /** Absent while it is under way. */
  readonly ended?: {
    readonly outcome: AttemptOutcome;
    readonly code?: string;
    readonly ms: number;
    readonly seq: number;
  };
}

export type ConnectionState =
  | { readonly state: 'none' }
  | { readonly state: 'failed'; readonly seq: number }
  | { readonly state: 'open'; readonly seq: number }
  | {
      readonly state: 'lost';
      readonly phase: Phase;
      readonly cause: LostCause;
      readonly seq: number;
    }
  | { readonly state: 'closed'; readonly by: 'client' | 'server'; readonly seq: number };

export interface ConnectionFacet {
  /** The latest at each address: a run may connect a second time. */
  readonly attempts: Attempt[];
  /** The two ends of the connection that was opened. */
  peer?: Pick<
    EventOf<'connection.opened'>,
    'address' | 'port' | 'localAddress' | 'localPort' | 'seq'
  >;
  /** Why the proxy made no connection. */
  proxyFailure?: Pick<EventOf<'proxy.failed'>, 'cause' | 'code' | 'seq'>;
  now: ConnectionState;
}

export type ConnectionEvent = EventOf<
  | 'attempt.started'
  | 'attempt.ended'
  | 'proxy.failed'
  | 'connection.opened'
  | 'connection.failed'
  | 'connection.lost'
  | 'connection.closed'
>;

export function createConnection(): ConnectionFacet {
  return { attempts: [], now: { state: 'none' } };
}

export function reduceConnection(facet: ConnectionFacet, event: ConnectionEvent): void {
  const { seq } = event;
  switch (event.type) {
    case 'attempt.started': {
      const { address, port, family, at } = event;
      const before = facet.attempts.findIndex(
        (attempt) => attempt.address === address && attempt.port === port,
      );
      const index = before < 0 ? facet.attempts.length : before;
      facet.attempts[index] = { address, port, family, startedAt: at };
      return;
    }
    case 'attempt.ended':
      endAttempt(facet.attempts, event);
      return;
    case 'proxy.failed':
      facet.proxyFailure = bodyOf(event);
      return;
    case 'connection.opened': {
      facet.peer = bodyOf(event);
      facet.now = { state: 'open', seq };
      return;
    }
    case 'connection.failed':
      facet.now = { state: 'failed', seq };
      return;
    case 'connection.lost':
      facet.now = { state: 'lost', ...bodyOf(event) };
      return;
    case 'connection.closed':
      // A lost connection stays lost: closing it afterwards is only tidying up.
      if (facet.now.state !== 'lost') facet.now = { state: 'closed', by: event.by, seq };
  }
}

/** An attempt that ends without having started is kept too: it was ready to be tried. */
function endAttempt(attempts: Attempt[], event: EventOf<'attempt.ended'>): void {
  const { address, port, outcome, code, at, seq } = event;
  const index = attempts.findIndex(
    (attempt) => attempt.address === address && attempt.port === port,
  );
  const before = attempts[index];
  const started = (before?.ended ? undefined : before) ?? {
    address,
    port,
    family: address.includes(':') ? 6 : 4,
    startedAt: at,
  };
  const ms = at - started.startedAt;
  const ended = { outcome, ...(code !== undefined && { code }), ms, seq };
  attempts[index < 0 ? attempts.length : index] = { ...started, ended };
}
