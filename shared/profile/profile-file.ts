// Writes and reads a profile as a file of its own, for another computer: no secret, no reference.

import * as v from 'valibot';
import { parseJson } from '../host/json.ts';
import { planSchema } from '../host/plan-schema.ts';
import type { RunPlan } from '../run/plan.ts';
import { withoutSecrets } from '../run/without-secrets.ts';

/** The format of a profile's file; an unknown one is refused. */
export const PROFILE_FORMAT = 'ehlo.profile/1';

export interface ProfileFile {
  readonly name: string;
  readonly settings: RunPlan;
}

/** The reason is a sentence. */
export type ReadProfile =
  | { readonly ok: true; readonly profile: ProfileFile }
  | { readonly ok: false; readonly reason: string };

const file = v.strictObject({
  format: v.literal(PROFILE_FORMAT),
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
  settings: planSchema,
});

const header = v.looseObject({ format: v.string() });

/** Whether the text says of itself that it is a profile of this or of another version. */
export function isProfileFile(text: string): boolean {
  const read = v.safeParse(header, parseJson(text));
  return read.success && read.output.format.startsWith('ehlo.profile/');
}

/** The file's content; what the settings refer to in the vault stays here. */
export function writeProfileFile({ name, settings }: ProfileFile): string {
  const content = { format: PROFILE_FORMAT, name, settings: withoutSecrets(settings) };
  return `${JSON.stringify(content, undefined, 2)}\n`;
}

/** Reads such a file; a reference that someone wrote into it is left out. */
export function readProfileFile(text: string): ReadProfile {
  const stored = parseJson(text);
  const read = v.safeParse(file, stored);
  if (read.success) {
    const { name, settings } = read.output;
    return { ok: true, profile: { name, settings: withoutSecrets(settings) } };
  }
  const format = v.safeParse(header, stored);
  if (format.success && format.output.format !== PROFILE_FORMAT) {
    return { ok: false, reason: 'The profile is of a format that this version does not know.' };
  }
  const where = v.getDotPath(read.issues[0]) ?? 'its beginning';
  return { ok: false, reason: `The file holds no profile that can be read: see ${where}.` };
}
