// Chooses how a run is shown: transcript and verdict, verdict alone, JSON, NDJSON or Nagios.

import { plainJson } from '../../shared/export/plain-json.ts';
import type { RunEvent } from '../../shared/run/event.ts';
import type { RunReport } from '../../shared/run/report.ts';
import { screenOf, type Door } from './door.ts';
import { nagiosLine } from './nagios.ts';
import type { RunOptions } from './run-options.ts';
import { printDetails, printVerdict } from './summary.ts';
import { createTranscript, type HeadedPlan } from './transcript.ts';
import { UsageError } from '../host/usage-error.ts';

/** Shows one run while it happens and when it has ended. */
export interface Output {
  event(event: RunEvent): void;
  /** `trouble` is a sentence on what went wrong after the run, for what prints one line only. */
  end(report: RunReport, trouble?: string): void;
}

type OutputOptions = Pick<RunOptions, (typeof FORMATS)[number] | 'quiet' | 'color'>;

/** Formats for programs; each has standard output for itself. */
const FORMATS = ['json', 'ndjson', 'nagios'] as const;

/** Throws a `UsageError` for formats that exclude each other. */
export function checkOutput(options: OutputOptions): void {
  const asked: string[] = FORMATS.filter((name) => options[name]);
  if (options.quiet) asked.push('quiet');
  const [first, second] = asked;
  if (second !== undefined) {
    throw new UsageError(`--${second}`, `this cannot be joined with --${String(first)}.`);
  }
}

export function createOutput(
  options: OutputOptions,
  door: Door,
  label: string,
  plan: HeadedPlan,
): Output {
  const print = (line: string): void => void door.stdout.write(`${line}\n`);
  const nothing = (): void => undefined;
  if (options.json) return { event: nothing, end: (report) => print(plainJson(report, 2)) };
  if (options.ndjson) return { event: (event) => print(plainJson(event)), end: nothing };
  if (options.nagios) {
    return {
      event: nothing,
      end: (report, trouble) => print(nagiosLine(label, report, trouble)),
    };
  }
  const screen = screenOf(door, options.color);
  if (options.quiet) {
    return { event: nothing, end: (report) => printVerdict(screen, label, report, () => false) };
  }
  const transcript = createTranscript(screen, label, plan);
  return {
    event: (event) => transcript.event(event),
    end: (report) => {
      screen.write('\n');
      printVerdict(screen, label, report, (seq) => transcript.shows(seq));
      printDetails(screen, report);
    },
  };
}
