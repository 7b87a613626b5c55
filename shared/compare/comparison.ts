// Types what two runs have apart: the differences, the likely reason first, and the transcripts.

import type { TranscriptLine } from '../export/transcript-line.ts';
import type { Phase } from '../run/phase.ts';
import type { Outcome } from '../run/verdict.ts';

export const COMPARISON_FORMAT = 'ehlo.comparison/1';

/** What can differ; `explain.ts` says which of them explains what. */
export type DifferenceKind =
  | 'setting.target'
  | 'setting.security'
  | 'setting.tls'
  | 'setting.sign-in'
  | 'setting.ehlo-name'
  | 'setting.envelope'
  | 'setting.extent'
  | 'address.resolution'
  | 'address.attempt'
  | 'address.connected'
  | 'server.software'
  | 'server.extension'
  | 'server.mechanisms'
  | 'tls.version'
  | 'tls.failure'
  | 'certificate.changed'
  | 'certificate.renewed'
  | 'certificate.problems'
  | 'sign-in.mechanism'
  | 'reply'
  | 'ending'
  | 'time'
  | 'verdict';

export interface Difference {
  readonly kind: DifferenceKind;
  /** Null where it belongs to the runs as a whole. */
  readonly phase: Phase | null;
  /** What it is about, as `PIPELINING, inside TLS`; unique together with the kind. */
  readonly subject: string;
  /** Null where there was none. A server's words in it are visible and cut at a bound. */
  readonly before: string | null;
  readonly after: string | null;
  /** Whether it may matter; a renewed certificate or a new queue name need not. */
  readonly matters: boolean;
}

/** A difference in a sentence of Ehlo's own. */
export interface ToldDifference extends Difference {
  readonly sentence: string;
}

export interface ComparedRun {
  readonly target: string;
  /** Wall time, ISO 8601, UTC. */
  readonly startedAt: string;
  readonly outcome: Outcome;
  readonly rule: string;
  readonly title: string;
  readonly phase: Phase;
}

/** One row of the aligned transcripts: alike, only before, only after, or changed. */
export interface AlignedLine {
  readonly mark: ' ' | '-' | '+' | '~';
  readonly before: TranscriptLine | null;
  readonly after: TranscriptLine | null;
}

export interface Comparison {
  readonly format: typeof COMPARISON_FORMAT;
  readonly before: ComparedRun;
  readonly after: ComparedRun;
  /** Whether both ended the same way: in success, or by the same rule. */
  readonly sameOutcome: boolean;
  /** Where they first parted; null where they ended the same way. */
  readonly parting: Phase | null;
  readonly summary: string;
  /** What most likely explains that they parted; null where they did not. */
  readonly reason: ToldDifference | null;
  /** The likeliest to explain first, those that need not matter last. */
  readonly differences: readonly ToldDifference[];
  readonly transcript: readonly AlignedLine[];
  /** Whether the transcripts were too long to be aligned line by line to their ends. */
  readonly transcriptCut: boolean;
}
