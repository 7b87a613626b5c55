// Writes JSON that is harmless on a terminal and in a text view.

/**
 * JSON leaves C1 controls, bidirectional and other invisible characters as they are; a
 * terminal may obey them, and a reader does not see them. Inside JSON they can only stand
 * in strings, where an escape means the same.
 */
export function plainJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, undefined, indent).replace(
    /[\u007f-\u009f\p{Zl}\p{Zp}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/gu,
    (character) =>
      [...Array(character.length).keys()]
        .map((index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`)
        .join(''),
  );
}
