// Exports a run's log as a file of the asked format.

import type { ExportedFile, ExportFormat } from '../../shared/host/api.ts';
import { exports } from '../../shared/export/exports.ts';
import type { RunEvent } from '../../shared/run/event.ts';
import { foldLog } from '../../shared/run/fold.ts';
import { buildReport } from '../../shared/run/report.ts';
import { Refused } from './refusal.ts';

const KINDS: Readonly<Record<ExportFormat, { extension: string; mediaType: string }>> = {
  text: { extension: 'txt', mediaType: 'text/plain; charset=utf-8' },
  json: { extension: 'json', mediaType: 'application/json' },
  html: { extension: 'html', mediaType: 'text/html; charset=utf-8' },
};

/** The file, named after the server and the time of the run; no `:` in the name. */
export function exportLog(log: readonly RunEvent[], format: ExportFormat): ExportedFile {
  const [started] = log;
  if (started?.type !== 'run.started') throw new Refused('unknown-run', 'The run has no log.');
  const { extension, mediaType } = KINDS[format];
  const host = started.plan.connection.host.replace(/[^A-Za-z0-9.-]+/g, '-');
  const time = started.startedAt.slice(0, 19).replaceAll(':', '-');
  return {
    filename: `ehlo-${host}-${time}.${extension}`,
    mediaType,
    content: exports[format](log, buildReport(foldLog(log))),
  };
}
