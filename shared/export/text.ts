// Exports a run as plain text for a ticket: settings, verdict, phases, transcript.

import type { RunEvent } from '../run/event.ts';
import type { PhaseReport, RunReport } from '../run/report.ts';
import type { Finding, QuotedReply, Verdict } from '../run/verdict.ts';
import { visible } from '../smtp/visible.ts';
import { settingsRows } from './settings-rows.ts';
import { transcriptLine } from './transcript-line.ts';
import type { TranscriptLine } from './transcript-line.ts';

export function exportText(events: readonly RunEvent[], report: RunReport): string {
  const sections = [
    settings(report),
    verdict(report.verdict),
    ...(report.findings.length > 0 ? [findings(report.findings)] : []),
    phases(report.phases),
    transcript(events),
  ];
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function settings(report: RunReport): string[] {
  const rows = settingsRows(report).map(([name, value]) => `${name.padEnd(12)}${visible(value)}`);
  return ['EHLO RUN', ...rows];
}

function verdict(reached: Verdict): string[] {
  const { outcome, phase, confidence, title, cause, remedy, reply, rule, reference } = reached;
  return [
    `VERDICT: ${outcome} at ${phase} (${confidence})`,
    visible(title),
    visible(cause),
    `What to do: ${visible(remedy)}`,
    ...(reply ? quoted(reply) : []),
    `Rule ${rule}, see ${reference}`,
  ];
}

/** The server's words, each line for itself and marked as theirs. */
function quoted({ code, text }: QuotedReply): string[] {
  const lines = text.split('\n').map((line) => `  ${String(code)} ${visible(line)}`);
  return ['The server said:', ...lines];
}

function findings(found: readonly Finding[]): string[] {
  const lines = found.flatMap(({ severity, title, cause, remedy }) => [
    `- ${visible(title)} (${severity})`,
    `  ${visible(cause)} ${visible(remedy)}`,
  ]);
  return ['ALSO SEEN', ...lines];
}

function phases(walked: readonly PhaseReport[]): string[] {
  const lines = walked.map(({ phase, state, ms, shared }) => {
    const time = ms === null ? '' : `${ms.toFixed(1)} ms`;
    return `${phase.padEnd(10)}${state.padEnd(13)}${time.padStart(12)}${shared ? ' *' : ''}`.trimEnd();
  });
  const note = walked.some(({ shared }) => shared)
    ? ['* sent in one flight with another phase, so the time is shared']
    : [];
  return ['PHASES', ...lines, ...note];
}

function transcript(events: readonly RunEvent[]): string[] {
  const lines = events.flatMap((event) => transcriptLine(event) ?? []);
  return [
    'TRANSCRIPT (seconds; > sent, < received, - Ehlo’s note; # encrypted)',
    ...lines.map(formatLine),
  ];
}

const MARKS = { client: '>', server: '<', note: '-' } as const;

/** A line of the transcript as it stands in a text. */
export function formatLine({ at, direction, encrypted, phase, text }: TranscriptLine): string {
  const time = (at / 1000).toFixed(3).padStart(8);
  const marks = `${encrypted ? '#' : ' '}${MARKS[direction]}`;
  return `${time} ${(phase ?? '').padEnd(9)}${marks} ${text}`.trimEnd();
}
