// Exports the message that was sent, where the run has kept it: the log has its digest only.

import type { RunEvent } from '../run/event.ts';
import type { RunReport } from '../run/report.ts';
import type { Kept, NothingToExport } from './export.ts';

export function exportEml(
  events: readonly RunEvent[],
  _report: RunReport,
  { message }: Kept = {},
): Uint8Array | NothingToExport {
  if (!events.some(({ type }) => type === 'message.sent')) {
    return { reason: 'This run sent no message.' };
  }
  return (
    message ?? {
      reason:
        'The message was composed for this run, and of such a message only the size and the ' +
        'SHA-256 are kept. A message that is given as a file can be exported.',
    }
  );
}
