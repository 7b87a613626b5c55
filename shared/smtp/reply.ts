// Sorts replies by their codes (RFC 5321 section 4.2.1, RFC 3463).

import type { EnhancedStatus } from './enhanced-status.ts';

/** What all forms of a reply have. */
export interface ReplyCodes {
  readonly code: number;
  readonly enhanced?: EnhancedStatus | undefined;
}

/** 4yz or 5yz: the command was refused. */
export function isRefusal({ code }: ReplyCodes): boolean {
  return code >= 400 && code < 600;
}

/**
 * Whether the reply to a message's end says that the server has taken it over. RFC 5321 section
 * 4.3.2 has 250 alone. A client goes by the first digit where a code is none that it knows
 * (section 4.2), so 251, 252 and the odd 200 count as well; but 21z, 22z and 23z are known to
 * speak of something else: help, the connection, the sign-in. A 221 that comes here is QUIT's,
 * and a server that says goodbye instead of 250 has promised nothing.
 */
export function confirmsMessage({ code }: ReplyCodes): boolean {
  return code >= 200 && code < 300 && (code < 210 || code >= 240);
}

/** 4yz: refused for now; trying again later may do. */
export function isTransient({ code }: ReplyCodes): boolean {
  return code >= 400 && code < 500;
}

/** 5yz: refused for good; the same command will be refused again. */
export function isPermanent({ code }: ReplyCodes): boolean {
  return code >= 500 && code < 600;
}

/** Whether the enhanced code says one of these, given as `subject.detail` or `subject.`. */
export function says({ enhanced }: ReplyCodes, ...details: readonly string[]): boolean {
  if (enhanced === undefined) return false;
  const detail = enhanced.slice(2);
  return details.some((given) =>
    given.endsWith('.') ? detail.startsWith(given) : detail === given,
  );
}

/** Whether the reply code is one of these. */
export function hasCode({ code }: ReplyCodes, ...codes: readonly number[]): boolean {
  return codes.includes(code);
}
