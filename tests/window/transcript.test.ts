import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { octets, pause, startPeer } from '../peers/scripted.ts';
import type { ScriptedPeer } from '../peers/scripted.ts';
import { openBench } from './window.ts';
import type { Bench, WindowUnderTest } from './window.ts';

let bench: Bench;
let window: WindowUnderTest;
let peer: ScriptedPeer;

/** A greeting of many lines, some of which wrap. */
const LINES = 5000;

beforeAll(async () => {
  bench = await openBench();
  window = await bench.open();
  const lines = Array.from({ length: LINES }, (_, index) => {
    const long = index % 97 === 0 ? ` ${'wrapped '.repeat(40)}` : '';
    return `220${index === LINES - 1 ? ' ' : '-'}line ${String(index + 1)}${long}\r\n`;
  });
  peer = await startPeer([octets(lines.join('')), pause(60_000)]);
  await window.aim(peer.port, { stopAfter: 'greeting' });
  await window.run();
  await window.outcome();
});
afterAll(async () => {
  await peer.stop();
  await bench.close();
});

const top = (): Promise<number> => window.grid.evaluate((grid) => grid.scrollTop);

/** Whether a row whose cell says this can be seen, not only is drawn. */
async function inSight(text: RegExp, cell = ':last-child'): Promise<boolean> {
  const words = window.page.locator(`[role="gridcell"]${cell}`, { hasText: text });
  const row = window.grid.getByRole('row').filter({ has: words });
  if ((await row.count()) === 0) return false;
  const [of, grid] = [await row.first().boundingBox(), await window.grid.boundingBox()];
  return of !== null && grid !== null && of.y >= grid.y && of.y + of.height <= grid.y + grid.height;
}

describe('a transcript of thousands of lines', () => {
  it('draws only what is in sight, and says how many there are', async () => {
    expect(await window.grid.getByRole('row').count()).toBeLessThan(80);
    expect(Number(await window.grid.getAttribute('aria-rowcount'))).toBeGreaterThan(LINES);
    await window.line(`line ${String(LINES)}`);
  });

  it('lets go of the newest line when the reader scrolls up, and follows again on End', async () => {
    const follow = window.page.getByRole('button', { name: 'Follow' });
    expect(await follow.getAttribute('aria-pressed')).toBe('true');
    await window.grid.hover();
    await window.page.mouse.wheel(0, -2000);
    await expect.poll(() => follow.getAttribute('aria-pressed')).toBe('false');
    const place = await top();
    await window.page.waitForTimeout(200);
    expect(await top()).toBe(place);

    await window.page.keyboard.press('Control+0');
    await window.page.keyboard.press('End');
    await expect.poll(() => follow.getAttribute('aria-pressed')).toBe('true');
    await window.line(`line ${String(LINES)}`);
  });

  it('holds its place while rows above it are measured', async () => {
    await window.page.keyboard.press('Control+0');
    await window.page.keyboard.press('Home');
    // The row that wraps nearest above it was never drawn, so its height is not known yet.
    await window.page.getByLabel('Find in the transcript').fill('line 2540');
    await window.page.keyboard.press('Enter');
    const row = await window.line(/line 2540$/);
    const height = async (): Promise<number> => (await row.boundingBox())?.y ?? NaN;
    const before = await height();
    await window.page.waitForTimeout(300);
    expect(await height()).toBe(before);
    await window.grid.hover();
    for (let scrolled = 80; scrolled <= 240; scrolled += 80) {
      await window.page.mouse.wheel(0, -80);
      await expect.poll(height).toBeCloseTo(before + scrolled, 0);
    }
    await window.page.keyboard.press('Control+f');
    await window.page.keyboard.press('Escape');
  });

  it('shows one speaker or one phase', async () => {
    await window.page.getByRole('button', { name: 'Ehlo', exact: true }).click();
    await window.line('Testing 127.0.0.1');
    expect(await window.grid.getByRole('row').filter({ hasText: '220-line' }).count()).toBe(0);
    await window.page.getByRole('button', { name: 'All', exact: true }).click();

    await window.page.getByLabel('Show lines of phase').selectOption('connect');
    await window.line('Connected to 127.0.0.1');
    expect(Number(await window.grid.getAttribute('aria-rowcount'))).toBeLessThan(10);
    await window.page.getByLabel('Show lines of phase').selectOption('all');
  });

  it('takes a filter off for a line that is found behind it, and shows that line at once', async () => {
    const { page } = window;
    for (const filter of ['Ehlo', 'Client']) {
      await page.getByRole('button', { name: filter, exact: true }).click();
      await page.getByLabel('Find in the transcript').fill('line 2541');
      await page.keyboard.press('Enter');
      await page.getByText('1 of 1', { exact: true }).waitFor();
      await expect.poll(() => inSight(/line 2541$/)).toBe(true);
      expect(
        await page.getByRole('button', { name: filter, exact: true, pressed: true }).count(),
      ).toBe(0);
      await page.keyboard.press('Control+f');
      await page.keyboard.press('Escape');
    }
    await page.getByLabel('Show lines of phase').selectOption('connect');
    await page.getByLabel('Find in the transcript').fill('line 4000');
    await page.keyboard.press('Enter');
    await expect.poll(() => inSight(/line 4000$/)).toBe(true);
    await page.keyboard.press('Control+f');
    await page.keyboard.press('Escape');
  });

  it('shows the evidence of the verdict, by key and by mouse, whatever filter is set', async () => {
    const { page } = window;
    const cite = page
      .locator('[data-region="verdict"]')
      .getByRole('button', { name: /^line / })
      .first();
    const seq = /\d+/.exec((await cite.getAttribute('aria-label')) ?? '')?.[0] ?? '';
    const evidence = (): Promise<boolean> => inSight(new RegExp(`^${seq}$`), ':first-child');
    for (const show of [() => page.keyboard.press('e'), () => cite.click()]) {
      await page.keyboard.press('Control+0');
      await page.keyboard.press('Home');
      expect(await evidence()).toBe(false);
      await page.getByRole('button', { name: 'Client', exact: true }).click();
      await page.keyboard.press('Control+0');
      await show();
      await expect.poll(evidence).toBe(true);
    }
  });

  it('selects by dragging past the edge, and copies rows that are out of sight', async () => {
    await window.page.keyboard.press('Control+0');
    await window.page.keyboard.press('Home');
    const box = await window.grid.boundingBox();
    if (!box) throw new Error('The grid is not in sight.');
    const { mouse } = window.page;
    await mouse.move(box.x + 300, box.y + 60);
    await mouse.down();
    await mouse.move(box.x + 300, box.y + box.height + 40, { steps: 5 });
    await window.page.waitForTimeout(1000);
    await mouse.up();
    await window.page.keyboard.press('Control+c');
    const copied = await window.page.evaluate(() => navigator.clipboard.readText());
    const lines = copied.split('\n');
    expect(lines.length).toBeGreaterThan(60);
    const numbers = lines.map((line) => Number.parseInt(line, 10));
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    expect(lines.length).toBeGreaterThan(await window.grid.getByRole('row').count());
  });

  it('counts and walks through what is found', async () => {
    await window.page.keyboard.press('Control+f');
    await window.page.keyboard.type('wrapped');
    await window.page.getByText(`${String(Math.ceil(LINES / 97))}`, { exact: true }).waitFor();
    await window.page.keyboard.press('Enter');
    const count = window.page.getByText(/^\d+ of 52$/);
    const first = Number.parseInt(await count.innerText(), 10);
    await window.page.keyboard.press('F3');
    const next = (first % 52) + 1;
    await expect.poll(() => count.innerText()).toBe(`${String(next)} of 52`);
    // The one of that number stands selected.
    const selected = window.grid.locator('[aria-selected="true"]');
    await expect
      .poll(() => selected.allTextContents())
      .toEqual([expect.stringContaining(`line ${String((next - 1) * 97 + 1)} wrapped`)]);
  });
});
