// Holds the first score of the gathered cases; the score itself is no test.

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { gatheredSessions, gatheredTexts } from './index.ts';

interface Score {
  readonly commit: string;
  readonly scoredAt: string;
  readonly total: Readonly<Record<'cases' | 'answered' | 'passed', number>>;
  readonly cases: readonly {
    readonly id: string;
    readonly marks?: Readonly<Record<string, boolean>>;
  }[];
}

it('keeps the first score as it was taken', () => {
  const file = new URL('../gathered-first-score.json', import.meta.url);
  const { commit, scoredAt, total, cases } = JSON.parse(readFileSync(file, 'utf8')) as Score;
  expect({ commit, scoredAt, total }).toEqual({
    commit: '68c164aa478b1f6a2f514f9d7b9df2a6bfd1a599',
    scoredAt: '2026-11-25T00:58:30.464Z',
    total: { cases: 73, answered: 67, passed: 46 },
  });
  const passed = cases.filter(({ marks }) => marks && Object.values(marks).every(Boolean));
  expect(passed).toHaveLength(total.passed);
  expect(cases.map(({ id }) => id)).toEqual(
    [...gatheredTexts, ...gatheredSessions].map(({ id }) => id),
  );
});
