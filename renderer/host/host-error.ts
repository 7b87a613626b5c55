// Carries a host's refusal as an error, so that it can be thrown and told from a bug.

import type { HostRefusal } from '../../shared/host/api.ts';

export class HostError extends Error {
  override readonly name = 'HostError';
  readonly code: HostRefusal['code'];

  constructor(refusal: HostRefusal) {
    super(refusal.message);
    this.code = refusal.code;
  }
}
