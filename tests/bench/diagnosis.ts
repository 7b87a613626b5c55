// Prints what Ehlo makes of every fault beside what other programs say of the same.
// Usage: npm run bench:diagnosis [-- --write] [WORD]: only cases with the word in fault or name.

import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { blindRuns, forEachCase, rows, type Row } from '../diagnosis/table/rows.ts';
import { meet, type Said } from '../diagnosis/table/meet.ts';
import { mark, passes } from '../diagnosis/blind/mark.ts';
import { runCase } from '../diagnosis/blind/run-case.ts';
import { withoutDebian } from './benchmark.ts';
import { errandOf } from './diagnosis/errand.ts';
import { allOthers, type Other } from './diagnosis/others.ts';
import { asLines, asMarkdown, type Line, type Score } from './diagnosis/table.ts';

const ROOT = join(import.meta.dirname, '../..');
const PAGE = join(ROOT, 'docs/diagnosis-table.md');

const { values, positionals } = parseArgs({
  options: { write: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const [word = ''] = positionals;
if (values.write && word !== '') throw new RangeError('--write takes the whole table.');
const missing = withoutDebian();
if (missing !== undefined) throw new Error(`The table needs real servers: ${missing}`);

// Peers are unref'd, and an empty event loop would end us in silence.
const awake = setInterval(() => undefined, 60_000);
const complain = console.error;
let strayed = 0;
// Another program may say something else than the script of a peer has an answer for.
console.error = () => (strayed += 1);

const chosen = rows.filter(({ id, fault }) => `${id} ${fault}`.includes(word));
const others = await allOthers();
const met = new Map<string, Line>();
await forEachCase(chosen, async (row) => {
  const said = await meet(row);
  const theirs: string[] = [];
  for (const other of others) theirs.push(await ask(other, row, said));
  met.set(row.id, { row, said, others: theirs });
});
const lines = chosen.flatMap(({ id }) => met.get(id) ?? []);
const score = word === '' ? await scoreBlind() : undefined;
console.error = complain;
clearInterval(awake);

for (const line of asLines(lines, others, score)) console.log(line);
if (strayed > 0) console.log(`${String(strayed)} times a program left a script.`);
if (values.write && score) writeFileSync(PAGE, asMarkdown(lines, others, score, commit()));
process.exitCode = lines.every(({ row, said }) => said.right || row.blind) ? 0 : 1;

/** A peer of its own for each program, so that none meets what another has left behind. */
async function ask(other: Other, row: Row, { mechanism }: Said): Promise<string> {
  const stage = await row.setUp();
  try {
    return await other.ask(await errandOf(stage, mechanism));
  } finally {
    await stage.stop();
  }
}

/** All blind cases, not only those that stand in the table. */
async function scoreBlind(): Promise<Score> {
  const file = join(ROOT, 'tests/diagnosis/blind/first-score.json');
  const first = JSON.parse(readFileSync(file, 'utf8')) as {
    commit: string;
    total: { passed: number; scored: number };
  };
  let passed = 0;
  await forEachCase(blindRuns, async (blind) => {
    const known = met.get(blind.id);
    if (known) passed += known.said.right ? 1 : 0;
    else {
      const outcome = await runCase(blind);
      if (outcome.type === 'answered' && passes(mark(blind.expect, outcome.answer))) passed += 1;
    }
  });
  return {
    first: { commit: first.commit, ...first.total },
    now: { passed, of: blindRuns.length },
    texts: TEXTS.map(([of, name]) => ({ of, ...firstScoreOf(name) })),
  };
}

/** What is pasted into `explain`, and two sets that were gathered later; each was scored once. */
const TEXTS = [
  ['texts for explain', 'explain-first-score.json'],
  ['pasted errors of programs', 'pasted-first-score.json'],
  ['errors and sessions gathered from threads and manuals', 'gathered-first-score.json'],
] as const;

function firstScoreOf(name: string): { readonly passed: number; readonly cases: number } {
  const file = join(ROOT, 'tests/diagnosis/blind', name);
  const { total } = JSON.parse(readFileSync(file, 'utf8')) as {
    total: { passed: number; cases: number };
  };
  return { passed: total.passed, cases: total.cases };
}

function commit(): string {
  return execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
    cwd: ROOT,
    encoding: 'utf8',
  }).trim();
}
