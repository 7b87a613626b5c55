// Turns Ctrl-C into a cancelled run, and a second one into the end.

import { EXIT } from './exit-code.ts';

/** Listens until `release` is called. */
export interface Interruption {
  readonly signal: AbortSignal;
  release(): void;
}

/**
 * The first SIGINT, SIGTERM or SIGHUP aborts the signal, so that the run can end politely
 * and be reported; the second ends the process.
 */
export function onInterrupt(tell: () => void): Interruption {
  const controller = new AbortController();
  const interrupt = (): void => {
    if (controller.signal.aborted) process.exit(EXIT.cancelled);
    tell();
    controller.abort();
  };
  const names = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const name of names) process.on(name, interrupt);
  return {
    signal: controller.signal,
    release: () => {
      for (const name of names) process.off(name, interrupt);
    },
  };
}
