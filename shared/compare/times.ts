// Compares how long two runs took, phase by phase; only what anybody would notice counts.

import { PHASES, type Phase } from '../run/phase.ts';
import type { RunReport } from '../run/report.ts';
import { duration } from '../words/en/phrases.ts';
import type { Difference } from './comparison.ts';
import { differ } from './difference.ts';

/** Times as long, and milliseconds longer, from which on it is told. */
const RATIO = 3;
const LEAST = 500;

export function compareTimes(a: RunReport, b: RunReport): Difference[] {
  const timeOf = ({ phases }: RunReport, phase: Phase): number | null =>
    phases.find((each) => each.phase === phase)?.ms ?? null;
  return PHASES.flatMap((phase) => {
    const ms = timeOf(a, phase);
    const other = timeOf(b, phase);
    if (ms === null || other === null) return [];
    const [short, long] = [Math.min(ms, other), Math.max(ms, other)];
    if (long - short < LEAST || long < short * RATIO) return [];
    const ratio = Math.round(long / Math.max(short, 1));
    const subject = `${phase}, ${String(ratio)} times as long`;
    return differ('time', phase, subject, duration(ms), duration(other), long - short >= 4 * LEAST);
  });
}
