// Packages the desktop app. Usage: npm run package -- [--dir] [--linux | --mac | --win]
// [--x64 | --arm64 | --universal] [--out FOLDER]. `--dir` makes the folder without installers.

import { parseArgs } from 'node:util';
import { ensureInstalled } from './install.mjs';
import { createPackage } from './package/make.mjs';

const { values: asked } = parseArgs({
  options: {
    dir: { type: 'boolean' },
    linux: { type: 'boolean' },
    mac: { type: 'boolean' },
    win: { type: 'boolean' },
    x64: { type: 'boolean' },
    arm64: { type: 'boolean' },
    universal: { type: 'boolean' },
    out: { type: 'string' },
  },
});

await ensureInstalled();
const { files, kilobytes } = await createPackage({
  platform: ['linux', 'mac', 'win'].find((name) => asked[name]),
  arch: ['x64', 'arm64', 'universal'].find((name) => asked[name]),
  dir: asked.dir,
  out: asked.out,
  // Electron's own files, where they need not be fetched.
  dist: process.env.ELECTRON_OVERRIDE_DIST_PATH,
});
for (const file of files) console.log(file);
console.log(`${kilobytes} kB are ours (app.asar); the rest is Electron.`);
