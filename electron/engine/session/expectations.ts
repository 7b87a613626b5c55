// Keeps the replies that are waited for, in the order in which their commands left.

import type { ReplyTo } from '../../../shared/run/event.ts';
import type { Phase } from '../../../shared/run/phase.ts';
import { isRefusal } from '../../../shared/smtp/reply.ts';
import type { Reply } from './reply-log.ts';
import { Stopped } from './stopped.ts';

/** A reply that is waited for. */
export interface Expectation {
  readonly to: ReplyTo;
  readonly phase: Phase;
  /** Number of the event that it answers, once that has left. */
  command?: number;
  readonly recipient?: number;
  readonly reply: Promise<Reply>;
}

/** An expectation as whoever reads the replies has it. */
export interface Waiting extends Expectation {
  readonly settle: (reply: Reply) => void;
  /** Rejects with `Stopped`. */
  readonly stop: () => void;
  /** What it answers is still leaving: nothing but a refusal can be the reply to it yet. */
  leaving: boolean;
}

export class Expectations {
  readonly #waiting: Waiting[] = [];
  #over = false;

  /** Whose reply comes next. */
  get next(): Waiting | undefined {
    return this.#waiting[0];
  }

  /** Whether a reply to anything but QUIT is still to come. */
  get owed(): boolean {
    return this.#waiting.some(({ to }) => to !== 'quit');
  }

  /** Whom a reply with this code answers, if anyone. */
  answeredBy(code: number | undefined): Waiting | undefined {
    const { next } = this;
    return next?.leaving && !isRefusal({ code: code ?? 0 }) ? undefined : next;
  }

  /** What `expected` answers has left whole, as event `command`. */
  left(expected: Expectation, command: number): void {
    const waiting = this.#waiting.find((candidate) => candidate === expected);
    if (waiting) Object.assign(waiting, { leaving: false, command });
  }

  /** Waits for one more; `leaving` where what it answers is only about to leave. */
  add(expected: Omit<Expectation, 'reply'>, { leaving = false } = {}): Expectation {
    let settle!: (reply: Reply) => void;
    let stop!: () => void;
    const reply = new Promise<Reply>((resolve, reject) => {
      settle = resolve;
      stop = () => reject(new Stopped());
    });
    // A pipelined reply may be given up before anyone waits for it.
    reply.catch(() => undefined);
    const waiting: Waiting = { ...expected, reply, settle, stop, leaving };
    if (this.#over) stop();
    else this.#waiting.push(waiting);
    return waiting;
  }

  /** Takes the next one out: its reply has come. */
  take(): void {
    this.#waiting.shift();
  }

  /** No reply comes any more; with `stop`, who waits is told. */
  end({ stop }: { readonly stop: boolean }): void {
    this.#over = true;
    if (stop) for (const waiting of this.#waiting.splice(0)) waiting.stop();
  }
}
