// Types the judgement of a run: one verdict, and findings beside it.

import type { EnhancedStatus } from '../smtp/enhanced-status.ts';
import type { PeerText } from '../smtp/peer-text.ts';
import type { Phase } from './phase.ts';

export type Outcome = 'ok' | 'partial' | 'failed' | 'inconclusive';

export type Confidence = 'certain' | 'likely' | 'possible';

/** The server's words that the verdict rests on, verbatim. */
export interface QuotedReply {
  readonly code: number;
  readonly enhanced: EnhancedStatus | null;
  readonly text: PeerText;
}

/** A change of the plan that would mend the fault; offered, never applied unasked. */
export interface Action {
  readonly id: string;
  /** Options of `ehlo test` that carry it out, as `--security implicit`. */
  readonly options: readonly string[];
}

/** The one root cause of how the run ended. `title`, `cause` and `remedy` are Ehlo's words. */
export interface Verdict {
  readonly rule: string;
  readonly phase: Phase;
  readonly outcome: Outcome;
  readonly title: string;
  readonly cause: string;
  readonly remedy: string;
  readonly confidence: Confidence;
  /** Numbers of the events that it rests on. */
  readonly evidence: readonly number[];
  readonly reply: QuotedReply | null;
  readonly action: Action | null;
  /** An RFC section or a provider's page. */
  readonly reference: string;
}

export interface Finding {
  readonly rule: string;
  readonly severity: 'info' | 'warning' | 'serious';
  readonly title: string;
  readonly cause: string;
  readonly remedy: string;
  readonly evidence: readonly number[];
  readonly reference: string;
}
