/** Fetches Debian packages and unpacks them into a cache folder, without installing anything. */

import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { delimiter, join, resolve } from 'node:path';
import { createHash } from 'node:crypto';
import { aptGet, updateLists, type AptLists } from './apt.ts';
import { withLock } from './lock.ts';
import { run } from './run.ts';

/** Whether this machine can fetch Debian packages at all, and if not, why, in one sentence. */
export type DebianAvailability = { available: true } | { available: false; reason: string };

/** Asks only what can be known at once; being offline shows when fetching. */
export function debianAvailable(): DebianAvailability {
  if (process.platform !== 'linux' || !existsSync('/etc/debian_version')) {
    return { available: false, reason: `This is not Debian but ${process.platform}.` };
  }
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const missing = ['apt-get', 'dpkg-deb'].find(
    (program) => !folders.some((folder) => existsSync(join(folder, program))),
  );
  return missing === undefined
    ? { available: true }
    : { available: false, reason: `The program ${missing} is missing.` };
}

/** Where unpacked packages are kept between runs. */
export function cacheFolder(): string {
  const asked = process.env['EHLO_TEST_CACHE'];
  if (asked !== undefined && asked !== '') return resolve(asked);
  return resolve(import.meta.dirname, '../../../node_modules/.cache/ehlo/debian');
}

const stamp = 'ehlo-packages.json';

/**
 * Gives a folder that holds the named packages unpacked, with all that they
 * depend on and this machine lacks. The second call for the same names is
 * instant. Throws one clear sentence when the packages cannot be had.
 */
export async function fetchPackages(names: readonly string[]): Promise<string> {
  const debian = debianAvailable();
  if (!debian.available) throw new Error(debian.reason);
  const root = join(cacheFolder(), await setName(names));
  if (existsSync(join(root, stamp))) return root;
  await mkdir(cacheFolder(), { recursive: true });
  return withLock(`${root}.lock`, async () => {
    if (!existsSync(join(root, stamp))) await build(names, root);
    return root;
  });
}

/** The version of a package in a folder that {@link fetchPackages} gave. */
export async function packageVersion(root: string, name: string): Promise<string> {
  const versions: unknown = JSON.parse(await readFile(join(root, stamp), 'utf8'));
  const version = (versions as Record<string, string>)[name];
  if (version === undefined) throw new Error(`The package ${name} is not in ${root}.`);
  return version;
}

/** Another release's or architecture's packages are another set. */
async function setName(names: readonly string[]): Promise<string> {
  const sorted = [...names].sort();
  const release = await readFile('/etc/os-release', 'utf8');
  const facts = [process.arch, release, ...sorted].join('\n');
  const digest = createHash('sha256').update(facts).digest('hex').slice(0, 12);
  return `${names[0] ?? 'nothing'}-${digest}`;
}

/** Works aside and renames at the end, so that a half-made folder never counts. */
async function build(names: readonly string[], root: string): Promise<void> {
  const partial = `${root}.partial`;
  const attempts: (() => Promise<AptLists>)[] = [
    () => Promise.resolve({ kind: 'host' }),
    // The machine's own lists may be absent or too old to download by.
    () => updateLists(cacheFolder()),
  ];
  const troubles: string[] = [];
  for (const attempt of attempts) {
    await rm(partial, { recursive: true, force: true });
    await mkdir(join(partial, 'root'), { recursive: true });
    try {
      const versions = await unpack(names, partial, await attempt());
      await writeFile(join(partial, 'root', stamp), JSON.stringify(versions, null, 2));
      await rm(root, { recursive: true, force: true });
      await rename(join(partial, 'root'), root);
      return;
    } catch (error) {
      troubles.push(error instanceof Error ? error.message : String(error));
    } finally {
      await rm(partial, { recursive: true, force: true });
    }
  }
  throw new Error(
    `Cannot fetch the Debian packages ${names.join(', ')} (offline?): ${troubles.at(-1) ?? ''}`,
  );
}

async function unpack(
  names: readonly string[],
  partial: string,
  lists: AptLists,
): Promise<Record<string, string>> {
  const versions = await resolveSet(names, partial, lists);
  const archives = join(partial, 'archives');
  await mkdir(archives);
  const wanted = Object.entries(versions).map(([name, version]) => `${name}=${version}`);
  await aptGet(['download', ...wanted], { scratch: partial, cwd: archives, lists });
  for (const archive of await readdir(archives)) {
    if (archive.endsWith('.deb')) {
      await run('dpkg-deb', ['-x', join(archives, archive), join(partial, 'root')]);
    }
  }
  // A mail server that is setuid root has no business in a cache folder.
  await run('chmod', ['-R', 'u+rwX,ug-s', join(partial, 'root')]);
  return versions;
}

/**
 * Lets apt's own solver say, in a simulated installation, what the names need
 * beyond what is installed here; that others would be removed for a conflict
 * is of no interest, as nothing is installed.
 */
async function resolveSet(
  names: readonly string[],
  partial: string,
  lists: AptLists,
): Promise<Record<string, string>> {
  const simulation = ['install', '--simulate', '--reinstall', '--no-install-recommends'];
  const output = await aptGet([...simulation, ...names], { scratch: partial, cwd: partial, lists });
  const versions: Record<string, string> = {};
  for (const [, name = '', version = ''] of output.matchAll(
    /^Inst (\S+) (?:\[[^\]]*\] )?\((\S+) /gm,
  )) {
    // Two C libraries in one process do not go together.
    if (!/^libc6(:|-|$)|^libc-bin$/.test(name)) versions[name] = version;
  }
  const absent = names.filter((name) => !(name in versions));
  if (absent.length > 0) throw new Error(`apt does not offer ${absent.join(', ')}.`);
  return versions;
}
