// Sorts profiles into folders, which are the part of a name before its slash, and finds among them.

import type { Profile } from '../../shared/profile/profile.ts';

export interface ProfileGroup {
  /** Empty for profiles without a folder. */
  readonly folder: string;
  readonly profiles: readonly Profile[];
}

/** Folders by name, those without one first; within each by name. */
export function groupProfiles(
  profiles: readonly Profile[],
  query: string,
): readonly ProfileGroup[] {
  const wanted = query.trim().toLowerCase();
  const groups = new Map<string, Profile[]>();
  const sorted = [...profiles].sort((a, b) => a.name.localeCompare(b.name));
  for (const profile of sorted) {
    if (!matchesProfile(profile, wanted)) continue;
    const { folder } = splitName(profile.name);
    groups.set(folder, [...(groups.get(folder) ?? []), profile]);
  }
  return [...groups]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([folder, members]) => ({ folder, profiles: members }));
}

/** `Help desk / Scanner` is `Scanner` in the folder `Help desk`. */
export function splitName(name: string): { readonly folder: string; readonly label: string } {
  const slash = name.indexOf('/');
  const label = name.slice(slash + 1).trim();
  return slash < 1 || label === ''
    ? { folder: '', label: name }
    : { folder: name.slice(0, slash).trim(), label };
}

function matchesProfile({ name, settings }: Profile, wanted: string): boolean {
  if (wanted === '') return true;
  const texts = [name, settings.connection.host, settings.auth?.user ?? ''];
  return texts.some((text) => text.toLowerCase().includes(wanted));
}
