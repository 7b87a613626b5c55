import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FOLDER, HASH_FILE, ICO_SIZES, PNG_SIZES, sourceHash } from './source.ts';

const PNG = Buffer.from('89504e470d0a1a0a', 'hex');

/** Width and height as a PNG's first chunk says. */
function pngSize(png: Buffer): readonly number[] {
  expect(png.subarray(0, 8)).toEqual(PNG);
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

describe('the icons', () => {
  it('are drawn from the source as it is now', () => {
    expect(readFileSync(HASH_FILE, 'utf8').trim(), 'npm run icons').toBe(sourceHash());
  });

  it('are there in each size for Linux', () => {
    const names = readdirSync(join(FOLDER, 'png')).sort();
    expect(names).toEqual(PNG_SIZES.map((size) => `${size}x${size}.png`).sort());
    for (const size of PNG_SIZES) {
      const png = readFileSync(join(FOLDER, 'png', `${size}x${size}.png`));
      expect(pngSize(png)).toEqual([size, size]);
    }
  });

  it('are there in each size for Windows', () => {
    const ico = readFileSync(join(FOLDER, 'icon.ico'));
    expect([ico.readUInt16LE(0), ico.readUInt16LE(2)]).toEqual([0, 1]);
    const sizes: number[] = [];
    let end = 6 + 16 * ico.readUInt16LE(4);
    for (let index = 0; index < ico.readUInt16LE(4); index += 1) {
      const at = 6 + 16 * index;
      const size = ico.readUInt8(at) || 256;
      sizes.push(size);
      expect(ico.readUInt32LE(at + 12)).toBe(end);
      const image = ico.subarray(end, end + ico.readUInt32LE(at + 8));
      end += image.length;
      if (image.subarray(0, 8).equals(PNG)) expect(pngSize(image)).toEqual([size, size]);
      else expect([image.readInt32LE(4), image.readInt32LE(8)]).toEqual([size, 2 * size]);
    }
    expect(sizes).toEqual(ICO_SIZES);
    expect(end).toBe(ico.length);
  });

  it('are there in each size for macOS', () => {
    const icns = readFileSync(join(FOLDER, 'icon.icns'));
    expect(icns.toString('latin1', 0, 4)).toBe('icns');
    expect(icns.readUInt32BE(4)).toBe(icns.length);
    const found: Record<string, number> = {};
    for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) {
      const type = icns.toString('latin1', at, at + 4);
      const content = icns.subarray(at + 8, at + icns.readUInt32BE(at + 4));
      const isArgb = content.toString('latin1', 0, 4) === 'ARGB';
      found[type] = isArgb ? Math.sqrt(unpack(content.subarray(4)) / 4) : pngSize(content)[0]!;
    }
    expect(found).toEqual({
      ic04: 16,
      ic05: 32,
      ic07: 128,
      ic08: 256,
      ic09: 512,
      ic10: 1024,
      ic11: 32,
      ic12: 64,
      ic13: 256,
      ic14: 512,
    });
  });
});

/** How many octets the runs stand for. */
function unpack(runs: Buffer): number {
  let octets = 0;
  for (let at = 0; at < runs.length;) {
    const control = runs[at]!;
    octets += control < 128 ? control + 1 : control - 125;
    at += control < 128 ? control + 2 : 2;
  }
  return octets;
}
