// Keeps how far each phase came and how long it took, flights that phases shared included.

import type { EventOf } from '../event.ts';
import { PHASES } from '../phase.ts';
import type { Phase } from '../phase.ts';
import type { View } from '../facts.ts';

export interface PhaseProgress {
  readonly state: 'none' | 'running' | 'passed' | 'failed' | 'skipped';
  /** Milliseconds of its finished spans: both EHLOs count as one phase. */
  readonly ms: number;
  /** Start of the span under way. */
  readonly startedAt?: number;
  /** Number of the event that ended the latest span. */
  readonly ended?: number;
}

/** Lines that left together, and when the last reply to one of them was there. */
export interface Flight {
  readonly number: number;
  readonly phases: readonly Phase[];
  /** Number of its first line; it goes on to the next flight's first. */
  readonly firstSeq: number;
  readonly sentAt: number;
  readonly answeredAt?: number;
}

export interface TimingFacet {
  readonly phases: Record<Phase, PhaseProgress>;
  readonly flights: Flight[];
  /** Index of the current connection's first flight: a run may connect a second time. */
  connectionFlight: number;
  /** The earliest phase that failed; what comes after it in the session follows from it. */
  failed?: { readonly phase: Phase; readonly seq: number };
  /** Milliseconds from the start to the latest event. */
  elapsed: number;
}

export type TimingEvent = EventOf<
  | 'phase.started'
  | 'phase.ended'
  | 'phase.skipped'
  | 'line.sent'
  | 'message.sent'
  | 'reply.completed'
  | 'pipelining.abandoned'
>;

export function createTiming(): TimingFacet {
  const phases = PHASES.map((phase): [Phase, PhaseProgress] => [phase, { state: 'none', ms: 0 }]);
  return {
    phases: Object.fromEntries(phases) as TimingFacet['phases'],
    flights: [],
    connectionFlight: 0,
    elapsed: 0,
  };
}

export function reduceTiming(facet: TimingFacet, event: TimingEvent): void {
  switch (event.type) {
    case 'phase.started': {
      const { ms } = facet.phases[event.phase];
      facet.phases[event.phase] = { state: 'running', ms, startedAt: event.at };
      if (event.phase === 'connect') facet.connectionFlight = facet.flights.length;
      // Tried again: what went wrong before is no longer how the run ended.
      if (facet.failed?.phase === event.phase) delete facet.failed;
      return;
    }
    case 'phase.ended': {
      const { ms, startedAt } = facet.phases[event.phase];
      const total = ms + (event.at - (startedAt ?? event.at));
      facet.phases[event.phase] = { state: event.state, ms: total, ended: event.seq };
      if (event.state === 'failed') noteFailure(facet, event);
      return;
    }
    case 'phase.skipped':
      facet.phases[event.phase] = { state: 'skipped', ms: 0 };
      return;
    case 'line.sent':
      addToFlight(facet, event, event.phase);
      return;
    case 'message.sent':
      addToFlight(facet, event, 'data');
      return;
    case 'pipelining.abandoned':
      abandonRunning(facet);
      return;
    case 'reply.completed':
      answerFlight(facet.flights, event);
  }
}

/** Whose commands were lost has not taken place; the next session walks through them anew. */
function abandonRunning({ phases }: TimingFacet): void {
  for (const phase of PHASES) {
    const { state, ms } = phases[phase];
    if (state === 'running') phases[phase] = { state: 'none', ms };
  }
}

/**
 * Milliseconds of a phase. Where its commands shared a flight with another phase's, no
 * part of the wait is its own: it is given the whole time of the flights that it was in.
 */
export function phaseTime(
  facet: View<TimingFacet>,
  phase: Phase,
): { readonly ms: number; readonly shared: boolean } {
  const own = facet.phases[phase].ms;
  const flights = facet.flights
    .slice(facet.connectionFlight)
    .filter(({ phases }) => phases.includes(phase));
  const shared = flights.some(({ phases }) => phases.length > 1);
  const sentAt = flights[0]?.sentAt;
  const answeredAt = flights.at(-1)?.answeredAt;
  if (!shared || sentAt === undefined || answeredAt === undefined) return { ms: own, shared };
  return { ms: answeredAt - sentAt, shared };
}

/** Of phases in one flight, a later one may fail first: the order of the session counts. */
function noteFailure(facet: TimingFacet, { phase, seq }: EventOf<'phase.ended'>): void {
  const before = facet.failed;
  if (!before || PHASES.indexOf(phase) < PHASES.indexOf(before.phase))
    facet.failed = { phase, seq };
}

function addToFlight(
  { flights, phases: progress }: TimingFacet,
  { flight: number, seq, at }: EventOf<'line.sent' | 'message.sent'>,
  phase: Phase,
): void {
  const { state } = progress[phase];
  // RSET comes after the phase that it takes back, and is no part of that one's time.
  const over = (state === 'passed' || state === 'failed') && phase !== 'quit';
  const own = over ? [] : [phase];
  const last = flights.at(-1);
  if (last?.number !== number) {
    flights.push({ number, phases: own, firstSeq: seq, sentAt: at });
    return;
  }
  const phases = [...new Set([...last.phases, ...own])];
  flights[flights.length - 1] = { ...last, phases };
}

function answerFlight(flights: Flight[], { command, at }: EventOf<'reply.completed'>): void {
  if (command === undefined) return;
  const index = flights.findLastIndex(({ firstSeq }) => firstSeq <= command);
  const flight = flights[index];
  if (flight) flights[index] = { ...flight, answeredAt: at };
}
