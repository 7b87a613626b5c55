// Types what a pasted text tells (`ehlo.explanation/1`).

import type { Phase } from '../run/phase.ts';
import type { Finding, Verdict } from '../run/verdict.ts';
import type { PastedLine } from './pasted-line.ts';

export const EXPLANATION_FORMAT = 'ehlo.explanation/1';

/** What a text of another program tells; `explanation.schema.json` says the same. */
export interface Explanation {
  readonly format: typeof EXPLANATION_FORMAT;
  /** Who wrote the text, as far as it can be told. */
  readonly source: { readonly tool: string; readonly name: string };
  /** Null where the text does not say. */
  readonly target: {
    readonly host: string | null;
    readonly port: number | null;
    readonly security: 'starttls' | 'implicit' | 'none' | null;
  };
  /** As a run's; `evidence` holds the numbers of the text's lines. */
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
  /** What was guessed, since the text does not say it. */
  readonly guessed: readonly 'phase'[];
  /** The lines that the verdict rests on, secrets masked; untrusted. */
  readonly lines: readonly PastedLine[];
  readonly phases: readonly { readonly phase: Phase; readonly state: SeenState }[];
  readonly runtime: { readonly version: string; readonly ruleSet: string };
}

/** `not-observed`: the text does not show whether it took place. */
export type SeenState = 'passed' | 'failed' | 'not-observed';
