// Describes a profile: saved settings for one way of submitting, without its secrets.

import type { RunPlan } from '../run/plan.ts';

/** The format of the profiles file; a newer one is refused with a clear message. */
export const PROFILES_VERSION = 1;

/** The settings of a run as a form edits them; secrets are references only. */
export type RunSettings = RunPlan;

export interface Profile {
  /** Made by the host; never changes. */
  readonly id: string;
  readonly name: string;
  readonly settings: RunSettings;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly changedAt: string;
}

/** A profile as a window hands it over to be saved; without an id it is a new one. */
export type ProfileDraft = Pick<Profile, 'name' | 'settings'> & { readonly id?: string };
