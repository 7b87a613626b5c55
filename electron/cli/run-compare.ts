// Carries out `ehlo compare`: finds the two runs, prints what differs, and chooses the exit code.

import { compareRuns } from '../../shared/compare/compare.ts';
import type { AlignedLine, Comparison, ComparedRun } from '../../shared/compare/comparison.ts';
import { plainJson } from '../../shared/export/plain-json.ts';
import type { RunEvent } from '../../shared/run/event.ts';
import { foldLog } from '../../shared/run/fold.ts';
import { buildReport } from '../../shared/run/report.ts';
import { visible } from '../../shared/smtp/visible.ts';
import { findRun } from './compared-run.ts';
import { screenOf, type Door } from './door.ts';
import { EXIT, exitCode, type ExitCode } from './exit-code.ts';
import { paragraph } from './summary.ts';
import { wrap, type Screen } from './terminal.ts';

/** Lines that are alike and are shown around others. */
const AROUND = 2;

export function runCompare(
  door: Door,
  run: string,
  other: string,
  { json, color }: { readonly json?: boolean; readonly color: boolean },
): ExitCode {
  const [before, after] = [findRun(run, door), findRun(other, door)];
  const comparison = compareRuns(before, after);
  if (json === true) door.stdout.write(`${plainJson(comparison, 2)}\n`);
  else print(screenOf(door, color), comparison);
  if (comparison.sameOutcome) return EXIT.ok;
  return [endOf(after), endOf(before)].find((code) => code !== EXIT.ok) ?? EXIT.noRecipient;
}

function endOf(log: readonly RunEvent[]): ExitCode {
  const facts = foldLog(log);
  return exitCode(facts, buildReport(facts).verdict);
}

function print(screen: Screen, comparison: Comparison): void {
  const { before, after, summary, reason, differences, transcript, transcriptCut } = comparison;
  const { style } = screen;
  screen.write(`${style.bold(visible(summary))}\n`);
  paragraph(screen, 'before', side(before));
  paragraph(screen, 'after', side(after));
  if (reason) paragraph(screen, 'likely', reason.sentence);
  const others = differences.filter((difference) => difference !== reason);
  printDifferences(screen, reason ? 'Other differences' : 'Differences', others, true);
  printDifferences(screen, 'Need not matter', others, false);
  if (transcript.length === 0) return;
  screen.write(`\n${style.dim('Transcript: - before only  + after only  ~ changed')}\n`);
  printTranscript(screen, transcript);
  if (transcriptCut) screen.write('The transcripts are too long to be aligned line by line.\n');
}

function printDifferences(
  screen: Screen,
  heading: string,
  differences: Comparison['differences'],
  matters: boolean,
): void {
  const told = differences.filter((difference) => difference.matters === matters);
  if (told.length > 0) screen.write(`\n${heading}\n`);
  for (const { phase, sentence } of told) paragraph(screen, phase ?? '', sentence);
}

function side({ target, startedAt, title }: ComparedRun): string {
  return `${startedAt.slice(0, 19).replace('T', ' ')} UTC, ${target}: ${title}`;
}

/** Long stretches that are alike are folded. */
function printTranscript(screen: Screen, rows: readonly AlignedLine[]): void {
  const near = new Uint8Array(rows.length);
  for (const [index, { mark }] of rows.entries()) {
    if (mark !== ' ') near.fill(1, Math.max(0, index - AROUND), index + AROUND + 1);
  }
  let folded = 0;
  const unfold = (): void => {
    if (folded > 0) screen.write(`${screen.style.dim(`  … ${String(folded)} alike`)}\n`);
    folded = 0;
  };
  for (const [index, row] of rows.entries()) {
    if (near[index] !== 1) {
      folded += 1;
      continue;
    }
    unfold();
    printRow(screen, row);
  }
  unfold();
}

function printRow(screen: Screen, { mark, before, after }: AlignedLine): void {
  const { style } = screen;
  switch (mark) {
    case ' ':
      printLine(screen, ' ', after, style.dim);
      return;
    case '-':
      printLine(screen, '-', before, style.red);
      return;
    case '+':
      printLine(screen, '+', after, style.green);
      return;
    case '~':
      printLine(screen, '~', before, style.red);
      printLine(screen, '~', after, style.green);
  }
}

function printLine(
  { write, width }: Screen,
  mark: string,
  line: AlignedLine['before'],
  paint: (text: string) => string,
): void {
  if (line === null) return;
  const glyph = { client: '→', server: '←', note: '·' }[line.direction];
  for (const [index, part] of wrap(line.text, width - 4).entries()) {
    write(`${paint(`${mark} ${index === 0 ? glyph : ' '} ${part}`)}\n`);
  }
}
