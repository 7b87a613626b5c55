// Scores the gathered cases, texts by `explain` and sessions by a run, and prints a table.
//
// Usage: npx tsx tests/diagnosis/blind/gathered/score.ts [FILE.json] [--commit HASH] [--only ID,ID]

import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { explainText } from '../../../../shared/explain/explain.ts';
import { runPlan } from '../../../engine/running.ts';
import { mark, passes, type Answer } from '../mark.ts';
import type { Expectation } from '../case.ts';
import { gatheredSessions, gatheredTexts } from './index.ts';
import type { SessionCase } from './sessions.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { commit: { type: 'string', default: 'unknown' }, only: { type: 'string' } },
});
const wanted = values.only?.split(',');
const asked = ({ id }: { id: string }): boolean => wanted === undefined || wanted.includes(id);

interface Told {
  readonly id: string;
  readonly source: string;
  readonly expect: Expectation;
}

function rowOf({ id, source, expect }: Told, answer: Answer | undefined) {
  if (!answer) return { id, source, state: 'nothing recognised' } as const;
  const { rule, phase, outcome, confidence, title } = answer.verdict;
  const marks = mark(expect, answer);
  const verdict = { rule, phase, outcome, confidence, title };
  return { id, source, state: 'answered', marks, verdict } as const;
}

async function meet({ setUp }: SessionCase): Promise<Answer> {
  const stage = await setUp();
  try {
    return (await runPlan(stage.plan, stage.secrets)).report;
  } finally {
    await stage.stop();
  }
}

// The peers are unref'd, and an empty event loop would end us in silence.
const awake = setInterval(() => undefined, 60_000);
const startedAt = '2026-11-25T12:00:00.000Z';
const rows = gatheredTexts
  .filter(asked)
  .map((told) => rowOf(told, explainText(told.text, { version: '0.0.0-score', startedAt })));
for (const told of gatheredSessions.filter(asked)) rows.push(rowOf(told, await meet(told)));
clearInterval(awake);

for (const row of rows) {
  const wrong = row.state === 'answered' ? Object.entries(row.marks).filter(([, ok]) => !ok) : [];
  const said = row.state === 'answered' ? row.verdict : undefined;
  const note =
    row.state === 'answered' ? wrong.map(([name]) => name).join(', ') || 'right' : row.state;
  const told = said ? `${said.rule} (${said.confidence}, ${said.phase}) ${said.title}` : '';
  console.log(`${row.id.padEnd(34)} ${note.padEnd(26)} ${told}`);
}
const answered = rows.filter((row) => row.state === 'answered');
const total = {
  cases: rows.length,
  answered: answered.length,
  passed: answered.filter(({ marks }) => passes(marks)).length,
};
console.log(`\n${JSON.stringify(total)}`);
const [file] = positionals;
const score = {
  commit: values.commit,
  scoredAt: new Date().toISOString(),
  total,
  cases: rows,
};
if (file !== undefined) await writeFile(file, `${JSON.stringify(score, null, 2)}\n`);
