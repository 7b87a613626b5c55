// Runs the benchmark, which is written in TypeScript, from its sources.

import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { root, runNode } from './project.mjs';

await ensureInstalled();
await ensureBuilt();
const bench = join(root, 'tests', 'bench', 'index.ts');
process.exitCode = await runNode(['--import', 'tsx', bench, ...process.argv.slice(2)]);
