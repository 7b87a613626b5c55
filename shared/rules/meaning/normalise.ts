// Brings a reply's text into one form in which wordings can be looked for.

/** Characters that are looked at: what a server has to say it says at the beginning. */
const LOOKED_AT = 2000;

/**
 * The reply's lines as one text: codes repeated at the start of lines taken away (Gmail and
 * Microsoft split sentences there), lower case, quotes straight, one blank between words.
 */
export function normalise(text: string): string {
  return text
    .slice(0, LOOKED_AT)
    .split('\n')
    .map((line) =>
      line.replace(/^\s*(?:\d{3}[- ])?(?:#?[245]\.\d{1,3}\.\d{1,3}(?:[\s:-]+|$))?/, ''),
    )
    .join(' ')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u2018\u2019\u201b]/g, "'")
    .replace(/[\u201c-\u201f]/g, '"')
    .replace(/\s+/g, ' ')
    .trim();
}
