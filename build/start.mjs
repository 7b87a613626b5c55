// Starts Ehlo on any clone: installs and builds what is missing, then runs it.

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { root } from './project.mjs';

// Until there is a window, this is the run that works with no account of any kind.
const practice = ['test', 'practice:healthy'];

await ensureInstalled();
await ensureBuilt();

// `npm start -- --json` adds to the practice run; `npm start -- test HOST` stands for itself.
const given = process.argv.slice(2);
const isWhole = given[0] && (!given[0].startsWith('-') || /^--?(help|version|h|V)$/.test(given[0]));
const entry = join(root, 'dist', 'cli', 'ehlo.js');
process.argv = [process.execPath, entry, ...(isWhole ? given : [...practice, ...given])];
await import(pathToFileURL(entry).href);
