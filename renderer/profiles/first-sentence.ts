// Shortens a text for a list.

/** The first sentence, or its first half: enough to choose by. */
export function firstSentence(text: string): string {
  const end = text.search(/[.:;]\s/);
  return end < 0 ? text : text.slice(0, end + 1).replace(/[:;]$/, '.');
}
