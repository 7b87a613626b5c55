// Bounds the text that the window explains, and reads it from a file.

/** Characters: more would keep the window from answering while it reads them. */
export const TEXT_LIMIT = 1_000_000;

export const TOO_LONG =
  'This is longer than a million characters. Paste the part of it that shows the failure, or give the whole file to “ehlo explain --file”.';

export const NO_TEXT = 'Only one text file (.txt, .log or .eml) can be explained at a time.';

/** The text of a file that was dropped, or why it is none. */
export async function readTextFile(
  files: readonly File[],
): Promise<{ readonly text: string } | { readonly trouble: string }> {
  const [file] = files;
  if (file === undefined || files.length > 1 || !/\.(?:txt|log|eml)$/i.test(file.name)) {
    return { trouble: NO_TEXT };
  }
  // Four octets are the most that one character takes.
  if (file.size > TEXT_LIMIT * 4) return { trouble: TOO_LONG };
  const text = decode(new Uint8Array(await file.arrayBuffer()));
  return text.length > TEXT_LIMIT ? { trouble: TOO_LONG } : { text };
}

/** By its byte order mark, else as UTF-8, else as what old Windows programs write. */
function decode(octets: Uint8Array): string {
  const [first, second] = octets;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(octets);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(octets);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(octets);
  } catch {
    return new TextDecoder('windows-1252').decode(octets);
  }
}

/** Where a line begins and ends in the text; lines count from 1. */
export function placeOfLine(text: string, number: number): readonly [start: number, end: number] {
  let start = 0;
  for (let line = 1; line < number; line += 1) {
    const end = text.indexOf('\n', start);
    if (end < 0) break;
    start = end + 1;
  }
  const end = text.indexOf('\n', start);
  return [start, end < 0 ? text.length : end];
}
