// Exports a run's report as JSON, as `--json` prints it.

import type { RunEvent } from '../run/event.ts';
import type { RunReport } from '../run/report.ts';

export function exportJson(_events: readonly RunEvent[], report: RunReport): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
