// Reads enhanced mail system status codes (RFC 3463).

/** `class.subject.detail`, as `5.7.8`. */
export type EnhancedStatus = `${2 | 4 | 5}.${number}.${number}`;

/**
 * The enhanced status code at the start of a reply's text, if there is one that
 * agrees with the reply code's class (RFC 2034 section 4). A code of another class
 * is kept all the same, since servers do send them: it is data, not an error.
 */
export function readEnhancedStatus(text: string): EnhancedStatus | undefined {
  const match = /^([245]\.\d{1,3}\.\d{1,3})(?:[ \t]|$)/.exec(text);
  return match ? (match[1] as EnhancedStatus) : undefined;
}
