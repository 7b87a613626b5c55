// Runs one case of the table and says what Ehlo made of it, and whether that is right.

import type { Finding, Verdict } from '../../../shared/run/verdict.ts';
import { runPlan } from '../../engine/running.ts';
import type { RunCase, SetUp } from '../blind/case.ts';
import { mark, passes, rank } from '../blind/mark.ts';
import { runCase } from '../blind/run-case.ts';
import type { Held } from './case.ts';
import type { Row } from './rows.ts';

/** What is said of a case: the verdict, or the finding that tells of the fault where all went on. */
export interface Said {
  readonly rule: string;
  readonly phase: string;
  readonly confidence: string;
  readonly title: string;
  readonly right: boolean;
  /** The mechanism that Ehlo took first, if it came so far. */
  readonly mechanism?: string;
}

interface Answer {
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
}

export async function meet(row: Row): Promise<Said> {
  return row.blind ? meetBlind(row.told) : meetOwn(row.setUp, row.expect);
}

async function meetBlind(told: RunCase): Promise<Said> {
  const outcome = await runCase(told);
  if (outcome.type !== 'answered') throw new Error(`${told.id} ${outcome.type}: ${outcome.why}`);
  const { answer } = outcome;
  const right = passes(mark(told.expect, answer));
  return { ...tellOf(answer), right, ...mechanismIn(outcome.transcript) };
}

async function meetOwn(setUp: SetUp, expect: Held): Promise<Said> {
  const stage = await setUp();
  try {
    const { report, transcript } = await runPlan(stage.plan, stage.secrets);
    return {
      ...tellOf(report, expect.rule),
      right: holds(expect, report),
      ...mechanismIn(transcript),
    };
  } finally {
    await stage.stop();
  }
}

function mechanismIn(transcript: readonly string[]): Pick<Said, 'mechanism'> {
  const [mechanism] = transcript.flatMap((line) => /^C: AUTH (\S+)/.exec(line)?.[1] ?? []);
  return mechanism === undefined ? {} : { mechanism };
}

/** Where the run ended well the finding is what there is to tell, and it is as sure as a check. */
function tellOf({ verdict, findings }: Answer, wanted?: string): Omit<Said, 'right'> {
  const finding = findings.find(({ rule }) => rule === wanted) ?? findings[0];
  const { rule, phase, confidence, title } = verdict;
  if (verdict.outcome !== 'ok' || !finding) return { rule, phase, confidence, title };
  return { rule: finding.rule, phase, confidence, title: finding.title };
}

function holds(expect: Held, { verdict, findings }: Answer): boolean {
  const { rule, phase, outcome = 'failed', atMost = 'certain', atLeast = 'possible' } = expect;
  if (verdict.outcome !== outcome) return false;
  if (outcome === 'ok') return findings.some((finding) => finding.rule === rule);
  return (
    verdict.rule === rule &&
    (phase === undefined || verdict.phase === phase) &&
    rank(verdict.confidence) <= rank(atMost) &&
    rank(verdict.confidence) >= rank(atLeast)
  );
}
