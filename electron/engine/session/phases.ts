// Records where each phase starts and how it ends, around the step that walks through it.

import type { Phase } from '../../../shared/run/phase.ts';
import { effectiveSecurity, type RunPlan } from '../../../shared/run/plan.ts';
import type { RecordFact } from './wire.ts';

/** Keeps the current phase and writes its ends into the log. */
export class Phases {
  readonly #record: RecordFact;
  readonly #open: Phase[] = [];
  #current: Phase = 'resolve';

  constructor(record: RecordFact) {
    this.#record = record;
  }

  /** The phase that what happens now belongs to. */
  get current(): Phase {
    return this.#current;
  }

  /** Walks through a phase: it fails if the step throws, and passes otherwise. */
  async walk<T>(phase: Phase, step: () => Promise<T>): Promise<T> {
    this.start(phase);
    try {
      const result = await step();
      this.end(phase, 'passed');
      return result;
    } catch (error) {
      this.end(phase, 'failed');
      throw error;
    }
  }

  /** Opens phases whose commands leave in one flight; each ends by itself. */
  start(...phases: readonly Phase[]): void {
    for (const phase of phases) {
      this.#open.push(phase);
      this.#record({ type: 'phase.started', phase });
    }
    this.#current = this.#open[0] ?? this.#current;
  }

  /** Closes an open phase; one that is not open is left alone. */
  end(phase: Phase, state: 'passed' | 'failed'): void {
    const index = this.#open.indexOf(phase);
    if (index === -1) return;
    this.#open.splice(index, 1);
    this.#record({ type: 'phase.ended', phase, state });
    this.#current = this.#open[0] ?? phase;
  }

  /** Closes whatever is still open, when the run stops. */
  failOpen(): void {
    for (const phase of [...this.#open]) this.end(phase, 'failed');
  }

  /** Forgets what is open without an end: the run walks through these phases again. */
  abandonOpen(): void {
    this.#open.length = 0;
  }

  skip(...phases: readonly Phase[]): void {
    for (const phase of phases) this.#record({ type: 'phase.skipped', phase });
  }
}

/** Phases that this plan does not ask for, whatever the server says. */
export function unwanted(plan: RunPlan): ('starttls' | 'tls' | 'auth')[] {
  const security = effectiveSecurity(plan.connection);
  return [
    ...(security === 'starttls' ? [] : (['starttls'] as const)),
    ...(security === 'none' ? (['tls'] as const) : []),
    ...(plan.auth === undefined ? (['auth'] as const) : []),
  ];
}
