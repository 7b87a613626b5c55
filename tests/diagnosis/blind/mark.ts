// Marks an answer against a case's expectation, as a help-desk lead would.

import type { Confidence, Finding, Verdict } from '../../../shared/run/verdict.ts';
import type { Expectation } from './case.ts';

export interface Marks {
  readonly phase: boolean;
  readonly outcome: boolean;
  readonly meaning: boolean;
  readonly remedy: boolean;
  readonly confidence: boolean;
}

export interface Answer {
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
}

const SURENESS: readonly Confidence[] = ['possible', 'likely', 'certain'];

export function mark(expect: Expectation, { verdict, findings }: Answer): Marks {
  const told = expect.findingWillDo === true ? [verdict, ...findings] : [verdict];
  // Title, cause and remedy belong together: what one answer says, another cannot make up for.
  const [best] = told
    .map((answer) => ({ meaning: means(expect, answer), remedy: mends(expect, answer) }))
    .sort((one, other) => weight(other) - weight(one));
  const outcomes = [expect.outcome ?? 'failed'].flat();
  const phases = [expect.phase].flat();
  return {
    phase: phases.includes('any') || phases.includes(verdict.phase),
    outcome: outcomes.includes(verdict.outcome),
    meaning: best?.meaning === true,
    remedy: best?.remedy === true,
    confidence:
      rank(verdict.confidence) <= rank(expect.atMost ?? 'certain') &&
      rank(verdict.confidence) >= rank(expect.atLeast ?? 'possible'),
  };
}

export const passes = (marks: Marks): boolean => Object.values(marks).every(Boolean);

type Words = Pick<Verdict, 'title' | 'cause' | 'remedy'>;

function means({ about, not = [] }: Expectation, { title, cause }: Words): boolean {
  const said = `${title}\n${cause}`;
  return about.every((pattern) => pattern.test(said)) && !not.some((pattern) => pattern.test(said));
}

function mends({ remedy, remedyNot = [] }: Expectation, answer: Words): boolean {
  return (
    remedy.every((pattern) => pattern.test(answer.remedy)) &&
    !remedyNot.some((pattern) => pattern.test(answer.remedy))
  );
}

const weight = ({ meaning, remedy }: Pick<Marks, 'meaning' | 'remedy'>): number =>
  (meaning ? 2 : 0) + (remedy ? 1 : 0);

export const rank = (confidence: Confidence): number => SURENESS.indexOf(confidence);
