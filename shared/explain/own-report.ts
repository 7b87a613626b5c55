// Reads the verdict back out of a report of Ehlo's own.

import * as v from 'valibot';
import { isPhase } from '../run/phase.ts';
import type { Phase } from '../run/phase.ts';
import type { Finding, Verdict } from '../run/verdict.ts';
import type { EnhancedStatus } from '../smtp/enhanced-status.ts';
import type { PeerText } from '../smtp/peer-text.ts';

export interface OwnReport {
  readonly host: string | null;
  readonly port: number | null;
  readonly security: 'starttls' | 'implicit' | 'none' | null;
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
  readonly phases: readonly { readonly phase: Phase; readonly state: string }[];
  readonly ruleSet: string;
  /** Line of the text in which each part of the verdict stands. */
  readonly at?: readonly number[];
}

const phase = v.custom<Phase>((value) => typeof value === 'string' && isPhase(value));
const words = { title: v.string(), cause: v.string(), remedy: v.string(), reference: v.string() };
const numbers = v.array(v.pipe(v.number(), v.integer()));

const VerdictSchema = v.object({
  rule: v.string(),
  phase,
  outcome: v.picklist(['ok', 'partial', 'failed', 'inconclusive']),
  ...words,
  confidence: v.picklist(['certain', 'likely', 'possible']),
  evidence: numbers,
  reply: v.nullable(
    v.object({
      code: v.pipe(v.number(), v.integer()),
      enhanced: v.nullable(v.custom<EnhancedStatus>((value) => typeof value === 'string')),
      text: v.custom<PeerText>((value) => typeof value === 'string'),
    }),
  ),
  action: v.nullable(v.object({ id: v.string(), options: v.array(v.string()) })),
});

const ReportSchema = v.object({
  target: v.object({
    host: v.nullable(v.string()),
    port: v.nullable(v.number()),
    security: v.nullable(v.picklist(['starttls', 'implicit', 'none'])),
  }),
  phases: v.array(v.object({ phase, state: v.string() })),
  verdict: VerdictSchema,
  findings: v.array(
    v.object({
      rule: v.string(),
      severity: v.picklist(['info', 'warning', 'serious']),
      ...words,
      evidence: numbers,
    }),
  ),
  runtime: v.object({ ruleSet: v.string() }),
});

/** Undefined for JSON of another form. */
export function readReport(json: string): OwnReport | undefined {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return undefined;
  }
  const { success, output } = v.safeParse(ReportSchema, value);
  if (!success) return undefined;
  const { target, verdict, findings, phases, runtime } = output;
  return { ...target, verdict, findings, phases, ruleSet: runtime.ruleSet };
}
