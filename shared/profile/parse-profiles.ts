// Parses the profiles file: every profile checked, an older version upgraded, a newer one told.

import * as v from 'valibot';
import { parseJson } from '../host/json.ts';
import { planSchema } from '../host/plan-schema.ts';
import { detailsSchema, nameSchema } from './details-schema.ts';
import { migrateProfiles, type StoredProfiles } from './migrate-profiles.ts';
import { PROFILES_VERSION, type Profile } from './profile.ts';

export type ParsedProfiles =
  | {
      readonly state: 'read';
      readonly profiles: readonly Profile[];
      /** The file in today's version, with all that it holds; its profiles in the same order. */
      readonly stored: StoredProfiles & { readonly profiles: readonly unknown[] };
    }
  | { readonly state: 'newer'; readonly version: number }
  /** The reason is a clause. */
  | { readonly state: 'damaged'; readonly reason: string };

const short = v.pipe(v.string(), v.maxLength(200));

const profile = v.object({
  id: short,
  name: nameSchema,
  ...detailsSchema,
  settings: planSchema,
  createdAt: short,
  changedAt: short,
});

const file = v.object({ version: v.literal(PROFILES_VERSION), profiles: v.array(profile) });

const record = v.looseObject({});
const numbered = v.looseObject({ version: v.pipe(v.number(), v.integer(), v.minValue(1)) });

/** Reads one profile as the file is to hold it; `where` is what keeps it from being read. */
export function parseProfile(
  record: unknown,
):
  | { readonly ok: true; readonly profile: Profile }
  | { readonly ok: false; readonly where: string } {
  const read = v.safeParse(profile, record);
  if (read.success) return { ok: true, profile: read.output };
  return { ok: false, where: v.getDotPath(read.issues[0]) ?? 'its beginning' };
}

/** Reads what stood in the file; an object with nothing in it holds no profiles. */
export function parseProfiles(text: string): ParsedProfiles {
  const content = parseJson(text);
  if (content === undefined) return { state: 'damaged', reason: 'it is not valid JSON' };
  const object = v.safeParse(record, content);
  if (!object.success) return { state: 'damaged', reason: 'it holds no list of profiles' };
  if (Object.keys(object.output).length === 0) {
    return { state: 'read', profiles: [], stored: { version: PROFILES_VERSION, profiles: [] } };
  }
  const version = v.safeParse(numbered, content);
  if (!version.success) return { state: 'damaged', reason: 'it does not tell its version' };
  if (version.output.version > PROFILES_VERSION) {
    return { state: 'newer', version: version.output.version };
  }
  const stored = migrateProfiles(version.output, version.output.version);
  const read = v.safeParse(file, stored);
  if (read.success) {
    const kept = stored as StoredProfiles & { readonly profiles: readonly unknown[] };
    return { state: 'read', profiles: read.output.profiles, stored: kept };
  }
  const where = v.getDotPath(read.issues[0]) ?? 'its beginning';
  return { state: 'damaged', reason: `it cannot be read at ${where}` };
}
