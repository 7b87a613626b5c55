// Runs the benchmarks, prints what they measured, and fails where a target is missed.
// Usage: npm run bench [-- --rounds N] [WORD]: only benchmarks with the word in their names.

import { parseArgs } from 'node:util';
import type { Benchmark, Target } from './benchmark.ts';
import { desktopStart } from './desktop-start.ts';
import { keptRuns } from './history.ts';
import { localRun } from './local-run.ts';
import { profilesWindow } from './profiles-window.ts';
import { manyProfiles } from './profiles.ts';
import { sendWithImplicitTls, sendWithStarttls } from './send.ts';
import { startUp } from './start-up.ts';
import { windowFlood } from './window.ts';

const BENCHMARKS: readonly Benchmark[] = [
  startUp,
  localRun,
  sendWithStarttls,
  sendWithImplicitTls,
  windowFlood,
  keptRuns,
  manyProfiles,
  profilesWindow,
  desktopStart,
];

const { values, positionals } = parseArgs({
  options: { rounds: { type: 'string', default: '9' } },
  allowPositionals: true,
});
const rounds = Number(values.rounds);
if (!Number.isSafeInteger(rounds) || rounds < 1) throw new RangeError('--rounds takes a number.');
const [word = ''] = positionals;
const chosen = BENCHMARKS.filter(({ name }) => name.toLowerCase().includes(word.toLowerCase()));
if (chosen.length === 0) throw new RangeError(`No benchmark has ${word} in its name.`);

const targets: Target[] = [];
for (const benchmark of chosen) {
  console.log(`\n${benchmark.name}\n`);
  const reason = benchmark.unavailable();
  if (reason !== undefined) {
    console.log(`  Did not run: ${reason}`);
    continue;
  }
  const result = await benchmark.run(rounds);
  targets.push(...result.targets);
  for (const line of result.lines) console.log(`  ${line}`);
  for (const { what, measured, met } of result.targets) {
    console.log(`  ${met ? 'met   ' : 'MISSED'} ${what}: ${measured}`);
  }
}
const missed = targets.filter(({ met }) => !met).length;
console.log(`\n${String(targets.length - missed)} of ${String(targets.length)} targets met.`);
process.exitCode = missed === 0 ? 0 : 1;
