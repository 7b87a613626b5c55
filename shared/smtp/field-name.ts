// Knows the names that a header field can have.

/** Printable ASCII without blanks and colon (RFC 5322 section 2.2). */
export function isFieldName(text: string): boolean {
  return /^[\x21-\x39\x3b-\x7e]+$/.test(text);
}
