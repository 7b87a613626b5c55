// Scores the diagnosis on the blind cases and prints a table.
//
// Usage: npx tsx tests/diagnosis/blind/score.ts [FILE.json] [--commit HASH] [--only ID,ID]
// With `--check` it says only whether each case sets up what it claims, and no verdict.

import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { BlindCase } from './case.ts';
import { blindCases } from './cases/index.ts';
import { mark, passes, type Marks } from './mark.ts';
import { runCase, type Outcome } from './run-case.ts';

interface Row {
  readonly id: string;
  readonly fault: string;
  readonly source: string;
  readonly state: Outcome['type'];
  readonly why?: string;
  readonly marks?: Marks;
  readonly verdict?: Readonly<
    Record<'rule' | 'phase' | 'outcome' | 'confidence' | 'title', string>
  >;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    check: { type: 'boolean', default: false },
    commit: { type: 'string', default: 'unknown' },
    only: { type: 'string' },
  },
});
const wanted = values.only?.split(',');
const cases = blindCases.filter(({ id }) => wanted === undefined || wanted.includes(id));

// The servers are unref'd, and an empty event loop would end us in silence.
const awake = setInterval(() => undefined, 60_000);
const rows: Row[] = [];
for (const blind of cases) {
  const outcome = await runCase(blind);
  if (values.check) showSetUp(blind, outcome);
  else {
    const row = rowOf(blind, outcome);
    rows.push(row);
    console.log(lineOf(row));
  }
}
clearInterval(awake);
if (!values.check) {
  const total = totalOf(rows);
  console.log(
    `\n${Object.entries(total)
      .map(([name, count]) => `${name} ${String(count)}`)
      .join(', ')}`,
  );
  const [file] = positionals;
  const score = { commit: values.commit, scoredAt: new Date().toISOString(), total, cases: rows };
  if (file !== undefined) await writeFile(file, `${JSON.stringify(score, null, 2)}\n`);
}

function rowOf({ id, fault, source, expect }: BlindCase, outcome: Outcome): Row {
  const told = { id, fault, source, state: outcome.type };
  if (outcome.type !== 'answered') return { ...told, why: outcome.why };
  const { rule, phase, outcome: end, confidence, title } = outcome.answer.verdict;
  const marks = mark(expect, outcome.answer);
  return { ...told, marks, verdict: { rule, phase, outcome: end, confidence, title } };
}

function lineOf({ id, fault, state, marks, verdict, why }: Row): string {
  const head = `${id.padEnd(38)} ${fault.slice(0, 34).padEnd(35)}`;
  if (marks === undefined || verdict === undefined) return `${head} ${state}: ${why ?? ''}`;
  const { phase, outcome, meaning, remedy, confidence } = marks;
  const ticks = [phase, outcome, meaning, remedy, confidence].map((ok) => (ok ? '+' : '-'));
  return `${head} ${ticks.join(' ')}  ${verdict.title} (${verdict.confidence})`;
}

function totalOf(all: readonly Row[]): Readonly<Record<string, number>> {
  const marked = all.flatMap(({ marks }) => marks ?? []);
  const count = (name: keyof Marks): number => marked.filter((marks) => marks[name]).length;
  return {
    cases: all.length,
    scored: marked.length,
    'not run': all.filter(({ state }) => state === 'not run').length,
    'not set up': all.filter(({ state }) => state === 'not set up').length,
    phase: count('phase'),
    outcome: count('outcome'),
    meaning: count('meaning'),
    remedy: count('remedy'),
    confidence: count('confidence'),
    passed: marked.filter(passes).length,
  };
}

function showSetUp({ id }: BlindCase, outcome: Outcome): void {
  const trouble = outcome.type === 'answered' ? '' : ` ${outcome.type}: ${outcome.why}`;
  console.log(`\n## ${id}${trouble}`);
  if (outcome.type === 'not run') return;
  for (const line of outcome.transcript.slice(-7)) console.log(`   ${line.slice(0, 220)}`);
}
