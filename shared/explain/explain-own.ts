// Gives back the verdict of a run that Ehlo itself has written down.

import { judgeRun } from '../rules/judge.ts';
import { effectiveSecurity } from '../run/plan.ts';
import { sessionOrder } from '../run/session-order.ts';
import { EXPLANATION_FORMAT, type Explanation, type SeenState } from './explanation.ts';
import type { OwnOutput } from './own-output.ts';
import type { PastedLine } from './pasted-line.ts';

const NAMES = {
  log: 'a log of Ehlo’s',
  report: 'a report of Ehlo’s',
  export: 'a run that Ehlo exported',
};

/** A log is judged anew, by the rules of today; a report or an export has its verdict in it. */
export function explainOwn(
  own: OwnOutput,
  lines: readonly PastedLine[],
  version: string,
): Explanation {
  const source = { tool: `ehlo-${own.kind}`, name: NAMES[own.kind] };
  const format = EXPLANATION_FORMAT;
  if (own.kind === 'log') {
    const { plan } = own.facts.settings;
    const { verdict, findings, ruleSet } = judgeRun(own.facts);
    const evidence = verdict.evidence.flatMap((seq) => own.lines.get(seq) ?? []);
    const { host, port } = plan.connection;
    return {
      format,
      source,
      target: { host, port, security: effectiveSecurity(plan.connection) },
      verdict: { ...verdict, evidence },
      findings: findings.map((finding) => ({
        ...finding,
        evidence: finding.evidence.flatMap((seq) => own.lines.get(seq) ?? []),
      })),
      guessed: [],
      lines: lines.filter(({ number }) => evidence.includes(number)),
      phases: sessionOrder(plan).map((phase) => ({
        phase,
        state: seen(own.facts.timing.phases[phase].state),
      })),
      runtime: { version, ruleSet },
    };
  }
  const { host, port, security, verdict, findings, phases, ruleSet, at = [] } = own.report;
  return {
    format,
    source,
    target: { host, port, security },
    verdict: { ...verdict, evidence: at },
    findings: findings.map((finding) => ({ ...finding, evidence: [] })),
    guessed: [],
    lines: lines.filter(({ number }) => at.includes(number)),
    phases: phases.map(({ phase, state }) => ({ phase, state: seen(state) })),
    runtime: { version, ruleSet },
  };
}

function seen(state: string): SeenState {
  return state === 'passed' || state === 'failed' ? state : 'not-observed';
}
