// Holds a secret so that it cannot slip into a string, a log or an event by accident.

import { inspect } from 'node:util';
import { SECRET_MARK } from '../../shared/smtp/peer-text.ts';

/** A stretch of a secret's text: `secret` itself, or open text joined to it. */
export interface SecretSpan {
  readonly text: string;
  readonly secret: boolean;
}

/**
 * A password, token, key or anything derived from one. It prints as `[secret]`
 * wherever it is turned into text; only `reveal()` and `revealSpans()` give it away,
 * and lint keeps those calls to the few places that must have them.
 */
export class Secret {
  readonly #spans: readonly SecretSpan[];

  constructor(text: string | readonly SecretSpan[]) {
    this.#spans = typeof text === 'string' ? [{ text, secret: true }] : text;
  }

  /**
   * A secret made of others and of open text, such as a PLAIN message. It remembers
   * which stretches are open: a user name in it is no secret on its own.
   */
  static join(...parts: readonly (string | Secret)[]): Secret {
    return new Secret(
      parts.flatMap((part) =>
        typeof part === 'string' ? [{ text: part, secret: false }] : part.#spans,
      ),
    );
  }

  /** The secret itself. */
  reveal(): string {
    return this.#spans.map((span) => span.text).join('');
  }

  /** The secret itself, cut into its secret and its open stretches. */
  revealSpans(): readonly SecretSpan[] {
    return this.#spans;
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
