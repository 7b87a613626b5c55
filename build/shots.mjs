// Takes a screenshot of every state of the window, in light and dark, wide and narrow.
// Usage: npm run shots [-- STATE ...]: only the states named.
//        npm run shots -- --readme: the README's pictures, written to docs.

import { join } from 'node:path';
import { ensureInstalled } from './install.mjs';
import { root, runNode } from './project.mjs';

await ensureInstalled();
const shots = join(root, 'tests', 'window', 'shots.ts');
process.exitCode = await runNode(['--import', 'tsx', shots, ...process.argv.slice(2)]);
