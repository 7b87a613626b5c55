// Keeps profiles in a file; their secrets stay in the vault.

import { randomUUID } from 'node:crypto';
import { splitName } from '../../shared/profile/full-name.ts';
import { parseProfile } from '../../shared/profile/parse-profiles.ts';
import type { Profile, ProfileDraft } from '../../shared/profile/profile.ts';
import { cleanTags } from '../../shared/profile/tags.ts';
import { hasSetAside } from './profiles-damage.ts';
import { ProfilesFile } from './profiles-file.ts';
import { Refused } from './refusal.ts';

interface Saved {
  readonly saved: Profile;
  /** What a known one was. */
  readonly before?: Profile;
}

export class ProfileStore {
  readonly #folder: string;
  readonly #file: ProfilesFile;
  readonly #now: () => Date;

  constructor(folder: string, now: () => Date = () => new Date()) {
    this.#folder = folder;
    this.#file = new ProfilesFile(folder, now);
    this.#now = now;
  }

  /** In the order in which they were made. */
  async list(): Promise<readonly Profile[]> {
    return (await this.#file.read()).profiles;
  }

  /** Saves a new profile, or a known one under its id. */
  async save(draft: ProfileDraft): Promise<Saved> {
    return this.#file.change<Saved>(({ profiles, stored }) => {
      const changedAt = this.#now().toISOString();
      if (draft.id === undefined) {
        const blank = { folder: '', tags: [], notes: '', colour: 'none' } as const;
        const own = { id: randomUUID(), ...blank, createdAt: changedAt };
        const record = { ...own, ...drafted(draft), changedAt };
        const saved = checked(record);
        return {
          profiles: [...profiles, saved],
          records: [...stored.profiles, record],
          answer: { saved },
        };
      }
      const { at, known } = find(profiles, draft.id);
      // What only another version knows of it stays.
      const before = stored.profiles[at] as object;
      const record = { ...before, ...drafted(draft), changedAt };
      const saved = checked(record);
      return {
        profiles: profiles.with(at, saved),
        records: stored.profiles.with(at, record),
        answer: { saved, before: known },
      };
    });
  }

  /** Deletes a profile and answers what it was, so that its secrets can go too. */
  async delete(id: string): Promise<Profile> {
    return this.#file.change(({ profiles, stored }) => {
      const { at, known } = find(profiles, id);
      return {
        profiles: profiles.toSpliced(at, 1),
        records: stored.profiles.toSpliced(at, 1),
        answer: known,
      };
    });
  }

  /** Sentences on a file that was damaged, each once. */
  takeNotices(): readonly string[] {
    return this.#file.takeNotices();
  }

  /** Whether profiles may be in a file that was set aside, so that their secrets are to stay. */
  get mayLack(): boolean {
    return hasSetAside(this.#folder);
  }
}

/** One that could not be read again would take all others with it. */
function checked(record: object): Profile {
  const read = parseProfile(record);
  if (read.ok) return read.profile;
  throw new Refused('invalid-request', `This cannot be kept in a profile: see ${read.where}.`);
}

/** What the draft says of the profile. */
function drafted({ name, folder, tags, notes, colour, settings }: ProfileDraft): Partial<Profile> {
  return {
    ...(folder === undefined ? splitName(name) : { folder, name }),
    ...(tags !== undefined && { tags: cleanTags(tags) }),
    ...(notes !== undefined && { notes }),
    ...(colour !== undefined && { colour }),
    ...(settings !== undefined && { settings }),
  };
}

function find(
  profiles: readonly Profile[],
  id: string,
): { readonly at: number; readonly known: Profile } {
  const at = profiles.findIndex((profile) => profile.id === id);
  const known = profiles[at];
  if (known === undefined) throw new Refused('unknown-profile', 'This profile was deleted.');
  return { at, known };
}
