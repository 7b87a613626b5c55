// Defines what a rule is: one question to the facts, answered without a word of prose.

import type { ProbeName } from '../run/event.ts';
import type { FacetName, RunFacts } from '../run/facts.ts';
import type { ObservedReply } from '../run/facets/observed-reply.ts';
import type { Phase } from '../run/phase.ts';
import type { Action, Confidence, Finding, Outcome } from '../run/verdict.ts';

/** What a rule says when it fires. */
export interface Fault<Observed> {
  readonly verdict: 'fail';
  /** The phase where the root of the trouble lies, which may be before the one that failed. */
  readonly phase: Phase;
  /** Numbers of the events that show it. */
  readonly evidence: readonly number[];
  readonly confidence: Confidence;
  /** The values that the words are made of. */
  readonly observed: Observed;
  /** How the run ended if this is why; `failed` unless said. */
  readonly outcome?: Outcome;
  /** How bad it is when it stands beside the verdict; `warning` unless said. */
  readonly severity?: Finding['severity'];
  /** The server's own words about it. */
  readonly reply?: ObservedReply;
  readonly action?: Action;
  /** A page nearer to the case than the rule's own reference, as the provider's. */
  readonly reference?: string;
}

export type Judgement<Observed> =
  | Fault<Observed>
  | { readonly verdict: 'pass' }
  /** The question does not arise in this run. */
  | { readonly verdict: 'not-applicable' }
  /** The client in use does not reveal what would answer it. */
  | { readonly verdict: 'not-observed' };

/**
 * One rule. A `diagnosis` says why a run ended as it did and competes to be the
 * verdict; a `check` says what is worth knowing besides.
 */
export interface Rule<Id extends string, Needs extends FacetName, Observed> {
  /** `topic.statement-of-fault`. */
  readonly id: Id;
  readonly kind: 'check' | 'diagnosis';
  /** An RFC section or a provider's page, as a URL. */
  readonly reference: string;
  /** The facets that it looks at; it is shown no others. */
  readonly needs: readonly Needs[];
  /** Ids of the more general rules that it beats where both fire. */
  readonly refines: readonly string[];
  /**
   * The looks that would decide what the session left open; `run.ts` takes them, each on a
   * connection of its own, and records them in the same log.
   */
  readonly wants: readonly ProbeName[];
  judge(facts: Pick<RunFacts, Needs>): Judgement<Observed>;
}

/** States a rule; it only helps the types along. */
export function defineRule<const Id extends string, const Needs extends FacetName, Observed>(
  rule: Rule<Id, Needs, Observed>,
): Rule<Id, Needs, Observed> {
  return rule;
}

export const PASS = { verdict: 'pass' } as const;
export const NOT_APPLICABLE = { verdict: 'not-applicable' } as const;
export const NOT_OBSERVED = { verdict: 'not-observed' } as const;
