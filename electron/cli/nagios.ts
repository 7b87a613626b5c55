// Puts a run into one line for Nagios and its kin.

import type { RunReport } from '../../shared/run/report.ts';
import type { Verdict } from '../../shared/run/verdict.ts';
import { visible } from '../../shared/smtp/visible.ts';
import { nagiosCode } from './exit-code.ts';

const STATES = ['OK', 'WARNING', 'CRITICAL', 'UNKNOWN'] as const;

/**
 * `EHLO CRITICAL - title | total=0.123s connect=0.010s`, after the monitoring plugins'
 * guidelines: a bar would begin performance data, so the text holds none. `trouble` is what
 * went wrong after the run.
 */
export function nagiosLine(
  label: string,
  { verdict, findings, phases, timing }: RunReport,
  trouble?: string,
): string {
  const worst = findings.find(({ severity }) => severity !== 'info');
  const aside = verdict.outcome === 'ok' && worst ? `; ${worst.title}` : '';
  const reply = verdict.outcome !== 'ok' && verdict.reply ? ` (${replyText(verdict)})` : '';
  const after = trouble === undefined ? '' : `; ${trouble}`;
  const times = phases
    .filter(({ state }) => state === 'passed' || state === 'failed')
    .map(({ phase, ms }) => ` ${phase}=${seconds(ms)}`);
  return stateLine(
    nagiosCode(verdict, findings, trouble !== undefined),
    `${label}: ${verdict.title}${aside}${reply}${after}`,
    `total=${seconds(timing.total)}${times.join('')}`,
  );
}

/** One line for a state that no run stands behind. */
export function stateLine(code: 0 | 1 | 2 | 3, text: string, performance?: string): string {
  const plain = visible(text).replaceAll('|', '/');
  return `EHLO ${STATES[code]} - ${plain}${performance === undefined ? '' : ` | ${performance}`}`;
}

function replyText({ reply }: Verdict): string {
  const first = reply?.text.split('\n')[0] ?? '';
  return `${String(reply?.code ?? '')} ${first}`.trim();
}

function seconds(ms: number | null): string {
  return `${((ms ?? 0) / 1000).toFixed(3)}s`;
}
