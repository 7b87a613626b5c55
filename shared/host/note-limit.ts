// Bounds a note on a run.

/** Most characters of a note. */
export const NOTE_LIMIT = 4000;
