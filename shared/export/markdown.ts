// Exports a run as Markdown for an issue or a wiki; what others said stands in code, where nothing acts.

import type { RunEvent } from '../run/event.ts';
import type { PhaseReport, RunReport } from '../run/report.ts';
import type { Finding, Verdict } from '../run/verdict.ts';
import { codeBlock, codeSpan, prose } from './markdown-escape.ts';
import { settingsRows } from './settings-rows.ts';
import { formatLine } from './text.ts';
import { transcriptLine } from './transcript-line.ts';

export function exportMarkdown(events: readonly RunEvent[], report: RunReport): string {
  const { verdict, findings, phases } = report;
  const lines = events.flatMap((event) => transcriptLine(event) ?? []);
  const sections = [
    ...verdictSection(verdict),
    ...(findings.length > 0 ? ['## Also seen', findings.map(findingItem).join('\n')] : []),
    '## Settings',
    settingsRows(report)
      .map(([name, value]) => `- ${name}: ${codeSpan(value)}`)
      .join('\n'),
    '## Phases',
    phasesTable(phases),
    '## Transcript',
    'Seconds; `>` sent, `<` received, `-` a note of Ehlo’s, `#` encrypted.',
    codeBlock(lines.map(formatLine)),
  ];
  return `${sections.join('\n\n')}\n`;
}

function verdictSection(verdict: Verdict): string[] {
  const { outcome, phase, confidence, title, cause, remedy, reply, rule, reference } = verdict;
  return [
    `# ${prose(title)}`,
    `**${outcome}** at ${phase} (${confidence})`,
    prose(cause),
    `**What to do:** ${prose(remedy)}`,
    ...(reply === null
      ? []
      : [
          'The server said:',
          codeBlock(reply.text.split('\n').map((line) => `${String(reply.code)} ${line}`)),
        ]),
    `Rule ${codeSpan(rule)}, see ${codeSpan(reference)}`,
  ];
}

function findingItem({ severity, title, cause, remedy }: Finding): string {
  return `- **${prose(title)}** (${severity}): ${prose(cause)} ${prose(remedy)}`;
}

function phasesTable(phases: readonly PhaseReport[]): string {
  const rows = phases.map(({ phase, state, ms, shared }) => {
    const time = ms === null ? '' : `${ms.toFixed(1)} ms${shared ? ', shared' : ''}`;
    return `| ${phase} | ${state} | ${time} |`;
  });
  return ['| Phase | State | Time |', '| --- | --- | ---: |', ...rows].join('\n');
}
