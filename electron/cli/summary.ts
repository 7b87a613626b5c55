// Tells how a run ended: the verdict first, then other findings, then the phases as a waterfall.

import type { PhaseReport, RunReport } from '../../shared/run/report.ts';
import type { Finding, Outcome, QuotedReply, Verdict } from '../../shared/run/verdict.ts';
import { visible } from '../../shared/smtp/visible.ts';
import { actionCommand } from './action-command.ts';
import { proseWidth, wrap, type Paint, type Screen, type Style } from './terminal.ts';

/** Lines of a reply that are quoted; the transcript has them all. */
const QUOTED_LINES = 12;
/** Columns of the waterfall. */
const BAR = 32;

/**
 * Prints the verdict alone: enough to read out on the phone. `label` names the target;
 * `shows` tells which events the reader can look up in the transcript by their number.
 */
export function printVerdict(
  screen: Screen,
  label: string,
  report: RunReport,
  shows: (seq: number) => boolean,
): void {
  const { verdict } = report;
  printCard(screen, verdict, verdict.action && actionCommand(label, report, verdict.action), shows);
}

/** Prints a verdict with the command that carries out its action, if there is one. */
export function printCard(
  screen: Screen,
  verdict: Verdict,
  command: string | null,
  shows: (number: number) => boolean,
): void {
  const { style } = screen;
  const [glyph, paint] = outcomeLook(verdict.outcome, style);
  const [first = '', ...more] = wrap(visible(verdict.title), proseWidth(screen) - 2);
  screen.write(`${paint(`${glyph} ${style.bold(first)}`)}\n`);
  for (const line of more) screen.write(`  ${paint(style.bold(line))}\n`);
  paragraph(screen, 'why', verdict.cause);
  paragraph(screen, 'do', verdict.remedy);
  if (command !== null) printCommand(screen, command);
  if (verdict.reply) quote(screen, verdict.reply);
  paragraph(screen, 'basis', basis(verdict, shows));
}

/** Prints what was noticed beside the verdict. */
export function printFindings(screen: Screen, findings: readonly Finding[]): void {
  if (findings.length === 0) return;
  screen.write('\nAlso noticed\n');
  for (const finding of findings) printFinding(screen, finding);
}

/** Prints findings and phases, which follow the verdict in the full output. */
export function printDetails(screen: Screen, report: RunReport): void {
  printFindings(screen, report.findings);
  screen.write('\n');
  printPhases(screen, report);
}

/** Sentences behind a short label, wrapped with a hanging indent. */
export function paragraph(screen: Screen, label: string, text: string): void {
  const [first = '', ...more] = wrap(visible(text), proseWidth(screen) - 10);
  screen.write(`  ${screen.style.dim(label.padEnd(7))} ${first}\n`);
  for (const line of more) screen.write(`${' '.repeat(10)}${line}\n`);
}

/** A command to copy stands on one line, however long: a line end would break it. */
function printCommand(screen: Screen, command: string): void {
  screen.write(`  ${screen.style.dim('try'.padEnd(7))} ${command}\n`);
}

function quote(screen: Screen, { code, text }: QuotedReply): void {
  const lines = text.split('\n');
  for (const [index, line] of lines.slice(0, QUOTED_LINES).entries()) {
    const wrapped = wrap(visible(line), proseWidth(screen) - 14);
    const label = index === 0 ? 'server' : '';
    for (const [part, piece] of wrapped.entries()) {
      const head = part === 0 ? `${label.padEnd(7)} ${String(code)}` : ' '.repeat(11);
      screen.write(`  ${screen.style.dim(head)} ${piece}\n`);
    }
  }
  const rest = lines.length - QUOTED_LINES;
  if (rest > 0) screen.write(`${' '.repeat(14)}… and ${String(rest)} lines more\n`);
}

function basis(
  { confidence, evidence, rule, reference }: Verdict,
  shows: (seq: number) => boolean,
): string {
  const shown = [...new Set(evidence)].filter(shows);
  const lines =
    shown.length === 0 ? '' : `, line${shown.length === 1 ? '' : 's'} ${shown.join(', ')}`;
  return `${confidence}${lines} (${rule}, ${reference})`;
}

function printFinding(screen: Screen, finding: Finding): void {
  const [glyph, paint] = severityLook(finding.severity, screen.style);
  const text = `${finding.title}. ${finding.remedy}`;
  const [first = '', ...more] = wrap(visible(text), proseWidth(screen) - 4);
  screen.write(`  ${paint(glyph)} ${first}\n`);
  for (const line of more) screen.write(`    ${line}\n`);
}

function printPhases(screen: Screen, { phases, timing }: RunReport): void {
  const { style } = screen;
  const bars = waterfall(phases);
  for (const [index, { phase, state, ms, shared }] of phases.entries()) {
    const [glyph, paint] = stateLook(state, style);
    const time = ms === null ? '' : `${milliseconds(ms)}${shared ? '*' : ' '}`;
    const line = `  ${paint(glyph)} ${phase.padEnd(9)}${time.padStart(12)}  `;
    const bar = bars[index] ?? '';
    screen.write(bar === '' ? `${line.trimEnd()}\n` : `${line}${style.blue(bar)}\n`);
  }
  screen.write(`    ${'total'.padEnd(9)}${milliseconds(timing.total).padStart(11)}\n`);
  if (phases.some(({ shared }) => shared)) {
    const note = '* sent together with another phase: the time is that of both';
    screen.write(`    ${style.dim(note)}\n`);
  }
}

/** Bars as long as the phases took, each beginning where the one before ended. */
function waterfall(phases: readonly PhaseReport[]): string[] {
  // Phases that share a flight took the same time once.
  const own = phases.map(({ ms, shared }, index) =>
    ms === null || (shared && phases[index - 1]?.shared && phases[index - 1]?.ms === ms) ? 0 : ms,
  );
  const total = own.reduce((sum, ms) => sum + ms, 0);
  if (total === 0) return phases.map(() => '');
  let before = 0;
  return phases.map(({ ms }, index) => {
    const start = before;
    before += own[index] ?? 0;
    if (ms === null) return '';
    const from = own[index] === 0 ? start - ms : start;
    const offset = Math.min(BAR - 1, Math.floor((Math.max(from, 0) / total) * BAR));
    const length = Math.max(1, Math.round((ms / total) * BAR));
    return ' '.repeat(offset) + '━'.repeat(Math.min(length, BAR - offset));
  });
}

function milliseconds(ms: number): string {
  return ms < 10 ? `${ms.toFixed(1)} ms` : `${String(Math.round(ms))} ms`;
}

function outcomeLook(outcome: Outcome, style: Style): [glyph: string, paint: Paint] {
  switch (outcome) {
    case 'ok':
      return ['✔', style.green];
    case 'partial':
      return ['◐', style.yellow];
    case 'failed':
      return ['✘', style.red];
    case 'inconclusive':
      return ['?', style.yellow];
  }
}

function severityLook(severity: Finding['severity'], style: Style): [glyph: string, paint: Paint] {
  switch (severity) {
    case 'serious':
      return ['✘', style.red];
    case 'warning':
      return ['!', style.yellow];
    case 'info':
      return ['i', style.cyan];
  }
}

function stateLook(state: PhaseReport['state'], style: Style): [glyph: string, paint: Paint] {
  switch (state) {
    case 'passed':
      return ['✔', style.green];
    case 'failed':
      return ['✘', style.red];
    case 'skipped':
    case 'not-reached':
      return [state === 'skipped' ? '-' : '·', style.dim];
  }
}
