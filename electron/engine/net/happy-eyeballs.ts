// Connects to the first address that answers, by staggered attempts (RFC 8305).

import type { Socket } from 'node:net';
import { ATTEMPT_DELAY, LOSER_GRACE } from '../bounds.ts';
import type { RecordFact } from '../session/wire.ts';
import {
  startAttempt,
  type Attempt,
  type AttemptEnd,
  type AttemptTarget,
  type StartAttempt,
} from './attempt.ts';
import type { ResolvedAddress } from './resolve.ts';

export interface ConnectDependencies {
  readonly record: RecordFact;
  readonly signal: AbortSignal;
  /** Milliseconds that each attempt may take. */
  readonly timeout: number;
  /** Local address to connect from. */
  readonly sourceIp?: string;
  readonly startAttempt?: StartAttempt;
  /** Milliseconds between two attempts; `ATTEMPT_DELAY` if absent. */
  readonly delay?: number;
  /** Milliseconds that losers get after the win; `LOSER_GRACE` if absent. */
  readonly grace?: number;
}

/** The connection that won, and the attempts still under way behind it. */
export interface Connected {
  readonly socket: Socket;
  /** Resolves when every attempt's outcome is in the log; at most the losers' grace away. */
  readonly losersDone: Promise<void>;
  /** Cuts the losers off: those without an outcome of their own read `not-tried`. */
  abandonLosers(): void;
}

/**
 * Races the addresses and resolves with the winner at once. Undefined when all failed
 * (`connection.failed` is in the log) or when the signal was aborted.
 */
export function connectFirst(
  addresses: readonly ResolvedAddress[],
  port: number,
  deps: ConnectDependencies,
): Promise<Connected | undefined> {
  const source = deps.sourceIp !== undefined && { sourceIp: deps.sourceIp };
  const targets = interleave(addresses).map((address) => ({ ...address, port, ...source }));
  return new Race(targets, deps).run();
}

/** Alternates the families, beginning with that of the first address (RFC 8305 section 4). */
export function interleave(addresses: readonly ResolvedAddress[]): ResolvedAddress[] {
  const first = addresses.filter(({ family }) => family === addresses[0]?.family);
  const second = addresses.filter(({ family }) => family !== addresses[0]?.family);
  const longest = Math.max(first.length, second.length);
  return Array.from({ length: longest }, (_, index) => [first[index], second[index]])
    .flat()
    .filter((address) => address !== undefined);
}

class Race {
  readonly #deps: ConnectDependencies;
  readonly #waiting: AttemptTarget[];
  readonly #running = new Map<AttemptTarget, Attempt>();
  readonly #result = settleable<Connected | undefined>();
  readonly #losersDone = settleable<void>();
  #won = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(targets: readonly AttemptTarget[], deps: ConnectDependencies) {
    this.#waiting = [...targets];
    this.#deps = deps;
  }

  run(): Promise<Connected | undefined> {
    const { signal } = this.#deps;
    if (signal.aborted) this.#abandon();
    else {
      signal.addEventListener('abort', this.#abandon, { once: true });
      this.#startNext();
    }
    return this.#result.promise;
  }

  #startNext(): void {
    clearTimeout(this.#timer);
    const target = this.#waiting.shift();
    if (target === undefined) return;
    const { address, port, family } = target;
    this.#deps.record({ type: 'attempt.started', address, port, family });
    const attempt = (this.#deps.startAttempt ?? startAttempt)(target, this.#deps.timeout);
    this.#running.set(target, attempt);
    void attempt.ended.then((end) => this.#ended(target, end));
    if (this.#waiting.length > 0) {
      this.#timer = setTimeout(() => this.#startNext(), this.#deps.delay ?? ATTEMPT_DELAY);
    }
  }

  #ended(target: AttemptTarget, end: AttemptEnd): void {
    if (!this.#running.delete(target)) {
      // It connected in the very moment in which it was abandoned.
      if (end.outcome === 'connected') end.socket.destroy();
      return;
    }
    const { address, port } = target;
    const code = 'code' in end && end.code !== undefined && { code: end.code };
    this.#deps.record({ type: 'attempt.ended', address, port, outcome: end.outcome, ...code });
    if (end.outcome === 'connected') {
      if (this.#won) end.socket.destroy();
      else this.#win(target, end.socket);
    } else if (!this.#won) {
      // RFC 8305 section 5: a failure is not waited out.
      this.#startNext();
    }
    if (this.#running.size === 0) this.#over();
  }

  #win({ address, port }: AttemptTarget, socket: Socket): void {
    this.#won = true;
    clearTimeout(this.#timer);
    const { localAddress, localPort } = socket;
    this.#deps.record({
      type: 'connection.opened',
      address,
      port,
      ...(localAddress !== undefined && { localAddress }),
      ...(localPort !== undefined && { localPort }),
    });
    for (const target of this.#waiting.splice(0)) this.#notTried(target);
    this.#timer = setTimeout(this.#abandon, this.#deps.grace ?? LOSER_GRACE);
    this.#result.settle({
      socket,
      losersDone: this.#losersDone.promise,
      abandonLosers: this.#abandon,
    });
  }

  /** Cuts off what is under way; without a winner nothing comes of the race. */
  readonly #abandon = (): void => {
    for (const [target, attempt] of this.#running) {
      attempt.abandon();
      this.#notTried(target);
    }
    this.#running.clear();
    for (const target of this.#waiting.splice(0)) this.#notTried(target);
    this.#tidy();
  };

  #over(): void {
    if (!this.#won) this.#deps.record({ type: 'connection.failed' });
    this.#tidy();
  }

  #tidy(): void {
    clearTimeout(this.#timer);
    this.#deps.signal.removeEventListener('abort', this.#abandon);
    this.#result.settle(undefined);
    this.#losersDone.settle();
  }

  #notTried({ address, port }: AttemptTarget): void {
    this.#deps.record({ type: 'attempt.ended', address, port, outcome: 'not-tried' });
  }
}

/** A promise with its resolver beside it; settling it twice does nothing. */
function settleable<T>(): { readonly promise: Promise<T>; readonly settle: (value: T) => void } {
  let settle!: (value: T) => void;
  const promise = new Promise<T>((resolve) => {
    settle = resolve;
  });
  return { promise, settle };
}
