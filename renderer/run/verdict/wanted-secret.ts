// Tells which verdicts are mended by another password or token.

import type { Verdict } from '../../../shared/run/verdict.ts';

const PASSWORD: readonly string[] = [
  'auth.credentials-rejected',
  'auth.rejected',
  'auth.app-password-needed',
  'auth.api-key-needed',
  'auth.password-expired',
  'auth.password-change-needed',
];

const TOKEN: readonly string[] = [
  'auth.token-rejected',
  'auth.token-expired',
  'auth.token-for-another-service',
  'auth.token-for-another-user',
  'auth.token-lacks-scope',
];

/** What its button says, for a verdict that asks for another one. */
export function wantedSecret({ rule }: Pick<Verdict, 'rule'>): string | undefined {
  if (PASSWORD.includes(rule)) return 'Give another password';
  return TOKEN.includes(rule) ? 'Give another token' : undefined;
}
