// Reads the verdict back out of a run that Ehlo has exported as text.

import { isPhase } from '../run/phase.ts';
import { readEnhancedStatus } from '../smtp/enhanced-status.ts';
import type { PeerText } from '../smtp/peer-text.ts';
import { SECURITY } from '../words/en/names.ts';
import type { OwnReport } from './own-report.ts';
import type { PastedLine } from './pasted-line.ts';

const HEADING =
  /^VERDICT: (ok|partial|failed|inconclusive) at (\w+) \((certain|likely|possible)\)$/;

/** Undefined for a text that is no export, or not the whole of its verdict. */
export function readTextExport(lines: readonly PastedLine[]): OwnReport | undefined {
  if (!lines.some(({ text }) => text === 'EHLO RUN')) return undefined;
  const start = lines.findIndex(({ text }) => HEADING.test(text));
  const [, outcome, phase = '', confidence] = HEADING.exec(lines[start]?.text ?? '') ?? [];
  const end = lines.findIndex(({ text }, index) => index > start && text.startsWith('Rule '));
  if (start < 0 || end < start + 4 || !isPhase(phase)) return undefined;
  const part = lines.slice(start + 1, end);
  const [title, cause, remedy, ...said] = part.map(({ text }) => text);
  const [, rule = '', reference = ''] =
    /^Rule (\S+), see (\S+)$/.exec(lines[end]?.text ?? '') ?? [];
  const quoted = said[0] === 'The server said:' ? said.slice(1) : [];
  const code = Number(/^ {2}(\d{3}) /.exec(quoted[0] ?? '')?.[1] ?? 0);
  const text = quoted.map((line) => line.slice(6)).join('\n') as PeerText;
  return {
    ...settingsIn(lines.slice(0, start)),
    verdict: {
      rule,
      phase,
      outcome: outcome as OwnReport['verdict']['outcome'],
      title: title ?? '',
      cause: cause ?? '',
      remedy: (remedy ?? '').replace(/^What to do: /, ''),
      confidence: confidence as OwnReport['verdict']['confidence'],
      evidence: [],
      reply: quoted.length > 0 ? { code, enhanced: readEnhancedStatus(text) ?? null, text } : null,
      action: null,
      reference,
    },
    findings: [],
    phases: lines.flatMap((line) => phaseIn(line.text) ?? []),
    at: part
      .slice(said.length > 0 ? 4 : 0, said.length > 0 ? undefined : 1)
      .map(({ number }) => number),
  };
}

function settingsIn(rows: readonly PastedLine[]) {
  const found = (pattern: RegExp) => rows.map(({ text }) => pattern.exec(text)).find((row) => row);
  const server = found(/^Server\s+(\S+), port (\d+), (.+)$/);
  const security = (['starttls', 'implicit', 'none'] as const).find(
    (mode) => SECURITY[mode] === server?.[3],
  );
  return {
    host: server?.[1] ?? null,
    port: server?.[2] === undefined ? null : Number(server[2]),
    security: security ?? null,
    ruleSet: found(/^Ehlo\s.*\brules (\S+?),/)?.[1] ?? '',
  };
}

function phaseIn(text: string): OwnReport['phases'][number] | undefined {
  const [, phase = '', state = ''] =
    /^(\w+) +(passed|failed|skipped|not-reached)(?: |$)/.exec(text) ?? [];
  return isPhase(phase) ? { phase, state } : undefined;
}
