// Lets a run end properly where what it prints cannot be written, and says so once.

import type { Writable } from 'node:stream';
import { reasonOf } from './system-error.ts';

export interface WatchedOutput {
  /** Whether something for standard output could not be written. */
  readonly lost: boolean;
}

/**
 * A reader that has gone (`ehlo … | head`) wants no more, and nobody is told. A full disk is
 * told on standard error; the run goes on either way, since a message half sent helps nobody.
 */
export function watchOutput(stdout: Writable, stderr: Writable): WatchedOutput {
  let lost = false;
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE' || lost) return;
    lost = true;
    stderr.write(
      `ehlo: standard output cannot be written (${reasonOf(error)}); what stands there is not complete.\n`,
    );
  });
  // There is nowhere left to say it.
  stderr.on('error', () => undefined);
  return {
    get lost() {
      return lost;
    },
  };
}
