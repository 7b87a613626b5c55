// Keeps one run's events and hands them to any number of readers, each at its own pace.

import type { RunEvent } from '../../shared/run/event.ts';
import { BATCH_CHARACTERS, BATCH_EVENTS } from '../../shared/host/wire.ts';

/** An append-only log; readers start where they like and wait for what comes. */
export class RunLog {
  readonly #events: RunEvent[] = [];
  #ended = false;
  #failure: Error | undefined;
  #waiting: (() => void)[] = [];

  get events(): readonly RunEvent[] {
    return this.#events;
  }

  get ended(): boolean {
    return this.#ended;
  }

  append(event: RunEvent): void {
    this.#events.push(event);
    this.#wake();
  }

  /** No more events come; with a failure, readers are told of it where the log breaks off. */
  end(failure?: Error): void {
    this.#ended = true;
    this.#failure = failure;
    this.#wake();
  }

  /** Resolves when no more events come. */
  async whenEnded(): Promise<void> {
    while (!this.#ended) await this.#news();
  }

  /** Batches from `fromSeq` on; a slow reader costs no memory, since it reads the log itself. */
  async *read(fromSeq: number): AsyncGenerator<readonly RunEvent[], void, undefined> {
    let next = fromSeq - 1;
    for (;;) {
      if (next < this.#events.length) {
        const batch = this.#batch(next);
        next += batch.length;
        yield batch;
      } else if (this.#failure) throw this.#failure;
      else if (this.#ended) return;
      else await this.#news();
    }
  }

  #news(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #batch(from: number): readonly RunEvent[] {
    let to = from;
    let characters = 0;
    while (
      to < this.#events.length &&
      to - from < BATCH_EVENTS &&
      (to === from || characters < BATCH_CHARACTERS)
    ) {
      characters += JSON.stringify(this.#events[to]).length;
      to += 1;
    }
    return this.#events.slice(from, to);
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}
