// Saves, renames, describes, duplicates and deletes profiles, and reads the list anew after each.

import { fullName } from '../../shared/profile/full-name.ts';
import { writeProfileFile } from '../../shared/profile/profile-file.ts';
import type { Profile } from '../../shared/profile/profile.ts';
import type { AuthPlan } from '../../shared/run/plan.ts';
import { visible } from '../../shared/smtp/visible.ts';
import { saveFile } from '../ui/copy.ts';
import type { NamedDetails } from '../profiles/DetailsDialog.tsx';
import { readForm, withoutSecret } from '../run/settings-form.ts';
import { afterDrawing } from './after-drawing.ts';
import { readProfiles } from './read-profiles.ts';
import type { Workbench } from './workbench.ts';

/** Saves what is in the bar, as a new profile or over the one of this id. */
export async function saveProfile(workbench: Workbench, name: string, id?: string): Promise<void> {
  const { form, origin } = workbench.stores;
  const read = readForm(form.get(), false);
  if (!read.ok) throw new Error(read.fault.message);
  const saved = await workbench.host.saveProfile({
    name,
    settings: read.plan,
    ...(id !== undefined && { id }),
  });
  await readProfiles(workbench.host, workbench.stores);
  origin.set({ kind: 'profile', id: saved.id });
  workbench.say('done', `Saved as ${visible(fullName(saved))}.`);
}

export async function renameProfile(
  workbench: Workbench,
  { id }: Profile,
  name: string,
): Promise<void> {
  await workbench.host.saveProfile({ id, name });
  await readProfiles(workbench.host, workbench.stores);
}

/** Keeps what the profile is found by. */
export async function describeProfile(
  workbench: Workbench,
  { id }: Profile,
  details: NamedDetails,
): Promise<void> {
  await workbench.host.saveProfile({ id, ...details });
  await readProfiles(workbench.host, workbench.stores);
}

export async function duplicateProfile(workbench: Workbench, profile: Profile): Promise<void> {
  const { settings, tags, notes, colour } = profile;
  const taken = workbench.stores.profiles.get().map(fullName);
  const name = copyName(fullName(profile), taken);
  const saved = await workbench.host.saveProfile({ name, settings, tags, notes, colour });
  await readProfiles(workbench.host, workbench.stores);
  workbench.say('done', `Duplicated as ${visible(fullName(saved))}.`);
}

/** The first name of a copy that no profile has: `Alerts copy`, `Alerts copy 2`. */
function copyName(name: string, taken: readonly string[]): string {
  let copy = `${name} copy`;
  for (let count = 2; taken.includes(copy); count += 1) copy = `${name} copy ${String(count)}`;
  return copy;
}

/** Saves the profile as an `.ehlo` file; its secrets stay in the vault of this computer. */
export function exportProfile(workbench: Workbench, profile: Profile): void {
  const name = fullName(profile);
  const filename = `${name.replace(/[^\p{L}\p{N}.-]+/gu, '-')}.ehlo`;
  saveFile(filename, 'application/json', writeProfileFile({ ...profile, name }));
  workbench.say('done', `Exported as ${visible(filename)}, without its secrets.`);
}

export async function deleteProfile(workbench: Workbench, profile: Profile): Promise<void> {
  const { form, origin, profiles } = workbench.stores;
  await workbench.host.deleteProfile(profile.id);
  // The dialog has given the focus back to the row that now goes.
  const at = profileRows().findIndex((row) => row.contains(document.activeElement));
  await readProfiles(workbench.host, workbench.stores);
  if (at >= 0) afterDrawing(() => focusRow(at));
  const from = origin.get();
  if (from.kind === 'profile' && from.id === profile.id) origin.set({ kind: 'none' });
  // A secret that went with it is not set any more; a duplicate may still hold it.
  const has = ({ settings }: Profile): boolean => sharesSecret(settings.auth, form.get().auth);
  if (has(profile) && !profiles.get().some(has)) form.update(withoutSecret);
  workbench.say('done', `Deleted ${visible(fullName(profile))}.`);
}

type Secrets = Pick<AuthPlan, 'password' | 'token'>;

function sharesSecret(one: Secrets | undefined, other: Secrets): boolean {
  const held = one?.password ?? one?.token;
  return held !== undefined && (held === other.password || held === other.token);
}

/** Where the row of a deleted profile was, or where another can be looked for. */
function focusRow(at: number): void {
  if (document.activeElement !== document.body) return;
  const rows = profileRows();
  const next = rows[Math.min(at, rows.length - 1)];
  (next ?? document.querySelector<HTMLElement>('[data-find="profiles"]'))?.focus();
}

function profileRows(): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[role="tree"] [role="treeitem"]')];
}
