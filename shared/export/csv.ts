// Exports a run's events as CSV (RFC 4180), with nothing in it that a spreadsheet would calculate.

import type { RunEvent } from '../run/event.ts';
import { plainJson } from './plain-json.ts';
import { transcriptLine } from './transcript-line.ts';

const COLUMNS = ['seq', 'seconds', 'type', 'phase', 'direction', 'encrypted', 'text', 'event'];

export function exportCsv(events: readonly RunEvent[]): string {
  return [COLUMNS, ...events.map(cells)].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cells(event: RunEvent): string[] {
  const { seq, at, type } = event;
  const line = transcriptLine(event);
  return [
    String(seq),
    (at / 1000).toFixed(3),
    type,
    line?.phase ?? ('phase' in event ? event.phase : ''),
    line?.direction ?? '',
    line === undefined || line.direction === 'note' ? '' : line.encrypted ? 'yes' : 'no',
    line?.text ?? '',
    plainJson(event),
  ];
}

/**
 * What makes a spreadsheet take a cell for a formula, as OWASP's page on CSV injection
 * lists it, with the full-width signs that East Asian settings take for the same.
 */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/u;

/** A cell in quotes; one that would be a formula begins with an apostrophe, and so is text. */
function cell(text: string): string {
  const defused = FORMULA.test(text) ? `'${text}` : text;
  return `"${defused.replaceAll('"', '""')}"`;
}
