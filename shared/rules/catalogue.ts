// Lists every rule; the only list there is.

import { resolveDiagnoses } from './diagnoses/resolve.ts';
import { runDiagnoses } from './diagnoses/run.ts';
import type { Judgement } from './rule.ts';

/** Version of the rules; it goes into each log with the verdict that they reached. */
export const RULE_SET = '1';

export const catalogue = [...runDiagnoses, ...resolveDiagnoses] as const;

export type CatalogueRule = (typeof catalogue)[number];

export type RuleId = CatalogueRule['id'];

/** The values that a rule's words are made of. */
export type ObservedBy<Id extends RuleId> = Extract<
  CatalogueRule,
  { readonly id: Id }
>['judge'] extends (facts: never) => infer Answer
  ? ObservedIn<Answer>
  : never;

type ObservedIn<Answer> =
  Answer extends Judgement<infer Observed>
    ? Answer extends { readonly verdict: 'fail' }
      ? Observed
      : never
    : never;
