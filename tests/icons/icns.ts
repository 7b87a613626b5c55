/** Writes an icon of macOS: a list of typed pictures, the smallest ones as ARGB, the others as PNG. */

import type { Drawing } from './drawing.ts';

/** The type of each picture by its pixels; those of double density have types of their own. */
export const ICNS_TYPES: readonly (readonly [type: string, size: number])[] = [
  ['ic04', 16],
  ['ic11', 32],
  ['ic05', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
];

const ARGB = new Set(['ic04', 'ic05']);

export function writeIcns(drawings: readonly Drawing[]): Buffer {
  const elements = ICNS_TYPES.map(([type, size]) => {
    const drawing = drawings.find((one) => one.size === size);
    if (drawing === undefined) throw new Error(`No picture of ${size} pixels was drawn.`);
    return element(type, ARGB.has(type) ? argb(drawing.pixels) : drawing.png);
  });
  return element('icns', Buffer.concat(elements));
}

/** A type, the length of the whole, and what it holds. */
function element(type: string, content: Buffer): Buffer {
  const head = Buffer.from(`${type}\0\0\0\0`, 'latin1');
  head.writeUInt32BE(head.length + content.length, 4);
  return Buffer.concat([head, content]);
}

/** Opacity, red, green and blue one after the other, in runs that are never of one repeated octet. */
function argb(pixels: Buffer): Buffer {
  const parts: Buffer[] = [Buffer.from('ARGB', 'latin1')];
  for (const channel of [3, 0, 1, 2]) {
    const plane = Buffer.from(pixels.filter((_octet, index) => index % 4 === channel));
    for (let at = 0; at < plane.length; at += 128) {
      const run = plane.subarray(at, at + 128);
      parts.push(Buffer.from([run.length - 1]), run);
    }
  }
  return Buffer.concat(parts);
}
