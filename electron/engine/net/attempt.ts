// Makes one TCP connection attempt and names its outcome.

import { connect, type Socket } from 'node:net';
import type { AttemptOutcome } from '../../../shared/run/event.ts';

/** Where an attempt goes, and from where. */
export interface AttemptTarget {
  readonly address: string;
  readonly family: 4 | 6;
  readonly port: number;
  /** Local address to connect from; the operating system's choice if absent. */
  readonly sourceIp?: string;
}

/** How an attempt ended by itself. */
export type AttemptEnd =
  | { readonly outcome: 'connected'; readonly socket: Socket }
  | {
      readonly outcome: Exclude<AttemptOutcome, 'connected' | 'not-tried'>;
      /** The system's own code, as `ECONNREFUSED`. */
      readonly code?: string;
    };

export interface Attempt {
  /** Never rejects; stays pending when the attempt is abandoned. */
  readonly ended: Promise<AttemptEnd>;
  /** Closes the socket at once, unless the attempt has ended. */
  abandon(): void;
}

/** Starts an attempt that gives up after `timeout` milliseconds. */
export type StartAttempt = (target: AttemptTarget, timeout: number) => Attempt;

/** The real one: TCP, without Nagle's delay and without Node's own choice among families. */
export const startAttempt: StartAttempt = (target, timeout) => {
  const { address, family, port, sourceIp } = target;
  const socket = connect({
    host: address,
    port,
    family,
    noDelay: true,
    autoSelectFamily: false,
    ...(sourceIp !== undefined && { localAddress: sourceIp }),
  });
  let over = false;
  let timer: NodeJS.Timeout | undefined;
  const ended = new Promise<AttemptEnd>((resolve) => {
    const end = (result: AttemptEnd): void => {
      if (over) return;
      over = true;
      clearTimeout(timer);
      resolve(result);
    };
    socket.once('connect', () => end({ outcome: 'connected', socket }));
    // Stays for the socket's life: between the attempt and its reader a reset must not throw.
    socket.on('error', ({ code }: NodeJS.ErrnoException) =>
      end({ outcome: outcomeOfCode(code), ...(code !== undefined && { code }) }),
    );
    timer = setTimeout(() => {
      end({ outcome: 'timed-out' });
      socket.destroy();
    }, timeout);
  });
  return {
    ended,
    abandon() {
      if (over) return;
      over = true;
      clearTimeout(timer);
      socket.destroy();
    },
  };
};

type FailedOutcome = Exclude<AttemptOutcome, 'connected' | 'not-tried'>;

const OUTCOMES: Readonly<Record<string, FailedOutcome>> = {
  ECONNREFUSED: 'refused',
  ETIMEDOUT: 'timed-out',
  ENETUNREACH: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  ENETDOWN: 'unreachable',
  EHOSTDOWN: 'unreachable',
  ECONNRESET: 'reset',
  ECONNABORTED: 'reset',
  EACCES: 'not-permitted',
  EPERM: 'not-permitted',
  EADDRNOTAVAIL: 'address-not-available',
  EADDRINUSE: 'address-not-available',
  // The local address is of the other family.
  EINVAL: 'address-not-available',
};

/** The outcome that a system error code of `connect` or `bind` stands for. */
export function outcomeOfCode(code: string | undefined): FailedOutcome {
  return OUTCOMES[code ?? ''] ?? 'failed';
}
