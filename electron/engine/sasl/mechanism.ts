// Defines what a SASL mechanism is to the session: a small state machine without I/O.

import type { KnownMechanism } from '../../../shared/smtp/sasl-name.ts';
import type { Secret } from '../secret.ts';

/** What a user signs in with; the mechanism takes what it needs. */
export interface Credentials {
  readonly user: string;
  readonly authzid?: string;
  readonly password?: Secret;
  readonly token?: Secret;
}

/**
 * A step's answer, before base64: open text, or a secret. The redactor must learn a
 * secret one before the next reply is read.
 */
export type SaslResponse = { readonly open: string } | { readonly secret: Secret };

export interface SaslExchange {
  /**
   * The initial response (RFC 4954 section 4), or undefined where the mechanism has
   * none, which is not the same as an empty one.
   */
  initial(): SaslResponse | undefined;
  /**
   * Answers a challenge (decoded from base64); undefined cancels the exchange with `*`.
   * Where the initial response stayed out of the AUTH command, the empty challenge that
   * asks for it comes here as well.
   */
  respond(challenge: Uint8Array): SaslResponse | undefined;
}

export interface Mechanism {
  readonly name: KnownMechanism;
  /** Whether the credentials hold what it needs. */
  usableWith(credentials: Credentials): boolean;
  /**
   * Begins an exchange. Throws `UnusableCredentials` for what the mechanism cannot
   * carry; `credentialFault` tells beforehand.
   */
  start(credentials: Credentials): SaslExchange;
}
