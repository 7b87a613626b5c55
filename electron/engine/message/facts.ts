// States what of a message goes into the log: how large it is and its fingerprint.

import { isAscii } from 'node:buffer';
import { createHash } from 'node:crypto';

export interface MessageFacts {
  /** Octets before dot-stuffing, as RFC 1870 counts them for SIZE. */
  readonly size: number;
  /** SHA-256 of those octets, lower-case hexadecimal. */
  readonly sha256: string;
}

export function messageFacts(content: Uint8Array): MessageFacts {
  return { size: content.length, sha256: createHash('sha256').update(content).digest('hex') };
}

/** Whether any octet is above 127, so that the message needs 8BITMIME (RFC 6152). */
export function hasEightBit(content: Uint8Array): boolean {
  return !isAscii(content);
}

/** The header section with its last line end: all up to the first empty line, or everything. */
export function headerSection(content: Uint8Array): Uint8Array {
  const octets = Buffer.from(content.buffer, content.byteOffset, content.length);
  const ends = ['\r\n\r\n', '\n\n', '\r\r'].map((end) => octets.indexOf(end, 0, 'latin1'));
  const found = ends.filter((index) => index !== -1);
  return found.length === 0 ? content : content.subarray(0, Math.min(...found) + 2);
}
