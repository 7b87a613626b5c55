/** Writes a Windows icon: small pictures as bitmaps, which every reader knows, large ones as PNG. */

import type { Drawing } from './drawing.ts';

const HEADER = 6;
const ENTRY = 16;
/** From here on a bitmap is many times the size of a PNG, which is read since Windows Vista. */
const PNG_FROM = 128;

export function writeIco(drawings: readonly Drawing[]): Buffer {
  const images = drawings.map((one) => (one.size < PNG_FROM ? bitmap(one) : one.png));
  const head = Buffer.alloc(HEADER + ENTRY * drawings.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(drawings.length, 4);
  let offset = head.length;
  drawings.forEach(({ size }, index) => {
    const { length } = images[index]!;
    const at = HEADER + ENTRY * index;
    // 256 does not fit into an octet and is written as 0.
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += length;
  });
  return Buffer.concat([head, ...images]);
}

/** A BITMAPINFOHEADER of twice the height, the rows from below, and a mask that hides nothing. */
function bitmap({ size, pixels }: Drawing): Buffer {
  const header = Buffer.alloc(40);
  header.writeUInt32LE(40, 0);
  header.writeInt32LE(size, 4);
  header.writeInt32LE(size * 2, 8);
  header.writeUInt16LE(1, 12);
  header.writeUInt16LE(32, 14);
  const colours = Buffer.alloc(size * size * 4);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const from = (row * size + column) * 4;
      const to = ((size - 1 - row) * size + column) * 4;
      // Blue, green, red, opacity.
      for (const [index, channel] of [2, 1, 0, 3].entries()) {
        colours[to + index] = pixels[from + channel]!;
      }
    }
  }
  const mask = Buffer.alloc(size * Math.ceil(size / 32) * 4);
  return Buffer.concat([header, colours, mask]);
}
