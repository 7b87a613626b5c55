/** Watches the window while its list of profiles is searched and scrolled through. */

import type { CDPSession, Page } from 'playwright-core';
import { openBench } from './window.ts';
import { manyProfiles } from './profile-states.ts';

/** Milliseconds of processor time that the page's thread took. */
export interface StrainFigures {
  /** For each letter typed into the search, until the list is drawn anew. */
  readonly letter: number;
  /** For a frame while the list is scrolled through. */
  readonly scrolled: number;
  /** To open the palette, and for each letter typed into it. */
  readonly palette: number;
  readonly paletteLetter: number;
}

const FRAMES = 200;
/** Pixels from one to the next: a wheel that is turned fast. */
const STEP = 120;

export async function measureProfiles(count: number): Promise<StrainFigures> {
  const bench = await openBench();
  try {
    await manyProfiles(bench, count);
    const window = await bench.open();
    const { page } = window;
    await page.evaluate('globalThis.__name = (value) => value');
    const cdp = await bench.browser.context.newCDPSession(page);
    // The thread's own time: what other programs take of the machine does not count.
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
    const find = page.getByLabel('Find a profile or run');
    const words = 'customer 49';
    const letter = await strainOf(cdp, async () => {
      await find.pressSequentially(words);
      await drawn(page);
    });
    await find.fill('');
    await drawn(page);
    const scrolled = await strainOf(cdp, () => scrollDown(page));
    const input = page.getByPlaceholder('What to do, or where to go');
    const palette = await strainOf(cdp, async () => {
      await page.keyboard.press('Control+k');
      await input.waitFor();
      await drawn(page);
    });
    const paletteLetter = await strainOf(cdp, async () => {
      await input.pressSequentially(words);
      await drawn(page);
    });
    return {
      letter: letter / words.length,
      scrolled: scrolled / FRAMES,
      palette,
      paletteLetter: paletteLetter / words.length,
    };
  } finally {
    await bench.close();
  }
}

async function strainOf(cdp: CDPSession, act: () => Promise<void>): Promise<number> {
  const before = await workOf(cdp);
  await act();
  return (await workOf(cdp)) - before;
}

async function workOf(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN) * 1000;
}

/** Two frames on, when all is drawn. */
async function drawn(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
  });
}

async function scrollDown(page: Page): Promise<void> {
  await page.evaluate(
    async ([count, step]) => {
      const list = document.querySelector('[role="tree"]')?.parentElement;
      const own = list && list.scrollHeight > list.clientHeight;
      const scroller = own ? list : list?.parentElement;
      if (!scroller) return;
      scroller.scrollTop = 0;
      for (let frame = 0; frame < count; frame += 1) {
        await new Promise(requestAnimationFrame);
        scroller.scrollTop += step;
      }
    },
    [FRAMES, STEP] as const,
  );
}
