// Tells requests of Ehlo's own page from those of any other page or program.

import type { IncomingMessage } from 'node:http';

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

/** On every answer: nothing inline, nothing foreign, nothing framed, nothing kept. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'Cache-Control': 'no-store',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
};
