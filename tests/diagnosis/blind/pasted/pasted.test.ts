// Holds the first score of the pasted errors; the score itself is no test.

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { pastedCases } from './index.ts';

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
  const file = new URL('../pasted-first-score.json', import.meta.url);
  const { commit, scoredAt, total, cases } = JSON.parse(readFileSync(file, 'utf8')) as Score;
  expect({ commit, scoredAt, total }).toEqual({
    commit: 'a70e6d2f5173f772dcfa33e12c35997b77335f56',
    scoredAt: '2026-11-24T21:41:54.910Z',
    total: { cases: 93, answered: 81, passed: 71 },
  });
  const passed = cases.filter(({ marks }) => marks && Object.values(marks).every(Boolean));
  expect(passed).toHaveLength(total.passed);
  expect(cases.map(({ id }) => id)).toEqual(pastedCases.map(({ id }) => id));
});
