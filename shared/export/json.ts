// Exports a run's report as JSON, as `--json` prints it.

import type { RunEvent } from '../run/event.ts';
import type { RunReport } from '../run/report.ts';
import { plainJson } from './plain-json.ts';

export function exportJson(_events: readonly RunEvent[], report: RunReport): string {
  return `${plainJson(report, 2)}\n`;
}
