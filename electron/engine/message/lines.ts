// Mends a message's line ends: each bare CR and each bare LF becomes CRLF.

const CR = 0x0d;
const LF = 0x0a;

export interface MendedLines {
  /** The given array itself where nothing had to be mended. */
  readonly content: Uint8Array;
  /** How many bare CR and bare LF there were. */
  readonly mended: number;
}

/** Makes every line end CRLF (RFC 5321 section 2.3.8 forbids CR and LF anywhere else). */
export function mendLines(content: Uint8Array): MendedLines {
  const mended = countBare(content);
  if (mended === 0) return { content, mended };
  // Indexed loops, here and below: messages have tens of millions of octets.
  const result = new Uint8Array(content.length + mended);
  let written = 0;
  for (let index = 0; index < content.length; index += 1) {
    const octet = content[index] ?? 0;
    if (isBare(content, octet, index)) {
      result[written++] = CR;
      result[written++] = LF;
    } else {
      result[written++] = octet;
    }
  }
  return { content: result, mended };
}

/** Whether only BINARYMIME carries the content unharmed (RFC 3030): it has a bare CR or LF, or a NUL. */
export function isBinary(content: Uint8Array): boolean {
  return content.includes(0) || countBare(content) > 0;
}

function countBare(content: Uint8Array): number {
  let bare = 0;
  for (let index = 0; index < content.length; index += 1) {
    if (isBare(content, content[index] ?? 0, index)) bare += 1;
  }
  return bare;
}

function isBare(content: Uint8Array, octet: number, index: number): boolean {
  if (octet > CR) return false;
  if (octet === LF) return content[index - 1] !== CR;
  return octet === CR && content[index + 1] !== LF;
}
