// Sends a run's batches no further ahead than the window has acknowledged.

import type { RunEvent } from '../../shared/run/event.ts';
import { BATCH_WINDOW } from '../../shared/host/wire.ts';

export class Stream {
  readonly #send: (events: readonly RunEvent[]) => void;
  #ahead = 0;
  #stopped = false;
  #resume: () => void = () => undefined;

  constructor(send: (events: readonly RunEvent[]) => void) {
    this.#send = send;
  }

  /** Passes batches on until there are no more, or until it is stopped. */
  async pass(batches: AsyncIterable<readonly RunEvent[]>): Promise<void> {
    for await (const events of batches) {
      if (this.#stopped) return;
      this.#send(events);
      this.#ahead += 1;
      while (this.#ahead >= BATCH_WINDOW && !this.#stopped) await this.#news();
    }
  }

  /** The window has taken one more batch. */
  acknowledge(): void {
    if (this.#ahead > 0) this.#ahead -= 1;
    this.#resume();
  }

  stop(): void {
    this.#stopped = true;
    this.#resume();
  }

  #news(): Promise<void> {
    return new Promise((resolve) => {
      this.#resume = resolve;
    });
  }
}
