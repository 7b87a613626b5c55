// Keeps when each phase ran, for the waterfall: the second EHLO is a span of its own.

import type { RunEvent } from '../../../shared/run/event.ts';
import type { Phase } from '../../../shared/run/phase.ts';

export interface Span {
  readonly phase: Phase;
  /** Milliseconds since the run's start. */
  readonly from: number;
  /** Absent while it runs. */
  readonly to?: number;
  readonly state: 'running' | 'passed' | 'failed';
}

export interface Spans {
  readonly list: readonly Span[];
  /** From when to when the session was encrypted. */
  readonly sheath: { readonly from: number; readonly to?: number } | undefined;
  append(event: RunEvent): void;
}

export function createSpans(): Spans {
  const list: Span[] = [];
  let sheath: Spans['sheath'];
  return {
    list,
    get sheath() {
      return sheath;
    },
    append(event) {
      if (event.type === 'phase.started') {
        list.push({ phase: event.phase, from: event.at, state: 'running' });
      } else if (event.type === 'phase.ended') {
        const index = list.findLastIndex(
          ({ phase, state }) => phase === event.phase && state === 'running',
        );
        const span = list[index];
        if (span) list[index] = { ...span, to: event.at, state: event.state };
      } else if (event.type === 'tls.negotiated') {
        sheath ??= { from: event.at };
      } else if (event.type === 'connection.lost' || event.type === 'connection.closed') {
        if (sheath && sheath.to === undefined) sheath = { ...sheath, to: event.at };
      }
    },
  };
}
