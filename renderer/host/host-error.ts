// The errors of calls to a host: what it refused, and what it did not answer.

import type { HostRefusal } from '../../shared/host/api.ts';

export class HostError extends Error {
  override readonly name = 'HostError';
  readonly code: HostRefusal['code'];

  constructor(refusal: HostRefusal) {
    super(refusal.message);
    this.code = refusal.code;
  }
}

/** The connection was lost under a call that changes something: it may have been carried out. */
export class Unanswered extends Error {
  override readonly name = 'Unanswered';

  constructor() {
    super(Unanswered.MESSAGE);
  }

  static readonly MESSAGE =
    'The connection to Ehlo was lost before it answered. Look whether it was done.';
}
