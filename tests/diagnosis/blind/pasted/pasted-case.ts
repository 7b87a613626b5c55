// Types a pasted error of a program, and what a good explanation of it must say.

import type { Confidence } from '../../../../shared/run/verdict.ts';
import type { Phase } from '../../../../shared/run/phase.ts';
import type { Expectation } from '../case.ts';

export interface PastedCase {
  readonly id: string;
  /** Where the program was seen to print it, or which of its sources does. */
  readonly source: string;
  readonly text: string;
  readonly expect: Expectation;
}

/** Which steps a text leaves open that does not say where it happened. */
export const ANYWHERE = 'any';

type Phases = Phase | readonly Phase[] | 'any';

/** What is asked of the answer; the remedy has to name something to do, and some have to name what. */
export function says(
  phase: Phases,
  about: RegExp,
  more: { readonly not?: RegExp; readonly remedy?: RegExp; readonly atMost?: Confidence } = {},
): Expectation {
  const { not, remedy = /\w{3}/, atMost } = more;
  return {
    phase,
    about: [about],
    remedy: [remedy],
    ...(not && { not: [not] }),
    ...(atMost && { atMost }),
  };
}
