// Prints a run line by line as it happens, for people to read.

import { transcriptLine, type TranscriptLine } from '../../shared/export/transcript-line.ts';
import type { RunEvent } from '../../shared/run/event.ts';
import type { Phase } from '../../shared/run/phase.ts';
import { effectiveSecurity, type RecordedPlan } from '../../shared/run/plan.ts';
import { visible } from '../../shared/smtp/visible.ts';
import { wrap, type Screen } from './terminal.ts';

export interface Transcript {
  event(event: RunEvent): void;
  /** Whether the event with this number has a line, so that it can be referred to. */
  shows(seq: number): boolean;
}

/** What the heading is made of. */
export type HeadedPlan = Pick<RecordedPlan, 'connection' | 'stopAfter' | 'via'>;

/** Columns before the text: number, time, phase, encryption and direction. */
const MARGIN = 32;

/** Begins with a heading that says what is tested and what the marks mean. */
export function createTranscript(screen: Screen, label: string, plan: HeadedPlan): Transcript {
  const { style } = screen;
  screen.write(`${style.bold(visible(label))}  ${style.dim(heading(plan))}\n`);
  screen.write(`${style.dim('→ client  ← server  · Ehlo  ● encrypted  ○ in clear')}\n\n`);
  let before: Phase | null = null;
  const shown = new Set<number>();
  return {
    shows: (seq) => shown.has(seq),
    event: (event) => {
      const line = transcriptLine(event);
      if (line === undefined) return;
      shown.add(line.seq);
      const isNew = line.phase !== null && line.phase !== before;
      if (line.phase !== null) before = line.phase;
      print(screen, line, isNew ? (line.phase ?? '') : '');
    },
  };
}

function heading(plan: HeadedPlan): string {
  const kinds = { starttls: 'STARTTLS', implicit: 'implicit TLS', none: 'in clear' };
  const via = plan.via === 'raw' ? '' : `, through ${plan.via}`;
  return `${kinds[effectiveSecurity(plan.connection)]}, up to ${plan.stopAfter}${via}`;
}

function print(screen: Screen, line: TranscriptLine, phase: string): void {
  const { style, width } = screen;
  const glyph = glyphOf(line);
  const mark = line.direction === 'note' ? ' ' : line.encrypted ? '●' : '○';
  const seconds = (line.at / 1000).toFixed(3);
  const head = `${style.dim(`${String(line.seq).padStart(5)} ${seconds.padStart(9)}`)}  ${style.bold(
    phase.padEnd(9),
  )} ${mark} ${glyph}`;
  const [first = '', ...more] = wrap(line.text, width - MARGIN);
  const paint = paintOf(screen, line);
  screen.write(`${head} ${paint(first)}\n`);
  for (const rest of more) screen.write(`${' '.repeat(MARGIN)}${paint(rest)}\n`);
}

function glyphOf({ direction }: TranscriptLine): string {
  switch (direction) {
    case 'client':
      return '→';
    case 'server':
      return '←';
    case 'note':
      return '·';
  }
}

/** Colour says nothing that the glyph does not say, but for a server's refusal. */
function paintOf({ style }: Screen, { direction, text }: TranscriptLine): (text: string) => string {
  switch (direction) {
    case 'client':
      return style.cyan;
    case 'server':
      return /^[45]\d\d[ -]/.test(text) ? style.red : style.green;
    case 'note':
      return style.dim;
  }
}
