// Holds the table of blind cases to its own rules; the score itself is no test.

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Verdict } from '../../../shared/run/verdict.ts';
import { blindCases } from './cases/index.ts';
import { FAULTS } from './faults.ts';
import { mark, passes } from './mark.ts';

it('has a case for every fault', () => {
  const covered = new Set(blindCases.map(({ fault }) => fault));
  expect(FAULTS.filter((fault) => !covered.has(fault))).toEqual([]);
});

it('names every case once, and asks each for a meaning and a remedy', () => {
  const ids = blindCases.map(({ id }) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  const empty = blindCases.filter(
    ({ expect: { about, remedy } }) => !about.length || !remedy.length,
  );
  expect(empty).toEqual([]);
});

it('has as many cases as were promised, and enough of them against real servers', () => {
  const real = blindCases.filter(({ source }) => source.startsWith('real server'));
  expect(blindCases.length).toBeGreaterThanOrEqual(70);
  expect(real.length).toBeGreaterThanOrEqual(15);
});

it('keeps the first score of the pasted texts as it was taken', () => {
  const { commit, scoredAt, total, cases } = readScore('explain-first-score.json');
  expect({ commit, scoredAt, passed: total['passed'], phase: total['phase'] }).toEqual({
    commit: '146decd677a7f673c0edfba7098fa1f2c1d96dd1',
    scoredAt: '2026-11-24T15:20:29.265Z',
    passed: 8,
    phase: 11,
  });
  const passed = cases.filter(({ marks }) => marks && Object.values(marks).every(Boolean));
  expect(passed).toHaveLength(total['passed'] ?? 0);
  const pasted = blindCases.filter(({ kind }) => kind === 'explain').map(({ id }) => id);
  expect(cases.map(({ id }) => id)).toEqual(pasted);
});

interface Score {
  readonly commit: string;
  readonly scoredAt: string;
  readonly total: Readonly<Record<string, number>>;
  readonly cases: readonly {
    readonly id: string;
    readonly marks?: Readonly<Record<string, boolean>>;
  }[];
}

function readScore(name: string): Score {
  return JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8')) as Score;
}

const verdict = (words: Partial<Verdict>): Verdict => ({
  rule: 'a.rule',
  phase: 'auth',
  outcome: 'failed',
  title: 'The server refused the password',
  cause: 'It answered the sign-in with 535.',
  remedy: 'Type the password again.',
  confidence: 'certain',
  evidence: [],
  reply: null,
  action: null,
  reference: 'RFC 4954',
  ...words,
});
const wanted = { phase: 'auth', about: [/password/], remedy: [/again/] } as const;

it('passes an answer that says what was asked', () => {
  expect(passes(mark(wanted, { verdict: verdict({}), findings: [] }))).toBe(true);
});

it.each([
  ['phase', { phase: 'mail' }, {}],
  ['outcome', { outcome: 'partial' }, {}],
  ['meaning', {}, { not: [/refused/] }],
  ['remedy', { remedy: 'Wait.' }, {}],
  ['confidence', {}, { atMost: 'likely' }],
] as const)('fails the %s alone where that alone is wrong', (name, words, more) => {
  const marks = mark({ ...wanted, ...more }, { verdict: verdict(words), findings: [] });
  expect(Object.entries(marks).filter(([, ok]) => !ok)).toEqual([[name, false]]);
});

it('lets a finding answer where the case allows it, and never mixes two answers', () => {
  const finding = { ...verdict({}), severity: 'warning' } as const;
  const ok = verdict({ outcome: 'ok', title: 'All went well', remedy: 'Try again any time.' });
  const expectation = { ...wanted, outcome: 'ok' } as const;
  const beside = { verdict: ok, findings: [{ ...finding, remedy: 'Wait.' }] };
  expect(mark({ ...expectation, findingWillDo: true }, beside)).toMatchObject({
    meaning: true,
    remedy: false,
  });
  expect(mark(expectation, beside)).toMatchObject({ meaning: false, remedy: true });
});
