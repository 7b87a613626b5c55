// Sorts profiles into folders, and finds among them.

import { fullName } from '../../shared/profile/full-name.ts';
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
    const { folder } = profile;
    groups.set(folder, [...(groups.get(folder) ?? []), profile]);
  }
  return [...groups]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([folder, members]) => ({ folder, profiles: members }));
}

function matchesProfile(profile: Profile, wanted: string): boolean {
  if (wanted === '') return true;
  const { settings, tags, notes } = profile;
  const texts = [
    fullName(profile),
    ...tags,
    notes,
    settings.connection.host,
    settings.auth?.user ?? '',
  ];
  return texts.some((text) => text.toLowerCase().includes(wanted));
}
