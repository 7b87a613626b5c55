// Numbers and times each fact; the only way into a run's log.

import type { RunEvent, RunFact } from '../../shared/run/event.ts';

/** Makes the events of one run: numbered from 1, timed from the moment it was made. */
export class Recorder {
  readonly #now: () => number;
  readonly #emit: (event: RunEvent) => void;
  readonly #start: number;
  #seq = 0;

  /** `now` is a monotonic clock in milliseconds; `emit` gets each event at once. */
  constructor(now: () => number, emit: (event: RunEvent) => void) {
    this.#now = now;
    this.#emit = emit;
    this.#start = now();
  }

  /** Records a fact and answers with its number. */
  readonly record = (fact: RunFact): number => {
    this.#seq += 1;
    // Hundredths of a millisecond: finer is noise, and the log stays short.
    const at = Math.round((this.#now() - this.#start) * 100) / 100;
    this.#emit({ seq: this.#seq, at, ...fact });
    return this.#seq;
  };
}
