// Types a blind case: a fault, how to bring it about, and what a good answer must say.

import type { RunSecrets } from '../../../electron/engine/run.ts';
import type { Phase } from '../../../shared/run/phase.ts';
import type { RunPlan } from '../../../shared/run/plan.ts';
import type { Confidence, Outcome } from '../../../shared/run/verdict.ts';
import type { Fault } from './faults.ts';

/** A fault brought about on this machine, and the run that is to meet it. */
export interface Stage {
  readonly plan: RunPlan;
  readonly secrets: RunSecrets;
  stop(): Promise<void>;
}

/**
 * What a help-desk lead would ask of the answer, in terms that know nothing of rules.
 * Patterns are generous in wording and strict in meaning.
 */
export interface Expectation {
  /** `any` where the run ends well and only a finding matters. */
  readonly phase: Phase | readonly Phase[] | 'any';
  /** `failed` unless given. */
  readonly outcome?: Outcome | readonly Outcome[];
  /** Each must match the title and cause together. */
  readonly about: readonly RegExp[];
  /** The tempting wrong diagnoses: none may match title and cause. */
  readonly not?: readonly RegExp[];
  /** Each must match the remedy: who does what, and where. */
  readonly remedy: readonly RegExp[];
  /** Advice that would do harm or lead astray. */
  readonly remedyNot?: readonly RegExp[];
  /** As sure as the evidence allows, and no more. */
  readonly atMost?: Confidence;
  /** Where anything less would be coy. */
  readonly atLeast?: Confidence;
  /** Whether a finding beside the verdict may carry the answer; the verdict alone unless given. */
  readonly findingWillDo?: boolean;
}

export type SetUp = () => Promise<Stage>;

interface Told {
  readonly id: string;
  readonly fault: Fault;
  /** Where the wording or behaviour was seen, or `real server` with what was configured. */
  readonly source: string;
  readonly expect: Expectation;
}

/** A run against a server. */
export interface RunCase extends Told {
  readonly kind: 'run';
  /** Must match a line of the transcript, or an event's JSON: the fault did take place. */
  readonly seen?: RegExp;
  readonly setUp: SetUp;
}

/** A text that somebody pastes, to be explained offline. */
export interface ExplainCase extends Told {
  readonly kind: 'explain';
  readonly text: string;
}

export type BlindCase = RunCase | ExplainCase;
