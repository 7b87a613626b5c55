// Tells which npm packages went into the bundles, and gathers their licences.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * @typedef {object} Bundled
 * @property {string} name
 * @property {string} version
 * @property {string} license Its SPDX expression.
 * @property {string} folder
 */

/**
 * The packages that these modules belong to, each once, by name.
 * @param {readonly string[]} modules Their paths.
 * @returns {Bundled[]}
 */
export function bundledPackages(modules) {
  const folders = new Set();
  for (const path of modules) {
    if (/[\\/]node_modules[\\/]/.test(path)) folders.add(packageFolder(path));
  }
  return [...folders].map(describe).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * The text that goes with the package: every licence in full, as most of them ask.
 * @param {readonly Bundled[]} packages
 * @returns {string}
 */
export function notices(packages) {
  const entries = packages.map(({ name, version, license, folder }) => {
    const title = `${name} ${version} (${license})`;
    return `${'-'.repeat(78)}\n${title}\n\n${licenceTexts(folder) || `Licence: ${license}`}\n`;
  });
  return `Ehlo contains parts of these packages.\n\n${entries.join('\n')}`;
}

/** The nearest folder above whose package.json has a name: some packages nest nameless ones. */
function packageFolder(path) {
  for (let folder = dirname(path.replace(/[?#].*$/, '')); ; folder = dirname(folder)) {
    const manifest = join(folder, 'package.json');
    if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).version) return folder;
    if (folder === dirname(folder)) throw new Error(`${path} belongs to no package.`);
  }
}

function describe(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (typeof license !== 'string') throw new Error(`${name} names no licence.`);
  return { name, version, license, folder };
}

function licenceTexts(folder) {
  return readdirSync(folder)
    .filter((name) => /^(licen[cs]e|copying|notice)/i.test(name))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8').trim())
    .join('\n\n');
}
