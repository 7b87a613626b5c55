// Defines what a practice server is: what it teaches, and how it behaves to teach it.

import type { Phase } from '../../shared/run/phase.ts';
import type { Security, StopAfter } from '../../shared/run/plan.ts';
import type { Outcome } from '../../shared/run/verdict.ts';
import type { Presented } from './authority.ts';
import type { Replies } from './replies.ts';

/** One line of the catalogue; `fault` is set on all but the healthy ones. */
export interface Lesson {
  /** As in `practice:NAME`: lower case, digits and hyphens. */
  readonly name: string;
  readonly title: string;
  /** One or two sentences: what goes wrong here, and how it looks from the client. */
  readonly teaches: string;
  /** Where and how a run that reaches far enough ends. */
  readonly expects: { readonly phase: Phase; readonly outcome: Outcome };
  /** How far a run must go to meet the fault; past `auth` it needs an envelope and `send`. */
  readonly reach: StopAfter;
  /** What the client is told to use; the server may think otherwise. */
  readonly security: Exclude<Security, 'auto' | 'none'>;
  readonly fault?: Fault;
  /** Recipients to try, local parts only; one unless given. */
  readonly recipients?: readonly [string, ...string[]];
}

/** How a server differs from a healthy one. */
export interface Fault {
  /** What it speaks from the first octet on, where that is not what the client is told. */
  readonly speaks?: 'tls' | 'clear';
  readonly certificate?: Presented;
  readonly replies?: Partial<Replies>;
}
