// Makes the packages: lays the app out, hands it to electron-builder, and weighs what is ours.

import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { root } from '../project.mjs';
import { configuration } from './config.mjs';
import { stageApp } from './stage.mjs';

/**
 * @param {object} options
 * @param {'linux' | 'mac' | 'win'} [options.platform] This system's where none is named.
 * @param {'x64' | 'arm64' | 'universal'} [options.arch] Only this one of those configured.
 * @param {boolean} [options.dir] The folder alone, without installers.
 * @param {string} [options.out] The folder for all that is made.
 * @param {string} [options.dist] A folder of Electron's own files.
 * @returns {Promise<{ files: string[], kilobytes: number }>} What was made, and how much of a
 *   package is ours.
 */
export async function createPackage({ platform, arch, dir = false, out = 'release', dist }) {
  const output = resolve(root, out);
  const app = join(output, 'app');
  await stageApp(app);
  const { Arch, Platform, build } = await import('electron-builder');
  let asar;
  const files = await build({
    projectDir: root,
    config: {
      ...configuration({ app, out: output, electron: electronVersion(), dist }),
      afterPack: ({ packager, appOutDir }) => {
        asar = join(packager.getResourcesDir(appOutDir), 'app.asar');
      },
    },
    publish: 'never',
    targets: (platform ? Platform.fromString(platform) : Platform.current()).createTarget(
      dir ? 'dir' : null,
      ...(arch ? [Arch[arch]] : []),
    ),
  });
  return { files, kilobytes: Math.ceil(statSync(asar).size / 1000) };
}

/** Electron's version is an exact one in package.json. */
function electronVersion() {
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return devDependencies.electron;
}
