// Reads back what Ehlo itself has written: a log as NDJSON, a report as JSON, an export as text.

import { buildReport } from '../run/report.ts';
import type { RunEvent } from '../run/event.ts';
import { foldLog } from '../run/fold.ts';
import { readEvent } from '../run/log.ts';
import type { RunFacts } from '../run/facts.ts';
import type { PastedLine } from './pasted-line.ts';
import { readReport, type OwnReport } from './own-report.ts';
import { readTextExport } from './own-text.ts';

/** What of Ehlo's own was pasted. */
export type OwnOutput =
  | {
      readonly kind: 'log';
      readonly facts: RunFacts;
      /** Numbers of the pasted lines that hold each event. */
      readonly lines: ReadonlyMap<number, number>;
    }
  | { readonly kind: 'report' | 'export'; readonly report: OwnReport };

/** Undefined for a text that is none of them. */
export function readOwn(lines: readonly PastedLine[]): OwnOutput | undefined {
  return readLogLines(lines) ?? readReportLines(lines) ?? readExport(lines);
}

function readLogLines(lines: readonly PastedLine[]): OwnOutput | undefined {
  const events: RunEvent[] = [];
  const numbers = new Map<number, number>();
  for (const { number, text } of lines) {
    if (!text.startsWith('{')) continue;
    const event = readEvent(text);
    if (event === undefined || (events.length === 0 && event.type !== 'run.started')) continue;
    events.push(event);
    numbers.set(event.seq, number);
  }
  if (events.length === 0) return undefined;
  try {
    const facts = foldLog(events);
    // A log that another program made up may not hold what its types say.
    buildReport(facts);
    return { kind: 'log', facts, lines: numbers };
  } catch {
    // A log that somebody made up need not hold what its types say: it is no log then.
    return undefined;
  }
}

function readReportLines(lines: readonly PastedLine[]): OwnOutput | undefined {
  const text = lines.map((line) => line.text).join('\n');
  const start = text.indexOf('{');
  if (start < 0 || !/"ehlo\.(?:report|explanation)\/1"/.test(text)) return undefined;
  const report = readReport(text.slice(start, text.lastIndexOf('}') + 1));
  return report && { kind: 'report', report };
}

function readExport(lines: readonly PastedLine[]): OwnOutput | undefined {
  const report = readTextExport(lines);
  return report && { kind: 'export', report };
}
