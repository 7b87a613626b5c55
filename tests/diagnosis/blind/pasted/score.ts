// Scores the explanation of the pasted errors and prints a table.
//
// Usage: npx tsx tests/diagnosis/blind/pasted/score.ts [FILE.json] [--commit HASH]

import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { explainText } from '../../../../shared/explain/explain.ts';
import { mark, passes } from '../mark.ts';
import { pastedCases } from './index.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { commit: { type: 'string', default: 'unknown' } },
});

const rows = pastedCases.map(({ id, source, text, expect }) => {
  const startedAt = '2026-11-24T12:00:00.000Z';
  const answer = explainText(text, { version: '0.0.0-score', startedAt });
  if (!answer) return { id, source, state: 'nothing recognised' } as const;
  const { rule, phase, outcome, confidence, title } = answer.verdict;
  const marks = mark(expect, answer);
  const verdict = { rule, phase, outcome, confidence, title };
  return { id, source, state: 'answered', marks, verdict } as const;
});
for (const row of rows) {
  const wrong = row.state === 'answered' ? Object.entries(row.marks).filter(([, ok]) => !ok) : [];
  const said = row.state === 'answered' ? `${row.verdict.rule} (${row.verdict.confidence})` : '';
  const note = row.state === 'answered' ? wrong.map(([name]) => name).join(', ') : row.state;
  console.log(`${row.id.padEnd(36)} ${(note || 'right').padEnd(28)} ${said}`);
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
