// Types what a program's remark tells, and the rows that remarks are known by.

import type { CertificateProblem } from '../../run/certificate.ts';
import type { Phase } from '../../run/phase.ts';
import type { Confidence } from '../../run/verdict.ts';
import type { Trouble } from '../step.ts';

/** What a remark says; `phase` where it tells the phase as well. */
export interface Remark {
  readonly trouble: Trouble;
  readonly phase?: Phase;
  /** The surest that the words allow, where programs say the same of other causes too. */
  readonly atMost?: Confidence;
}

/** Words, and what they tell. */
export type Row = readonly [pattern: RegExp, trouble: Trouble, phase?: Phase];

/** Rows whose words do not leave one cause alone. */
export interface Remarks {
  readonly rows: readonly Row[];
  readonly atMost?: Confidence;
}

/** Words that leave one cause. */
export const sure = (...rows: readonly Row[]): Remarks => ({ rows });

/** Words that programs use of other causes too, though less often. */
export const likely = (...rows: readonly Row[]): Remarks => ({ rows, atMost: 'likely' });

/** Words that fit several causes equally well. */
export const possibly = (...rows: readonly Row[]): Remarks => ({ rows, atMost: 'possible' });

/** A certificate that the program refused, for this. */
export const certificate = (problem: CertificateProblem) =>
  ({ type: 'certificate', problem }) as const;
