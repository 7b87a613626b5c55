// Reads exported CSV back, and looks for cells that a spreadsheet would calculate.

import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { exportCsv } from '../../../shared/export/csv.ts';
import type { RunEvent } from '../../../shared/run/event.ts';
import { HEALTHY } from '../scenes.ts';
import { greetedWith, HOSTILE } from './documents.ts';

/** RFC 4180, by a reader that knows nothing of the writer. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]!;
    if (quoted) {
      if (character !== '"') cell += character;
      else if (text[at + 1] === '"') cell += text[(at += 1)]!;
      else quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === ',' || character === '\r') {
      row.push(cell);
      cell = '';
      if (character === ',') continue;
      expect(text[at + 1]).toBe('\n');
      at += 1;
      rows.push(row);
      row = [];
    } else cell += character;
  }
  expect([quoted, cell, row]).toEqual([false, '', []]);
  return rows;
}

describe('events as CSV', () => {
  it('are read back as they were', () => {
    const [head, ...rows] = parseCsv(exportCsv(HEALTHY));
    expect(head).toEqual('seq seconds type phase direction encrypted text event'.split(' '));
    expect(rows.map((row) => JSON.parse(row[7]!) as unknown)).toEqual(HEALTHY);
    expect(rows.map((row) => [row[0], row[2]])).toEqual(
      HEALTHY.map(({ seq, type }) => [String(seq), type]),
    );
    const sent = rows.find((row) => row[6]?.startsWith('MAIL FROM'));
    expect(sent?.slice(2, 7)).toEqual([
      'line.sent',
      'mail',
      'client',
      'yes',
      'MAIL FROM:<anna@example.test> SIZE=812',
    ]);
  });

  it('hold no formula, whatever was said', () => {
    const said = fc.oneof(
      fc.constantFrom(...HOSTILE),
      fc
        .tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '＝', '＠'), fc.string())
        .map((two) => two.join('')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(said, (text) => {
        const events = [
          { type: 'line.received', text, phase: 'greeting', encrypted: false, seq: 1, at: 0 },
        ] as unknown as RunEvent[];
        const rows = parseCsv(exportCsv(events));
        expect(rows.map((row) => row.length)).toEqual([8, 8]);
        for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r＝＋－＠]/u);
        expect(JSON.parse(rows[1]![7]!)).toEqual(events[0]);
      }),
    );
  });

  it('shows a defused cell as it was but for an apostrophe', () => {
    const rows = parseCsv(exportCsv(greetedWith('x')));
    expect(rows.flat()).not.toContain("'x");
    const formula = [
      { type: 'line.received', text: '=1+1', phase: 'greeting', encrypted: true, seq: 1, at: 0 },
    ] as unknown as RunEvent[];
    expect(parseCsv(exportCsv(formula))[1]?.[6]).toBe("'=1+1");
  });
});
