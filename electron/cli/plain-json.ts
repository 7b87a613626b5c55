// Writes JSON that is harmless on a terminal.

/**
 * JSON leaves C1 controls, bidirectional and other invisible format characters as they
 * are; a terminal may obey them. Inside JSON they can only stand in strings, where an
 * escape means the same.
 */
export function plainJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, undefined, indent).replace(
    /[\u007f-\u009f\u2028\u2029\p{Cf}]/gu,
    (character) =>
      [...Array(character.length).keys()]
        .map((index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`)
        .join(''),
  );
}
