/** The environment in which programs run from a folder of unpacked packages. */

import { existsSync, readdirSync } from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';

/** Lets programs find each other and their libraries in `root`, and takes nothing from ours. */
export function unpackedEnvironment(root: string): Record<string, string> {
  const programs = ['usr/sbin', 'usr/bin', 'sbin', 'bin'];
  return {
    PATH: [...programs.map((folder) => join(root, folder)), process.env['PATH'] ?? ''].join(
      delimiter,
    ),
    LD_LIBRARY_PATH: libraryFolders(root).join(delimiter),
    LC_ALL: 'C',
    TZ: 'UTC',
  };
}

/** A library of `root` by its file name, for preloading. */
export function libraryFile(root: string, name: string): string {
  const found = libraryFolders(root)
    .map((folder) => join(folder, name))
    .find((file) => existsSync(file));
  if (found === undefined) throw new Error(`${name} is not in ${root}.`);
  return found;
}

/** Servers keep libraries of their own in folders of their own, some deep. */
function libraryFolders(root: string): string[] {
  const files = ['usr/lib', 'lib'].flatMap((folder) => {
    const parent = join(root, folder);
    if (!existsSync(parent)) return [];
    return readdirSync(parent, { recursive: true, encoding: 'utf8' }).map((file) =>
      join(parent, file),
    );
  });
  const libraries = files.filter((file) => /^lib[^/]*\.so/.test(basename(file)));
  return [...new Set(libraries.map((file) => dirname(file)))];
}
