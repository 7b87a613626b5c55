// Finds credentials that no SASL mechanism can carry unharmed.

import type { Secret } from '../secret.ts';
import type { Credentials } from './mechanism.ts';

export type CredentialField = 'user' | 'authzid' | 'password' | 'token';

export interface CredentialFault {
  readonly field: CredentialField;
  /**
   * `nul`: PLAIN separates its fields with NUL (RFC 4616 section 2), and servers written
   * in C cut other mechanisms' fields there. `control-a`: XOAUTH2 separates with it.
   * `lone-surrogate`: no Unicode text, so there are no octets to send. `missing`: the
   * mechanism needs it.
   */
  readonly problem: 'nul' | 'control-a' | 'lone-surrogate' | 'missing';
}

/** Thrown when an exchange is started with credentials that it cannot carry. */
export class UnusableCredentials extends Error {
  readonly fault: CredentialFault;

  constructor(fault: CredentialFault) {
    super(`the ${fault.field} cannot be used to sign in: ${fault.problem}`);
    this.name = 'UnusableCredentials';
    this.fault = fault;
  }
}

/** The first thing about the credentials that would not reach a server unharmed. */
export function credentialFault(credentials: Credentials): CredentialFault | undefined {
  const { user, authzid = '', password, token } = credentials;
  return (
    fault('user', user, token !== undefined) ??
    fault('authzid', authzid, false) ??
    fault('password', password?.reveal() ?? '', false) ??
    fault('token', token?.reveal() ?? '', true)
  );
}

/** Throws `UnusableCredentials` for what `credentialFault` finds. */
export function refuseFaulty(credentials: Credentials): void {
  const found = credentialFault(credentials);
  if (found) throw new UnusableCredentials(found);
}

/** The secret of that name; throws `UnusableCredentials` where there is none. */
export function needed(field: 'password' | 'token', credentials: Credentials): Secret {
  const secret = credentials[field];
  if (!secret) throw new UnusableCredentials({ field, problem: 'missing' });
  return secret;
}

function fault(
  field: CredentialField,
  text: string,
  forXoauth2: boolean,
): CredentialFault | undefined {
  if (text.includes('\0')) return { field, problem: 'nul' };
  if (forXoauth2 && text.includes('\x01')) return { field, problem: 'control-a' };
  if (/\p{Surrogate}/u.test(text)) return { field, problem: 'lone-surrogate' };
  return undefined;
}
