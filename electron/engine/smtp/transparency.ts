// Makes a message's octets safe to send behind DATA (RFC 5321 section 4.5.2), or cuts them for BDAT.

const CR = 0x0d;
const LF = 0x0a;
const DOT = 0x2e;

/** Where in a line the octets sent so far end. */
export type LinePosition = 'line-start' | 'behind-cr' | 'in-line';

/** Before the first octet of a message: the reply to DATA stands at the end of a line. */
export const MESSAGE_START: LinePosition = 'line-start';

export interface Stuffed {
  /** The octets to send: the given array itself where nothing had to be added. */
  readonly octets: Uint8Array;
  /** Pass it on with the next piece, or to `ending`. */
  readonly at: LinePosition;
}

/**
 * Doubles the dot at the start of each line of a piece of a message. `at` is what the
 * piece before it answered, so a message may be cut anywhere.
 *
 * A line starts at the beginning and behind CRLF, and nowhere else: a server that holds
 * to RFC 5321 section 2.3.8 takes away only those dots, so a dot behind a bare CR or LF
 * must stay single to arrive unchanged. Such a message reaches this point only where the
 * user asked for raw lines. It is then sent as it is, including a lone dot between bare
 * line feeds, which a lax server takes for the message's end ("SMTP smuggling"): to see
 * how a server behaves there is what raw lines are for. Every other message had its
 * bare CR and LF mended before (`mendLines`), so there is no such place in it.
 */
export function stuff(octets: Uint8Array, at: LinePosition = MESSAGE_START): Stuffed {
  const dots = countDots(octets, at);
  return {
    octets: dots === 0 ? octets : doubled(octets, at, dots),
    at: positionAfter(octets, at),
  };
}

/** The end of the message (RFC 5321 section 4.1.1.4); CRLF first where the last line lacks one. */
export function ending(at: LinePosition): Uint8Array {
  return Buffer.from(at === 'line-start' ? '.\r\n' : '\r\n.\r\n', 'latin1');
}

/**
 * Cuts a message into chunks of at most `size` octets for BDAT (RFC 3030), which needs
 * no transparency. An empty message is one empty chunk, since BDAT must still say LAST.
 */
export function chunks(content: Uint8Array, size: number): Uint8Array[] {
  if (!Number.isSafeInteger(size) || size < 1) throw new RangeError('A chunk has no size.');
  if (content.length === 0) return [content];
  const pieces: Uint8Array[] = [];
  for (let start = 0; start < content.length; start += size) {
    pieces.push(content.subarray(start, start + size));
  }
  return pieces;
}

/** Counts the dots to double, so that most pieces need no copy and the others one of the right size. */
function countDots(octets: Uint8Array, before: LinePosition): number {
  let dots = 0;
  for (let index = 0; index < octets.length; index += 1) {
    if (octets[index] === DOT && startsLine(octets, index, before)) dots += 1;
  }
  return dots;
}

function doubled(octets: Uint8Array, before: LinePosition, dots: number): Uint8Array {
  const result = new Uint8Array(octets.length + dots);
  let written = 0;
  for (let index = 0; index < octets.length; index += 1) {
    const octet = octets[index] ?? 0;
    if (octet === DOT && startsLine(octets, index, before)) result[written++] = DOT;
    result[written++] = octet;
  }
  return result;
}

/** Whether the octet at `index` is the first of its line; `index` may be one past the last. */
function startsLine(octets: Uint8Array, index: number, before: LinePosition): boolean {
  if (index === 0) return before === 'line-start';
  if (octets[index - 1] !== LF) return false;
  return index === 1 ? before === 'behind-cr' : octets[index - 2] === CR;
}

function positionAfter(octets: Uint8Array, before: LinePosition): LinePosition {
  if (startsLine(octets, octets.length, before)) return 'line-start';
  if (octets.length === 0) return before;
  return octets[octets.length - 1] === CR ? 'behind-cr' : 'in-line';
}
