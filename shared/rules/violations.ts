// Says of each protocol violation where the standard forbids it and whether a session survives it.

import type { Violation } from '../run/event.ts';

interface Standing {
  readonly reference: string;
  /** A session can not go on after it. */
  readonly breaking: boolean;
}

const rfc5321 = (section: string) => `https://www.rfc-editor.org/rfc/rfc5321#section-${section}`;

export const VIOLATIONS = {
  'reply-without-code': { reference: rfc5321('4.2'), breaking: true },
  'reply-codes-differ': { reference: rfc5321('4.2.1'), breaking: true },
  'reply-code-out-of-range': { reference: rfc5321('4.2.1'), breaking: true },
  'bare-line-feed': { reference: rfc5321('2.3.8'), breaking: false },
  'bare-carriage-return': { reference: rfc5321('2.3.8'), breaking: false },
  'invalid-utf8': { reference: rfc5321('2.4'), breaking: false },
  'nul-in-line': { reference: rfc5321('2.4'), breaking: false },
  'greeting-not-220': { reference: rfc5321('3.1'), breaking: true },
  'reply-before-command': { reference: rfc5321('3.1'), breaking: true },
  'unexpected-reply': { reference: rfc5321('4.3'), breaking: true },
  'partial-line-at-close': { reference: rfc5321('3.8'), breaking: true },
  'reply-unfinished': { reference: rfc5321('4.2.1'), breaking: true },
  'extension-malformed': { reference: rfc5321('4.1.1.1'), breaking: false },
  'challenge-not-base64': {
    reference: 'https://www.rfc-editor.org/rfc/rfc4954#section-4',
    breaking: true,
  },
  'tls-closed-without-notify': {
    reference: 'https://www.rfc-editor.org/rfc/rfc8446#section-6.1',
    breaking: false,
  },
  'pipelined-commands-dropped': {
    reference: 'https://www.rfc-editor.org/rfc/rfc2920#section-3.2',
    breaking: false,
  },
  'code-of-another-command': { reference: rfc5321('4.3.2'), breaking: false },
} as const satisfies Record<Violation, Standing>;

/** The violations that may be why a run failed. */
export type BreakingViolation = {
  [V in Violation]: (typeof VIOLATIONS)[V]['breaking'] extends true ? V : never;
}[Violation];
