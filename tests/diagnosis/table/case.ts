// Types a case of the table: a fault, how to bring it about, and the rule that must name it.

import type { Phase } from '../../../shared/run/phase.ts';
import type { Confidence, Outcome } from '../../../shared/run/verdict.ts';
import type { RuleId } from '../../../shared/rules/catalogue.ts';
import type { SetUp } from '../blind/case.ts';
import type { Fault } from '../blind/faults.ts';

/** What the answer has to be. */
export interface Held {
  readonly rule: RuleId;
  /** Absent where the run goes on and only a finding tells of the fault. */
  readonly phase?: Phase;
  /** `failed` unless given. */
  readonly outcome?: Outcome;
  /** No surer than that: the evidence leaves more open than a rule may see. */
  readonly atMost?: Confidence;
  /** At least as sure: anything less would be coy. */
  readonly atLeast?: Confidence;
}

export interface TableCase {
  readonly id: string;
  readonly fault: Fault;
  /** Where the words or the behaviour come from; `real server` or `practice server` with a name. */
  readonly source: string;
  readonly expect: Held;
  readonly setUp: SetUp;
}

/** A case in a line or two. */
export function tell(
  id: string,
  fault: Fault,
  source: string,
  expect: Held,
  setUp: SetUp,
): TableCase {
  return { id, fault, source, expect, setUp };
}
