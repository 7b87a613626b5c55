// Lists what the address bar's choices are and what they are called.

import type { Security, StopAfter } from '../../../shared/run/plan.ts';
import type { MechanismName } from '../../../shared/smtp/sasl-name.ts';

export const SECURITY_OPTIONS: readonly (readonly [Security, string])[] = [
  ['auto', 'Auto'],
  ['starttls', 'STARTTLS'],
  ['implicit', 'Implicit TLS'],
  ['none', 'In clear'],
];

export const STOP_OPTIONS: readonly (readonly [StopAfter, string])[] = [
  ['connect', 'connect'],
  ['greeting', 'greeting'],
  ['ehlo', 'ehlo'],
  ['tls', 'tls'],
  ['auth', 'auth'],
  ['mail', 'mail'],
  ['rcpt', 'rcpt'],
  ['data', 'data, send'],
  ['quit', 'quit, send'],
];

/** Auto, those that Ehlo knows, and the chosen one if it is another. */
export function mechanismOptions(
  known: readonly string[],
  chosen: MechanismName | '',
): readonly (readonly [MechanismName | '', string])[] {
  const names = chosen === '' || known.includes(chosen) ? known : [...known, chosen];
  return [['', 'Auto'], ...names.map((name) => [name as MechanismName, name] as const)];
}
