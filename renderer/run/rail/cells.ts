// Says what each cell of the rail shows: the phase's state and its time, or what it is for.

import type { RunFacts } from '../../../shared/run/facts.ts';
import { phaseTime } from '../../../shared/run/facets/timing.ts';
import type { Phase } from '../../../shared/run/phase.ts';
import { isWanted } from '../../../shared/run/session-order.ts';
import type { ShapeKind } from '../../ui/Shape.tsx';
import { duration } from '../words/measures.ts';
import type { Span } from './spans.ts';

export interface Cell {
  readonly phase: Phase;
  readonly shape: ShapeKind;
  /** The state in a word, for whoever hears the rail. */
  readonly state: string;
  /** Under the name: a time, a dash, or before the first run what the phase is for. */
  readonly below: string;
  readonly title: string;
}

const PURPOSE: Readonly<Record<Phase, readonly [short: string, long: string]>> = {
  resolve: ['find it', 'turn the name into addresses'],
  connect: ['reach it', 'open the connection'],
  greeting: ['220', 'the server says it is ready'],
  ehlo: ['what it can', 'say hello, hear its extensions'],
  starttls: ['ask for TLS', 'ask to encrypt'],
  tls: ['encrypt', 'shake hands, check the certificate'],
  auth: ['sign in', 'prove who you are'],
  mail: ['sender', 'name the reverse-path'],
  rcpt: ['recipient', 'name the forward-paths'],
  data: ['message', 'hand the message over'],
  quit: ['leave', 'say goodbye'],
};

export function cellsOf(
  order: readonly Phase[],
  facts: RunFacts | undefined,
  spans: readonly Span[],
  running: boolean,
  elapsed: number,
): readonly Cell[] {
  return order.map((phase) => cellOf(phase, facts, spans, running, elapsed));
}

function cellOf(
  phase: Phase,
  facts: RunFacts | undefined,
  spans: readonly Span[],
  running: boolean,
  elapsed: number,
): Cell {
  const [short, title] = PURPOSE[phase];
  if (facts === undefined) {
    return { phase, shape: 'not-reached', state: 'not run yet', below: short, title };
  }
  switch (facts.timing.phases[phase].state) {
    case 'running': {
      // A phase may still be open when the log ends, as when it was broken off.
      if (!running) return { phase, shape: 'inconclusive', state: 'broken off', below: '–', title };
      const from = spans.findLast((span) => span.phase === phase)?.from ?? elapsed;
      const below = duration(Math.max(0, elapsed - from));
      return { phase, shape: 'running', state: 'running', below, title };
    }
    case 'passed':
      return { phase, shape: 'pass', state: 'passed', ...timeOf(phase, facts, spans, title) };
    case 'failed':
      if (isCancelled(facts)) {
        const time = timeOf(phase, facts, spans, title);
        return { phase, shape: 'inconclusive', state: 'cancelled', ...time };
      }
      return { phase, shape: 'fail', state: 'failed', ...timeOf(phase, facts, spans, title) };
    case 'skipped':
      return { phase, shape: 'skip', state: 'skipped', below: 'skipped', title };
    case 'none':
      return isWanted(facts.settings.plan, phase) || phase === 'quit'
        ? { phase, shape: 'not-reached', state: 'not reached', below: '–', title }
        : { phase, shape: 'skip', state: 'not asked for', below: 'not asked', title };
  }
}

/** Whether the reader ended the run: the step under way then did not fail. */
export function isCancelled(facts: RunFacts | undefined): boolean {
  return facts?.settings.judgement?.verdict.rule === 'run.cancelled';
}

/** The phase's time; both EHLOs apart, and a tilde where a flight was shared. */
function timeOf(
  phase: Phase,
  facts: RunFacts,
  spans: readonly Span[],
  title: string,
): Pick<Cell, 'below' | 'title'> {
  const { ms, shared } = phaseTime(facts.timing, phase);
  const own = spans.filter((span) => span.phase === phase && span.to !== undefined);
  if (own.length === 2) {
    const [first = 0, second = 0] = own.map(({ from, to }) => Math.round((to ?? from) - from));
    if (first < 1000 && second < 1000) {
      return { below: `${String(first)} + ${String(second)} ms`, title };
    }
  }
  if (!shared) return { below: duration(ms), title };
  return { below: `~${duration(ms)}`, title: `${title}; its time is shared with other commands` };
}
