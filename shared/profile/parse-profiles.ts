// Parses the profiles file: every profile checked, an unknown version refused.

import * as v from 'valibot';
import { planSchema } from '../host/plan-schema.ts';
import { PROFILES_VERSION, type Profile } from './profile.ts';

export type ParsedProfiles =
  | { readonly ok: true; readonly profiles: readonly Profile[] }
  /** The reason is a clause for the end of a sentence, with its full stop. */
  | { readonly ok: false; readonly reason: string };

const short = v.pipe(v.string(), v.maxLength(200));

const file = v.object({
  version: v.literal(PROFILES_VERSION),
  profiles: v.array(
    v.object({ id: short, name: short, settings: planSchema, createdAt: short, changedAt: short }),
  ),
});

/** Reads what stood in the file; an empty one holds no profiles. */
export function parseProfiles(stored: unknown): ParsedProfiles {
  if (isEmpty(stored)) return { ok: true, profiles: [] };
  const version = v.safeParse(v.object({ version: v.number() }), stored);
  if (version.success && version.output.version > PROFILES_VERSION) {
    return { ok: false, reason: 'a newer version of Ehlo wrote it.' };
  }
  const read = v.safeParse(file, stored);
  if (read.success) return { ok: true, profiles: read.output.profiles };
  return { ok: false, reason: `see ${v.getDotPath(read.issues[0]) ?? 'its beginning'}.` };
}

function isEmpty(stored: unknown): boolean {
  return typeof stored === 'object' && stored !== null && Object.keys(stored).length === 0;
}
