/** Watches the window's frames, heap and delay while a flood of lines comes in. */

import type { CDPSession, Page } from 'playwright-core';
import { openBrowser } from './chromium.ts';
import { floodHost } from './flood-host.ts';
import { openTestDoor } from './test-door.ts';
import { WindowUnderTest } from './window.ts';

export interface FloodFigures {
  /** Milliseconds from one frame to the next while lines streamed in, ascending. */
  readonly streaming: readonly number[];
  /** Milliseconds from a line's making to the first frame that shows it, ascending. */
  readonly delay: readonly number[];
  /** Milliseconds from one frame to the next while the whole log was scrolled through, ascending. */
  readonly scrolling: readonly number[];
  /** Milliseconds of processor time that the page's thread took for a frame, on the whole. */
  readonly work: { readonly streaming: number; readonly scrolling: number };
  /** MiB of JavaScript's heap after a collection: at a quarter of the lines, and at the end. */
  readonly heap: { readonly quarter: number; readonly end: number };
  /** Elements in the page at the end. */
  readonly elements: number;
  /** Rows that the grid says it has. */
  readonly rows: number;
}

export async function measureFlood(lines: number, rate: number): Promise<FloodFigures> {
  const door = await openTestDoor(floodHost({ lines, rate }));
  const browser = await openBrowser({ flags: ['--enable-precise-memory-info'] });
  try {
    const page = await browser.context.newPage();
    // What runs TypeScript directly wraps functions so that they keep their names.
    await page.addInitScript('globalThis.__name = (value) => value');
    await page.goto(door.admission());
    const window = new WindowUnderTest(page);
    await window.ready();
    const cdp = await browser.context.newCDPSession(page);
    await cdp.send('HeapProfiler.enable');
    // The thread's own time: what other programs take of the machine does not count.
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
    await window.aim(587, { stopAfter: 'greeting' });
    await watchFrames(page);
    const before = await workOf(cdp);
    await window.run();
    await window.grid.waitFor();
    await waitForRows(page, lines / 4);
    const quarter = await heapOf(cdp);
    await waitForRows(page, lines);
    await window.outcome();
    const { frames, delays } = await readFrames(page);
    const streamed = await workOf(cdp);
    const end = await heapOf(cdp);
    await scrollThrough(page);
    const { frames: scrolling } = await readFrames(page);
    const scrolled = await workOf(cdp);
    return {
      streaming: ascending(frames),
      delay: ascending(delays),
      scrolling: ascending(scrolling),
      work: {
        streaming: (streamed - before) / frames.length,
        scrolling: (scrolled - streamed) / scrolling.length,
      },
      heap: { quarter, end },
      elements: await page.locator('*').count(),
      rows: Number(await window.grid.getAttribute('aria-rowcount')),
    };
  } finally {
    await browser.close();
    await door.close();
  }
}

interface Frames {
  frames: number[];
  delays: number[];
}

/** At each frame: how long since the last one, and how old its newest line is. */
async function watchFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen: Frames = { frames: [], delays: [] };
    Object.assign(globalThis, { seen });
    let before = performance.now();
    let newest = '';
    // Behind the frame's own drawing, so that what is read is what will be painted.
    const look = (): void => {
      const rows = document.querySelectorAll('[data-place]');
      const text = rows[rows.length - 1]?.textContent ?? '';
      const made = /220-(\d{13}) (\d+)/.exec(text);
      if (made && made[0] !== newest) {
        newest = made[0];
        seen.delays.push(Date.now() - Number(made[1]));
      }
    };
    const frame = (now: number): void => {
      seen.frames.push(now - before);
      before = now;
      setTimeout(look, 0);
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
}

async function readFrames(page: Page): Promise<Frames> {
  return page.evaluate(() => {
    const { seen } = globalThis as unknown as { seen: Frames };
    const read = { frames: seen.frames.slice(2), delays: seen.delays.slice(2) };
    seen.frames = [];
    seen.delays = [];
    return read;
  });
}

async function waitForRows(page: Page, rows: number): Promise<void> {
  await page.waitForFunction(
    (count) =>
      Number(document.querySelector('[role="grid"]')?.getAttribute('aria-rowcount')) >= count,
    rows,
    { timeout: 300_000, polling: 100 },
  );
}

/** MiB, after a collection. */
async function heapOf(cdp: CDPSession): Promise<number> {
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  return usedSize / 1024 / 1024;
}

/** Milliseconds that the page's thread has worked so far. */
async function workOf(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN) * 1000;
}

/** From the top to the bottom in 300 frames, as a wheel that is turned steadily does. */
async function scrollThrough(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const grid = document.querySelector('[role="grid"]');
    if (!grid) return;
    grid.scrollTop = 0;
    const step = grid.scrollHeight / 300;
    for (let count = 0; count < 300; count += 1) {
      await new Promise(requestAnimationFrame);
      grid.scrollTop += step;
    }
  });
}

function ascending(values: readonly number[]): readonly number[] {
  return [...values].sort((a, b) => a - b);
}
