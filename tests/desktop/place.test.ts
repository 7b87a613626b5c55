import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openStage } from './stage-desktop.ts';
import type { StageDesk } from './stage-desktop.ts';

let desk: StageDesk;

beforeAll(async () => {
  desk = await openStage();
});
afterEach(() => desk.rest());
afterAll(() => desk.close());

describe('the window', () => {
  const stored = (bounds: object): Promise<void> =>
    writeFile(join(desk.folder, 'window.json'), JSON.stringify({ bounds, maximized: false }));

  const seen = { x: 100, y: 50, width: 900, height: 700 };
  const usual = { width: 1280, height: 800 };

  it.each([
    ['where it stood', seen, seen],
    ['where the system says, as its place is right of all displays', { ...seen, x: 2500 }, usual],
    ['where the system says, as its place is above all displays', { ...seen, y: -900 }, usual],
    ['where the system says, as it is wider than any display', { ...seen, width: 1e9 }, usual],
  ])('stands %s', async (_where, bounds, expected) => {
    await stored(bounds);
    const app = await desk.start();
    expect(app.asked('window')).toEqual([expected]);
  });

  it.each(['light', 'dark'])('has the colour of its theme before its page: %s', async (theme) => {
    await writeFile(join(desk.folder, 'preferences.json'), JSON.stringify({ theme }));
    const app = await desk.start();
    const [colour] = app.asked('background');
    const drawn = await app.window.page.evaluate(() =>
      getComputedStyle(document.documentElement).getPropertyValue('--surface-base'),
    );
    // The sheet says it as short as it can.
    expect(drawn.replace(/^#(.)(.)(.)$/, '#$1$1$2$2$3$3')).toBe(colour);
  });
});
