// Brings a profiles file of an earlier version to today's, a version at a time.

import * as v from 'valibot';
import { splitName } from './full-name.ts';
import { PROFILES_VERSION } from './profile.ts';

/** What stands in the file; what is not known stays in it. */
export type StoredProfiles = Readonly<Record<string, unknown>>;

const profilesOf = v.object({ profiles: v.array(v.looseObject({})) });

/** From the version that it stands under to the next. */
const STEPS: Readonly<Record<number, (stored: StoredProfiles) => StoredProfiles>> = {
  // The folder stood in the name, before a slash.
  1: (stored) =>
    eachProfile(stored, (profile) => ({
      ...profile,
      ...(typeof profile['name'] === 'string' && splitName(profile['name'])),
      tags: [],
      notes: '',
      colour: 'none',
    })),
};

/** Leaves alone what has no step, and what is no list of profiles: the parser says so. */
export function migrateProfiles(stored: StoredProfiles, version: number): StoredProfiles {
  let migrated = stored;
  for (let from = version; from < PROFILES_VERSION; from += 1) {
    const step = STEPS[from];
    if (!step) return stored;
    migrated = { ...step(migrated), version: from + 1 };
  }
  return migrated;
}

function eachProfile(
  stored: StoredProfiles,
  change: (profile: StoredProfiles) => StoredProfiles,
): StoredProfiles {
  const read = v.safeParse(profilesOf, stored);
  return read.success ? { ...stored, profiles: read.output.profiles.map(change) } : stored;
}
