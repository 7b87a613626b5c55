// Writes a profile's folder and name as one, and takes them apart again.

import type { Profile } from './profile.ts';

type Named = Pick<Profile, 'folder' | 'name'>;

/** `Help desk / Scanner`. */
export function fullName({ folder, name }: Named): string {
  return folder === '' ? name : `${folder} / ${name}`;
}

/** `Help desk / Scanner` is `Scanner` in the folder `Help desk`. */
export function splitName(full: string): Named {
  const slash = full.indexOf('/');
  const name = full.slice(slash + 1).trim();
  const folder = full.slice(0, Math.max(slash, 0)).trim();
  return folder === '' || name === '' ? { folder: '', name: full } : { folder, name };
}

/** The profiles that are meant: those of the full name, else those that are called so in a folder. */
export function profilesNamed<T extends Named>(
  profiles: readonly T[],
  wanted: string,
): readonly T[] {
  const { folder, name } = splitName(wanted);
  const full = profiles.filter(
    (profile) =>
      fullName(profile) === wanted || (profile.folder === folder && profile.name === name),
  );
  return full.length > 0 ? full : profiles.filter((profile) => profile.name === wanted);
}
