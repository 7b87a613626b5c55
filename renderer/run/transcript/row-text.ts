// Writes rows as text for the clipboard.

import { transcriptLine } from '../../../shared/export/transcript-line.ts';
import type { RunEvent } from '../../../shared/run/event.ts';
import { clock } from '../words/measures.ts';

const MARKS = { client: '→', server: '←', note: '·' } as const;

/** One line for a ticket: number, time, whether encrypted, direction, words. */
export function rowLine(event: RunEvent): string | undefined {
  const line = transcriptLine(event);
  if (line === undefined) return undefined;
  const { seq, at, encrypted, direction, text } = line;
  const time = clock(at).padStart(8);
  return `${String(seq).padStart(4)} ${time} ${encrypted ? '*' : ' '}${MARKS[direction]} ${text}`;
}
