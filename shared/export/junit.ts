// Exports a run as JUnit XML: a test case for each phase, the verdict as the failure of its own.

import type { RunEvent } from '../run/event.ts';
import type { PhaseReport, RunReport } from '../run/report.ts';
import type { Verdict } from '../run/verdict.ts';
import { html as xml, Markup } from './markup.ts';
import { formatLine } from './text.ts';
import { transcriptLine } from './transcript-line.ts';

export function exportJunit(events: readonly RunEvent[], report: RunReport): string {
  const { target, phases, verdict, timing } = report;
  const name = `ehlo ${target.host}:${String(target.port)}`;
  const results = phases.map((phase) => resultOf(phase, verdict));
  const count = (kind: Result['kind']) => results.filter((result) => result.kind === kind).length;
  const totals = xml`tests="${phases.length}" failures="${count('failure')}" errors="${count('error')}" skipped="${count('skipped')}" time="${seconds(timing.total)}"`;
  const cases = phases.map(({ phase, ms }, index) => {
    const result = results[index] ?? PASSED;
    return xml`    <testcase classname="${name}" name="${phase}" time="${seconds(ms ?? 0)}">${element(result)}</testcase>\n`;
  });
  const lines = events.flatMap((event) => transcriptLine(event) ?? []);
  return xml`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="ehlo" ${totals}>
  <testsuite name="${name}" ${totals} timestamp="${timing.startedAt.slice(0, 19)}">
${cases}    <system-out>${lines.map((line) => xml`${formatLine(line)}${LINE_END}`)}</system-out>
  </testsuite>
</testsuites>
`.source;
}

interface Result {
  readonly kind: 'passed' | 'failure' | 'error' | 'skipped';
  /** The verdict where it is about this phase. */
  readonly verdict?: Verdict;
  readonly message?: string;
}

const PASSED: Result = { kind: 'passed' };

/** A run that went wrong in whatever way has at least one case that says so. */
function resultOf({ phase, state }: PhaseReport, verdict: Verdict): Result {
  if (verdict.phase === phase && verdict.outcome !== 'ok') {
    return { kind: verdict.outcome === 'inconclusive' ? 'error' : 'failure', verdict };
  }
  switch (state) {
    case 'passed':
      return PASSED;
    case 'failed':
      return { kind: 'failure', message: `The root cause shows at ${verdict.phase}.` };
    case 'skipped':
      return { kind: 'skipped', message: 'Not asked for.' };
    case 'not-reached':
      return { kind: 'skipped', message: 'Not reached.' };
  }
}

function element({ kind, verdict, message = '' }: Result): Markup {
  switch (kind) {
    case 'passed':
      return xml``;
    case 'skipped':
      return xml`<skipped message="${message}"/>`;
    case 'failure':
    case 'error': {
      const tag = new Markup(kind);
      if (verdict === undefined) return xml`<${tag} type="ehlo.phase" message="${message}"/>`;
      return xml`<${tag} type="${verdict.rule}" message="${verdict.title}">${account(verdict)}</${tag}>`;
    }
  }
}

function account({ cause, remedy, reply, reference, evidence }: Verdict): Markup[] {
  const said = reply?.text.split('\n').map((line) => `  ${String(reply.code)} ${line}`) ?? [];
  return [
    cause,
    `What to do: ${remedy}`,
    ...(said.length === 0 ? [] : ['The server said:', ...said]),
    `Events ${evidence.join(', ')}; see ${reference}`,
  ].map((line) => xml`${line}${LINE_END}`);
}

const LINE_END = new Markup('\n');

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3);
}
