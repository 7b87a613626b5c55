// Lists the formats in which a run leaves Ehlo: each a function of its log and its report.

import type { RunEvent } from '../run/event.ts';
import type { RunReport } from '../run/report.ts';
import { exportHtml } from './html.ts';
import { exportJson } from './json.ts';
import { exportText } from './text.ts';

/** Makes one document of a run; secrets are not in the log, and so in no export. */
export type Export = (events: readonly RunEvent[], report: RunReport) => string;

export const exports = {
  text: exportText,
  json: exportJson,
  html: exportHtml,
} as const satisfies Record<string, Export>;

export type ExportFormat = keyof typeof exports;
