/** Runs apt-get with caches of its own, so that the machine's package state stays untouched. */

import { existsSync, statSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withLock } from './lock.ts';
import { run } from './run.ts';

/** Which package lists to go by: the machine's own, or a private copy in a folder. */
export type AptLists = { kind: 'host' } | { kind: 'private'; folder: string };

/** Where apt-get may write. */
export interface AptPlace {
  readonly scratch: string;
  readonly cwd: string;
  readonly lists: AptLists;
}

/** Gives apt-get's standard output, in English; throws its last words when it fails. */
export async function aptGet(args: readonly string[], place: AptPlace): Promise<string> {
  const cache = join(place.scratch, 'apt-cache');
  const configuration = join(place.scratch, 'apt.conf');
  await mkdir(join(cache, 'archives', 'partial'), { recursive: true });
  // Hooks of the machine's configuration, which clean the machine's caches.
  await writeFile(
    configuration,
    ['Pre-Invoke', 'Post-Invoke', 'Post-Invoke-Success']
      .map((hook) => `#clear APT::Update::${hook};\n`)
      .join(''),
  );
  const options = {
    'Dir::Cache': cache,
    'Dir::Cache::archives': join(cache, 'archives'),
    'Debug::NoLocking': 'true',
    // apt's own user cannot write to a private folder.
    'APT::Sandbox::User': 'root',
    ...(place.lists.kind === 'private' ? { 'Dir::State::lists': place.lists.folder } : {}),
  };
  const flags = Object.entries(options).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
  return run('apt-get', ['-q', '-c', configuration, ...flags, ...args], place.cwd);
}

const fresh = 60 * 60 * 1000;

/** Fetches the package lists into `folder`, unless that was done within the hour. */
export async function updateLists(folder: string): Promise<AptLists> {
  const own = join(folder, 'lists');
  const done = join(own, 'ehlo-updated');
  const lists: AptLists = { kind: 'private', folder: own };
  await withLock(join(folder, 'lists.lock'), async () => {
    if (existsSync(done) && Date.now() - statSync(done).mtimeMs < fresh) return;
    await mkdir(join(own, 'partial'), { recursive: true });
    await aptGet(['update'], { scratch: own, cwd: own, lists });
    // apt-get is content when it could fetch none of them.
    const found = (await readdir(own)).some((name) => name.includes('_Packages'));
    if (!found) throw new Error('No package list could be fetched.');
    await writeFile(done, '');
  });
  return lists;
}
