// Runs the benchmark, or the table of diagnoses, which are written in TypeScript, from their sources.

import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { root, runNode } from './project.mjs';

await ensureInstalled();
const [first, ...rest] = process.argv.slice(2);
const ofDiagnoses = first === 'diagnosis';
// The table runs the engine itself; the benchmark runs what was built.
if (!ofDiagnoses) await ensureBuilt();
const bench = join(root, 'tests', 'bench', ofDiagnoses ? 'diagnosis.ts' : 'index.ts');
const args = ofDiagnoses ? rest : process.argv.slice(2);
process.exitCode = await runNode(['--import', 'tsx', bench, ...args]);
