// Exports a run's log as a file of the asked format.

import { isDocument } from '../../shared/export/export.ts';
import { exports } from '../../shared/export/exports.ts';
import { FORMATS } from '../../shared/export/formats.ts';
import { maskNames } from '../../shared/export/mask/mask-names.ts';
import type { ExportedFile, ExportFormat } from '../../shared/host/api.ts';
import type { RunEvent } from '../../shared/run/event.ts';
import { foldLog } from '../../shared/run/fold.ts';
import { buildReport } from '../../shared/run/report.ts';
import { Refused } from './refusal.ts';

/** The file, named after the server and the time of the run; no `:` in the name. */
export function exportLog(
  seen: readonly RunEvent[],
  format: ExportFormat,
  masked = false,
): ExportedFile {
  const { extension, mediaType, maskable } = FORMATS[format];
  if (masked && !maskable) {
    throw new Refused('invalid-request', 'Names cannot be masked in certificates themselves.');
  }
  const log = masked ? maskNames(seen) : seen;
  const [started] = log;
  if (started?.type !== 'run.started') throw new Refused('unknown-run', 'The run has no log.');
  const host = started.plan.connection.host.replace(/[^A-Za-z0-9.-]+/g, '-');
  const time = started.startedAt.slice(0, 19).replaceAll(':', '-');
  const made = exports[format](log, buildReport(foldLog(log)));
  if (!isDocument(made)) throw new Refused('invalid-request', made.reason);
  return { filename: `ehlo-${host}-${time}.${extension}`, mediaType, content: made };
}
