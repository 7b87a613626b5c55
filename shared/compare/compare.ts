// Compares two runs by their logs: what differs, and which difference likely explains the rest.

import { authority } from '../run/authority.ts';
import type { RunEvent } from '../run/event.ts';
import type { RunFacts } from '../run/facts.ts';
import { foldLog } from '../run/fold.ts';
import { PHASES, type Phase } from '../run/phase.ts';
import { buildReport, type RunReport } from '../run/report.ts';
import { sessionOrder } from '../run/session-order.ts';
import { compareConnections } from './connection.ts';
import {
  COMPARISON_FORMAT,
  type ComparedRun,
  type Comparison,
  type Difference,
} from './comparison.ts';
import { compareDialogues } from './dialogue.ts';
import { differ } from './difference.ts';
import { likelihood } from './likelihood.ts';
import { compareSettings } from './settings.ts';
import { sentenceOf, summaryOf } from './sentences.ts';
import { compareTimes } from './times.ts';
import { compareTls } from './tls.ts';
import { compareTranscripts } from './compare-transcripts.ts';

/** Both logs are in today's format; throws a `LogError` for one that is no whole beginning of a log. */
export function compareRuns(before: readonly RunEvent[], after: readonly RunEvent[]): Comparison {
  const [a, b] = [foldLog(before), foldLog(after)];
  const [was, is] = [buildReport(a), buildReport(b)];
  const sameOutcome =
    was.verdict.outcome === is.verdict.outcome &&
    (was.verdict.outcome === 'ok' || was.verdict.rule === is.verdict.rule);
  const order = orderOf(a, b);
  const parting = sameOutcome ? null : partingOf(was, is, order);
  const score = (difference: Difference): number =>
    parting === null ? 0 : likelihood(difference, parting, order);
  const differences = differencesOf(a, b, was, is)
    .map((difference) => ({ difference, likely: score(difference) }))
    .sort(
      (x, y) => y.likely - x.likely || Number(y.difference.matters) - Number(x.difference.matters),
    );
  const told = differences.map(({ difference }) => ({
    ...difference,
    sentence: sentenceOf(difference),
  }));
  const { lines, cut } = compareTranscripts(before, after);
  return {
    format: COMPARISON_FORMAT,
    before: sideOf(was),
    after: sideOf(is),
    sameOutcome,
    parting,
    summary: summaryOf(was.verdict, is.verdict, sameOutcome, parting, differences.length),
    reason: (differences[0]?.likely ?? 0) > 0 ? (told[0] ?? null) : null,
    differences: told,
    transcript: lines,
    transcriptCut: cut,
  };
}

function differencesOf(a: RunFacts, b: RunFacts, was: RunReport, is: RunReport): Difference[] {
  return [
    ...compareSettings(a.settings.plan, b.settings.plan),
    ...compareConnections(a, b),
    ...compareTls(a, b),
    ...compareDialogues(a, b),
    ...compareTimes(was, is),
    ...differ('verdict', null, 'the verdict', was.verdict.title, is.verdict.title),
  ];
}

/** That of the sessions; where they had different ones, STARTTLS's. */
function orderOf(a: RunFacts, b: RunFacts): readonly Phase[] {
  const [was, is] = [sessionOrder(a.settings.plan), sessionOrder(b.settings.plan)];
  return was === is ? was : PHASES;
}

/** The first phase that failed in one and not in the other; where both failed in it, that one. */
function partingOf(was: RunReport, is: RunReport, order: readonly Phase[]): Phase {
  const state = (report: RunReport, phase: Phase) =>
    report.phases.find((each) => each.phase === phase)?.state === 'failed';
  const failed = order.find((phase) => state(was, phase) !== state(is, phase));
  if (failed !== undefined) return failed;
  const [first = 'quit'] = [was, is]
    .filter(({ verdict }) => verdict.outcome !== 'ok')
    .map(({ verdict }) => verdict.phase)
    .sort((x, y) => order.indexOf(x) - order.indexOf(y));
  return first;
}

function sideOf({ target, timing, verdict }: RunReport): ComparedRun {
  const { outcome, rule, title, phase } = verdict;
  return {
    target: authority(target),
    startedAt: timing.startedAt,
    outcome,
    rule,
    title,
    phase,
  };
}
