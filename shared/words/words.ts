// Types the words: one entry for each rule, each a function of what that rule observed.

import type { ObservedBy, RuleId } from '../rules/catalogue.ts';

/** What Ehlo says of a fault: plain, to the reader, without blame. */
export interface Words {
  /** One line: what happened. */
  readonly title: string;
  /** Why. */
  readonly cause: string;
  /** What to do, where, and who can do it. */
  readonly remedy: string;
}

/** All entries; a rule without words does not compile. */
export type WordsTable = { readonly [Id in RuleId]: (observed: ObservedBy<Id>) => Words };
