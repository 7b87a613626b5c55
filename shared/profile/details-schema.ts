// Bounds a profile's name and details, for the file and for what a window hands over.

import * as v from 'valibot';
import { PROFILE_COLOURS, PROFILE_LIMITS } from './profile.ts';

const text = (most: number) => v.pipe(v.string(), v.maxLength(most));

/** As it is stored: an older version took names that are empty or begin with a space. */
export const nameSchema = text(PROFILE_LIMITS.name);

export const detailsSchema = {
  folder: text(PROFILE_LIMITS.folder),
  tags: v.pipe(v.array(text(PROFILE_LIMITS.tag)), v.maxLength(PROFILE_LIMITS.tags)),
  notes: text(PROFILE_LIMITS.notes),
  // A colour that a later version knows is none here, and stays in the file.
  colour: v.fallback(v.picklist(PROFILE_COLOURS), 'none'),
};
