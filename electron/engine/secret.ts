// Holds a secret so that it cannot slip into a string, a log or an event by accident.

import { inspect } from 'node:util';
import { SECRET_MARK } from '../../shared/smtp/peer-text.ts';

/**
 * A password, token, key or anything derived from one. It prints as `[secret]`
 * wherever it is turned into text; only `reveal()` gives it away, and lint keeps
 * that call to the few places that must have it.
 */
export class Secret {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** The secret itself. */
  reveal(): string {
    return this.#text;
  }

  toString(): string {
    return SECRET_MARK;
  }

  toJSON(): string {
    return SECRET_MARK;
  }

  [inspect.custom](): string {
    return SECRET_MARK;
  }
}
