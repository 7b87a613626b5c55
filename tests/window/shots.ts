// Takes the screenshots that `npm run shots` asks for, into dist/shots; with --readme those that
// the README shows, into docs.

import { copyFile, mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { STATES } from './states.ts';
import { openBench } from './window.ts';

const folder = resolve(import.meta.dirname, '../../dist/shots');
const docs = resolve(import.meta.dirname, '../../docs');
const SIZES = [
  { width: 1280, height: 800 },
  { width: 900, height: 640 },
];

const README = { state: 'password-refused', width: 1280 };

const wanted = process.argv.slice(2);
const forReadme = wanted.includes('--readme');
const chosen = STATES.filter(({ name }) =>
  forReadme ? name === README.state : wanted.length === 0 || wanted.includes(name),
);
if (chosen.length === 0) {
  throw new RangeError(`The states are: ${STATES.map(({ name }) => name).join(', ')}.`);
}

await mkdir(folder, { recursive: true });
const bench = await openBench();
const window = await bench.open();
for (const { name, show, whenNarrow } of chosen) {
  await window.page.setViewportSize({ width: 1280, height: 800 });
  await window.page.reload();
  await window.ready();
  const leave = await show(window, bench);
  for (const { width, height } of SIZES) {
    await window.page.setViewportSize({ width, height });
    if (width < 1100) await whenNarrow?.(window);
    for (const colorScheme of ['light', 'dark'] as const) {
      await window.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      // Colours fade from one theme to the other.
      await window.page.waitForTimeout(250);
      const file = `${name}-${colorScheme}-${String(width)}.png`;
      await window.page.screenshot({ path: join(folder, file) });
      if (forReadme && width === README.width) {
        await copyFile(join(folder, file), join(docs, `window-${colorScheme}.png`));
      }
    }
  }
  await leave?.();
  console.log(name);
}
await bench.close();
