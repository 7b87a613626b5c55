// Aligns two transcripts and marks what is alike, gone, new and changed.

import { transcriptLine, type TranscriptLine } from '../export/transcript-line.ts';
import type { RunEvent } from '../run/event.ts';
import { align, type Pair } from './align.ts';
import type { AlignedLine } from './comparison.ts';
import { normalLine } from './normal-text.ts';

/** Lines of each transcript that are compared. */
const LINES = 20_000;

export function compareTranscripts(
  before: readonly RunEvent[],
  after: readonly RunEvent[],
): { readonly lines: readonly AlignedLine[]; readonly cut: boolean } {
  const a = linesOf(before);
  const b = linesOf(after);
  const { pairs, cut } = align(a.lines.map(normalLine), b.lines.map(normalLine));
  const rows: AlignedLine[] = [];
  let from: Pair = [0, 0];
  for (const [i, j] of [...pairs, [a.lines.length, b.lines.length] as const]) {
    rows.push(...gap(a.lines.slice(from[0], i), b.lines.slice(from[1], j)));
    const [was, is] = [a.lines[i], b.lines[j]];
    if (was && is) rows.push({ mark: ' ', before: was, after: is });
    from = [i + 1, j + 1];
  }
  return { lines: rows, cut: cut || a.cut || b.cut };
}

/** What stands between two lines that are alike: first what is gone, then what is new. */
function gap(before: readonly TranscriptLine[], after: readonly TranscriptLine[]): AlignedLine[] {
  const { pairs } = align(before.map(aboutOf), after.map(aboutOf));
  const rows: AlignedLine[] = [];
  let from: Pair = [0, 0];
  for (const [i, j] of [...pairs, [before.length, after.length] as const]) {
    for (const line of before.slice(from[0], i))
      rows.push({ mark: '-', before: line, after: null });
    for (const line of after.slice(from[1], j)) rows.push({ mark: '+', before: null, after: line });
    const [was, is] = [before[i], after[j]];
    if (was && is) rows.push({ mark: '~', before: was, after: is });
    from = [i + 1, j + 1];
  }
  return rows;
}

/** What a line is about: two of the same are one that has changed. */
function aboutOf({ direction, phase, text }: TranscriptLine): string {
  const words = text.split(/[ :=]/, 2);
  const keyword = phase === 'ehlo' ? text.slice(4).split(/[ =]/, 1)[0] : '';
  const subject = { client: words[0], server: keyword, note: words.join(' ') }[direction];
  return `${direction} ${phase ?? ''} ${subject ?? ''}`;
}

function linesOf(log: readonly RunEvent[]): { lines: TranscriptLine[]; cut: boolean } {
  const lines: TranscriptLine[] = [];
  for (const event of log) {
    const line = transcriptLine(event);
    if (line === undefined) continue;
    if (lines.length === LINES) return { lines, cut: true };
    lines.push(line);
  }
  return { lines, cut: false };
}
