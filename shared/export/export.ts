// Types what makes a document of a run.

import type { RunEvent } from '../run/event.ts';
import type { RunReport } from '../run/report.ts';

/** Said where a run has nothing for a format; the reason is a sentence. */
export interface NothingToExport {
  readonly reason: string;
}

/** What a run has left beside its log. */
export interface Kept {
  /** The octets of the message that was sent. */
  readonly message?: Uint8Array;
}

/** Makes one document of a run; secrets are not in the log, and so in no export. */
export type Export = (
  events: readonly RunEvent[],
  report: RunReport,
  kept?: Kept,
) => string | Uint8Array | NothingToExport;

/** Whether there was something to export. */
export function isDocument(
  made: string | Uint8Array | NothingToExport,
): made is string | Uint8Array {
  return typeof made === 'string' || made instanceof Uint8Array;
}
