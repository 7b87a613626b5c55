// Makes a peer's text harmless to show as plain text: what would act or hide is written out.

/**
 * Characters that a terminal or a text view obeys or does not draw: controls (C0, C1,
 * ESC, NUL, DEL), line and paragraph separators, bidirectional and other format controls,
 * zero-width and filler characters, lone surrogates and noncharacters.
 */
const UNSEEN =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/gu;

/** A tab only moves on, and the two selectors only choose how the sign before them is drawn. */
const HARMLESS = new Set(['\t', '\uFE0E', '\uFE0F']);

/**
 * The text with each unseen character as `[U+202E]`. Line ends are written out as well:
 * split a text of several lines first. Doing it twice changes nothing. Markup is left
 * alone: for HTML or CSV, escape the result.
 */
export function visible(text: string): string {
  return text.replace(UNSEEN, (character) =>
    HARMLESS.has(character) ? character : `[U+${codePoint(character)}]`,
  );
}

/** At most `length` characters of the text, made visible; what was cut off shows as an ellipsis. */
export function visibleStart(text: string, length: number): string {
  const shown = visible(text.slice(0, length));
  return text.length > length ? `${shown}…` : shown;
}

function codePoint(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}
