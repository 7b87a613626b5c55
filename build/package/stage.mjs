// Lays out the folder that is packaged: fresh bundles, a package.json of its own, the licences.

import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleInto } from '../build.mjs';
import { root } from '../project.mjs';
import { bundledPackages, notices } from './notices.mjs';

/**
 * What git knows of the sources; a tree without git has no build number.
 * @returns {{ commit?: string, number?: number }}
 */
export function build() {
  const git = (...args) =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    return {
      commit: git('rev-parse', '--short=12', 'HEAD').trim(),
      number: Number(git('rev-list', '--count', 'HEAD')),
    };
  } catch {
    return {};
  }
}

/** Who publishes: named by the release workflow, and by nobody else. */
export function homepage(env = process.env) {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository } = env;
  // A name that RFC 2606 reserves: a package made elsewhere belongs to no site.
  return server && repository ? `${server}/${repository}` : 'https://ehlo.invalid/';
}

/**
 * Lays it out. Nothing of what was built before gets in: `dist` keeps earlier chunks for
 * programs that run, and may hold more than what runs.
 * @param {string} folder It is made anew.
 * @returns {Promise<{ bundled: readonly import('./notices.mjs').Bundled[] }>}
 */
export async function stageApp(folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const bundled = bundledPackages(await bundleInto(join(folder, 'dist')));
  const { name, version, description, license, author, type } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  );
  const manifest = {
    name,
    productName: 'Ehlo',
    version,
    description,
    license,
    author,
    homepage: homepage(),
    type,
    main: 'dist/desktop/main.js',
    commit: build().commit,
  };
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
  copyFileSync(join(root, 'LICENSE'), join(folder, 'LICENSE'));
  writeFileSync(join(folder, 'LICENSES.txt'), notices(bundled));
  return { bundled };
}
