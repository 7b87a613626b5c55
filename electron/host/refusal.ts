// Refuses what a window asks for, with a reason that may be shown.

import type { HostRefusal } from '../../shared/host/api.ts';

/** Thrown by a host's methods; any other error is a bug and is told as `internal`. */
export class Refused extends Error {
  readonly refusal: HostRefusal;

  constructor(code: HostRefusal['code'], message: string) {
    super(message);
    this.name = 'Refused';
    this.refusal = { code, message };
  }
}

/** What a window is told of an error: a refusal's own words, of a bug only that there was one. */
export function toRefusal(error: unknown): HostRefusal {
  return error instanceof Refused
    ? error.refusal
    : { code: 'internal', message: 'Something went wrong inside Ehlo. The run log is kept.' };
}
