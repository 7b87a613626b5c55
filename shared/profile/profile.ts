// Describes a profile: saved settings for one way of submitting, without its secrets.

import type { RunPlan } from '../run/plan.ts';

/** The format of the profiles file; a newer one is refused with a clear message. */
export const PROFILES_VERSION = 2;

/** The settings of a run as a form edits them; secrets are references only. */
export type RunSettings = RunPlan;

/** What a profile may be marked with; green, amber and red are those of outcomes. */
export const PROFILE_COLOURS = ['none', 'blue', 'teal', 'violet', 'pink', 'brown', 'grey'] as const;

export type ProfileColour = (typeof PROFILE_COLOURS)[number];

/** Most characters of a name, a folder and a tag, most tags, and most characters of the notes. */
export const PROFILE_LIMITS = { name: 200, folder: 200, tag: 40, tags: 20, notes: 4000 } as const;

/** What helps to find a profile again and to tell it from others; nothing of it is run. */
export interface ProfileDetails {
  /** Empty where it is in none. */
  readonly folder: string;
  readonly tags: readonly string[];
  readonly notes: string;
  readonly colour: ProfileColour;
}

export interface Profile extends ProfileDetails {
  /** Made by the host; never changes. */
  readonly id: string;
  /** Within its folder. */
  readonly name: string;
  readonly settings: RunSettings;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly changedAt: string;
}

/**
 * A profile as a window hands it over to be saved; without an id it is a new one, which needs
 * settings. A name without a folder beside it is a full one; what else is not given stays as it
 * is: another window may have changed it.
 */
export type ProfileDraft = Pick<Profile, 'name'> &
  Partial<ProfileDetails> & { readonly id?: string; readonly settings?: RunSettings };
