// Tells requests of Ehlo's own page from those of any other page or program.

import type { IncomingMessage } from 'node:http';
import { pageHeaders } from '../host/page-headers.ts';

/**
 * Whether the request names this server as its host. A page elsewhere can point a name
 * of its own at 127.0.0.1 (DNS rebinding), but its requests then carry that name.
 */
export function isOwnHost({ headers }: IncomingMessage, authority: string): boolean {
  return headers.host === authority;
}

/** Whether the request was made by a page of this server; browsers do not let pages forge it. */
export function isOwnOrigin({ headers }: IncomingMessage, authority: string): boolean {
  return headers.origin === `http://${authority}`;
}

/** The page talks to this server alone. */
export const SECURITY_HEADERS = pageHeaders("'self'");
