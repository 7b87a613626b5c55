// Keeps profiles in a file; their secrets stay in the vault.

import { randomUUID } from 'node:crypto';
import { parseProfiles } from '../../shared/profile/parse-profiles.ts';
import { PROFILES_VERSION, type Profile, type ProfileDraft } from '../../shared/profile/profile.ts';
import { openFile, reading } from './stored.ts';
import { Refused } from './refusal.ts';

const FILE = 'profiles';

export class ProfileStore {
  readonly #folder: string;
  readonly #now: () => Date;

  constructor(folder: string, now: () => Date = () => new Date()) {
    this.#folder = folder;
    this.#now = now;
  }

  /** In the order in which they were made. */
  list(): readonly Profile[] {
    return this.#read();
  }

  /** Saves a new profile, or a known one under its id. */
  save(draft: ProfileDraft): Profile {
    const profiles = this.#read();
    const changedAt = this.#now().toISOString();
    const { name, settings } = draft;
    if (draft.id === undefined) {
      const profile = { id: randomUUID(), name, settings, createdAt: changedAt, changedAt };
      this.#write([...profiles, profile]);
      return profile;
    }
    const known = this.#known(profiles, draft.id);
    const profile = { ...known, name, settings, changedAt };
    this.#write(profiles.map((other) => (other.id === known.id ? profile : other)));
    return profile;
  }

  /** Deletes a profile and answers what it was, so that its secrets can go too. */
  delete(id: string): Profile {
    const profiles = this.#read();
    const known = this.#known(profiles, id);
    this.#write(profiles.filter((other) => other.id !== known.id));
    return known;
  }

  #known(profiles: readonly Profile[], id: string): Profile {
    const known = profiles.find((profile) => profile.id === id);
    if (known === undefined) throw new Refused('unknown-profile', 'This profile was deleted.');
    return known;
  }

  #read(): readonly Profile[] {
    const file = openFile(this.#folder, FILE);
    const parsed = parseProfiles(reading(() => file.store, FILE));
    if (parsed.ok) return parsed.profiles;
    throw new Refused(
      'storage-failed',
      `The file ${file.path} could not be used: ${parsed.reason}`,
    );
  }

  #write(profiles: readonly Profile[]): void {
    const file = openFile(this.#folder, FILE);
    reading(() => {
      file.store = { version: PROFILES_VERSION, profiles };
    }, FILE);
  }
}
