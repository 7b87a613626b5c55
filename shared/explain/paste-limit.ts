// Bounds how much of a pasted text is taken in.

/** Octets; a door that is given more says so. */
export const PASTE_LIMIT = 8 * 1024 * 1024;
