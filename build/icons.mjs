// Draws the app's icons anew from renderer/app/icon.svg: `npm run icons`.

import { join } from 'node:path';
import { ensureInstalled } from './install.mjs';
import { root, runNode } from './project.mjs';

await ensureInstalled();
process.exitCode = await runNode(['--import', 'tsx', join(root, 'tests', 'icons', 'draw.ts')]);
