import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBench } from './window.ts';
import type { Bench, WindowUnderTest } from './window.ts';

let bench: Bench;
let window: WindowUnderTest;

beforeAll(async () => {
  bench = await openBench();
  window = await bench.open();
});
afterAll(() => bench.close());

describe('the palette', () => {
  it('chooses the best match, in whichever group it is', async () => {
    const { settings } = await bench.door.host.startPracticeServer('healthy');
    const connection = { ...settings.connection, host: 'relay.example.org' };
    await bench.door.host.saveProfile({
      name: 'Desk / Gmail',
      settings: { ...settings, connection },
    });
    await window.page.reload();
    await window.ready();
    // A command of an earlier group has the word as well, beside its name.
    await window.command('gmail');
    await expect
      .poll(() => window.field('Submission server').inputValue())
      .toBe('relay.example.org');
  });

  it('exports in every format, masks, and changes the theme', async () => {
    const { page } = window;
    await bench.door.host.startPracticeServer('healthy');
    await window.command('A submission server in good health');
    await window.run();
    await expect.poll(() => window.outcome()).toBe('Passed');
    const saved = page.waitForEvent('download');
    await window.command('csv');
    expect((await saved).suggestedFilename()).toMatch(/\.csv$/);
    await window.command('mask');
    await page.keyboard.press('Control+k');
    await page.getByPlaceholder('What to do').fill('leave the names');
    await page.getByRole('option', { name: /Leave the names in exports/ }).waitFor();
    await page.keyboard.press('Escape');
    await window.command('theme dark');
    await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBe('dark');
  });

  it('lists what is barred with its reason', async () => {
    const fresh = await bench.open();
    await fresh.page.keyboard.press('Control+k');
    await fresh.page.getByPlaceholder('What to do').fill('export the run as json');
    const option = fresh.page.getByRole('option', { name: /Export the run as JSON/ });
    expect(await option.getAttribute('aria-disabled')).toBe('true');
    expect(await option.textContent()).toContain('There is no run yet');
    await fresh.page.close();
  });
});
