// Knows swaks's stop points, for its options on our command line and for its own command lines.

import type { StopAfter } from '../run/plan.ts';

/** The phase behind which swaks stops at each; its PROXY and XCLIENT have none here. */
export const SWAKS_STOPS: Readonly<Record<string, StopAfter>> = {
  CONNECT: 'greeting',
  BANNER: 'greeting',
  EHLO: 'ehlo',
  HELO: 'ehlo',
  TLS: 'tls',
  STARTTLS: 'tls',
  AUTH: 'auth',
  MAIL: 'mail',
  FROM: 'mail',
  RCPT: 'rcpt',
  TO: 'rcpt',
};
