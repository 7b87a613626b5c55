// Lays the profiles out as rows: folders with their members, or one list by last outcome.

import type { FindableProfile } from '../../shared/profile/find-profiles.ts';
import type { Profile } from '../../shared/profile/profile.ts';

/** A row, with its place among its like as a screen reader tells it. */
interface Placed {
  readonly key: string;
  readonly level: 1 | 2;
  readonly place: number;
  readonly of: number;
}

export interface FolderRow extends Placed {
  readonly kind: 'folder';
  readonly folder: string;
  readonly open: boolean;
  readonly count: number;
}

export interface ProfileRow extends Placed {
  readonly kind: 'profile';
  readonly profile: Profile;
}

export type TreeRow = FolderRow | ProfileRow;

/** The profiles come with their folders in order; those without one stand before the folders. */
export function folderRows(
  profiles: readonly FindableProfile[],
  closed: ReadonlySet<string>,
): readonly TreeRow[] {
  const folders = new Map<string, Profile[]>();
  for (const { profile } of profiles) {
    const members = folders.get(profile.folder);
    if (members) members.push(profile);
    else folders.set(profile.folder, [profile]);
  }
  const loose = folders.get('') ?? [];
  folders.delete('');
  const of = loose.length + folders.size;
  const rows: TreeRow[] = loose.map((profile, at) => row(profile, 1, at, of));
  for (const [at, [folder, members]] of [...folders].entries()) {
    const open = !closed.has(folder);
    const place = loose.length + at + 1;
    const count = members.length;
    rows.push({ kind: 'folder', key: `/${folder}`, level: 1, place, of, folder, open, count });
    if (open) rows.push(...members.map((profile, index) => row(profile, 2, index, count)));
  }
  return rows;
}

/** Without folders, since one order goes through all of them. */
export function flatRows(profiles: readonly FindableProfile[]): readonly TreeRow[] {
  return profiles.map(({ profile }, at) => row(profile, 1, at, profiles.length));
}

function row(profile: Profile, level: 1 | 2, at: number, of: number): ProfileRow {
  return { kind: 'profile', key: profile.id, profile, level, place: at + 1, of };
}
