/** Draws the icons with a real Chromium. Run by build/icons.mjs. */

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openBrowser } from '../window/chromium.ts';
import type { Drawing } from './drawing.ts';
import { ICNS_TYPES, writeIcns } from './icns.ts';
import { writeIco } from './ico.ts';
import { FOLDER, HASH_FILE, ICO_SIZES, PNG_SIZES, SOURCE, sourceHash } from './source.ts';

/** macOS leaves room around a picture, as 100 of 1024 points on each side; none is left to small ones. */
const MAC_ROOM = 100 / 1024;

const browser = await openBrowser();
const page = await browser.context.newPage();
const full = new Map<number, Drawing>();
for (const size of PNG_SIZES) full.set(size, await draw(page, size, 0));
const roomy: Drawing[] = [];
for (const size of new Set(ICNS_TYPES.map(([, one]) => one))) {
  roomy.push(await draw(page, size, size < 32 ? 0 : Math.round(size * MAC_ROOM)));
}
await browser.close();

rmSync(join(FOLDER, 'png'), { recursive: true, force: true });
mkdirSync(join(FOLDER, 'png'), { recursive: true });
for (const { size, png } of full.values()) {
  writeFileSync(join(FOLDER, 'png', `${size}x${size}.png`), png);
}
writeFileSync(join(FOLDER, 'icon.ico'), writeIco(ICO_SIZES.map((size) => full.get(size)!)));
writeFileSync(join(FOLDER, 'icon.icns'), writeIcns(roomy));
writeFileSync(HASH_FILE, `${sourceHash()}\n`);

/** The source in the middle of a square, with room on each side. */
async function draw(on: Page, size: number, room: number): Promise<Drawing> {
  const source = `data:image/svg+xml;base64,${readFileSync(SOURCE).toString('base64')}`;
  const drawn = await on.evaluate(
    async ({ size, room, source }) => {
      // The picture is told its size, so that it can leave out what would be too small.
      const image = new Image(size - 2 * room, size - 2 * room);
      image.src = source;
      await image.decode();
      const canvas = new OffscreenCanvas(size, size);
      const context = canvas.getContext('2d');
      if (!context) throw new Error('There is nothing to draw on.');
      context.drawImage(image, room, room, image.width, image.height);
      const png = await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer();
      return {
        png: [...new Uint8Array(png)],
        pixels: [...context.getImageData(0, 0, size, size).data],
      };
    },
    { size, room, source },
  );
  return { size, png: Buffer.from(drawn.png), pixels: Buffer.from(drawn.pixels) };
}
