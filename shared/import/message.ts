// Tells whether a text is a message, as an .eml file is.

const FIELD =
  /^(?:from|to|cc|subject|date|message-id|received|mime-version|return-path|content-type):/i;

/** Header fields from the first line on, at least two of them a message's own (RFC 5322 section 2.2). */
export function isMessage(text: string): boolean {
  const [head = ''] = text.slice(0, 64 * 1024).split(/\r?\n\r?\n/, 1);
  const lines = head.split(/\r?\n/).filter((line) => !/^[ \t]/.test(line));
  const wellFormed = lines.every((line) => /^[\x21-\x39\x3b-\x7e]{1,70}:/.test(line));
  return wellFormed && lines.filter((line) => FIELD.test(line)).length > 1;
}
