// Tells which rows may need more than one line, so that only those are measured.

/** Of a row's font size, by which the wire's font advances with each character. */
const ADVANCE = 0.6;

/** What a one-line row's height has of its font size: 20 pixels for 12. */
const LINE = 20 / 12;

/** Row heights that the columns before the words take, with the row's own padding. */
const COLUMNS = (190 + 16) / 20;

/** Characters of room that are left free, for fonts that stand in and for rounding. */
const SPARE = 3;

/**
 * Whether the words, and a hint beside them, may not fit on one line of a row `width` wide,
 * of lines `base` high. Characters beyond ASCII may be twice as wide as the others.
 */
export function mayWrap(
  text: string,
  hint: string | undefined,
  width: number,
  base: number,
): boolean {
  const room = (width - COLUMNS * base) / ((base / LINE) * ADVANCE) - SPARE;
  const length = text.length + (hint === undefined ? 0 : hint.length + 2);
  if (length * 2 <= room) return false;
  return length > room || !/^[\x20-\x7e]*$/.test(text + (hint ?? ''));
}
