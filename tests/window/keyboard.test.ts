import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBench } from './window.ts';
import type { Bench } from './window.ts';

let bench: Bench;

beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

describe('the keyboard alone', () => {
  it('goes from the first start to an exported run', async () => {
    const window = await bench.open();
    const { page } = window;
    const press = (keys: string): Promise<void> => page.keyboard.press(keys);
    await press('Control+k');
    await page.keyboard.type('password that is wrong');
    await press('Enter');
    await expect.poll(() => page.getByText('practice', { exact: true }).count()).toBe(1);
    await page.getByRole('heading', { level: 1, name: 'A password that is wrong' }).waitFor();
    await press('Control+Enter');
    expect(await window.outcome()).toBe('Failed at auth');

    // From one region to the next, each with a place where reading it begins.
    const visited: (string | undefined)[] = [];
    for (let count = 0; count < 7; count += 1) {
      await press('F6');
      visited.push(
        await page.evaluate(
          () => document.activeElement?.closest<HTMLElement>('[data-region]')?.dataset['region'],
        ),
      );
    }
    expect([...visited].sort()).toEqual([
      'address',
      'inspector',
      'rail',
      'sidebar',
      'status',
      'transcript',
      'verdict',
    ]);

    // On from the address bar, where letters are typed.
    await press('F6');
    await press('F6');
    await press('e');
    const selected = window.grid.locator('[aria-selected="true"]');
    expect(await selected.textContent()).toContain('535');

    await press('v');
    expect(await page.getByText('What to do').count()).toBe(0);
    await press('v');
    await page.getByText('What to do').waitFor();

    await press('Control+3');
    await page.getByRole('heading', { name: 'Step by step' }).waitFor();

    const download = page.waitForEvent('download');
    await press('Control+e');
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/\.txt$/);

    await press('Control+Shift+c');
    await page.getByText('Copied. It holds no secret').waitFor();
    const ticket = await page.evaluate(() => navigator.clipboard.readText());
    expect(ticket).toContain('[secret]');
    expect(ticket).toContain('535');
  });

  it('moves through lines, extends the selection, and copies it', async () => {
    const window = await bench.open();
    const { page } = window;
    await window.offered();
    await window.run();
    await window.outcome();
    await page.keyboard.press('Control+0');
    await page.keyboard.press('Home');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Control+c');
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied.split('\n')).toHaveLength(3);
    expect(copied).toMatch(/^ *1 +0\.\d{3} {2}· Testing 127\.0\.0\.1/);
    expect(await window.grid.locator('[aria-selected="true"]').count()).toBe(3);

    await page.keyboard.press('Control+f');
    await page.keyboard.type('235');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => window.grid.locator('[aria-selected="true"]').textContent())
      .toContain('235');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Space');
    expect(await window.grid.locator('[aria-selected="true"]').textContent()).toContain(
      '235: accepted, signed in',
    );
  });

  it('goes to what is looked for although Enter comes before the search has ended', async () => {
    const window = await bench.open();
    const { page } = window;
    await window.offered();
    await window.run();
    await window.outcome();
    await page.keyboard.press('Control+f');
    // Both within one turn of the page, as no typist could.
    await page.getByLabel('Find in the transcript').evaluate((field: HTMLInputElement) => {
      const setText = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
      setText?.call(field, '235');
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    });
    await expect
      .poll(() => window.grid.locator('[aria-selected="true"]').allTextContents())
      .toEqual([expect.stringContaining('235')]);
  });

  it('begins anew by a key that a browser leaves to its pages', async () => {
    const window = await bench.open();
    await window.offered();
    await window.page.keyboard.press('Alt+n');
    await expect.poll(() => window.field('Submission server').inputValue()).toBe('');
  });

  it('leaves letters alone in text fields, and everywhere when they are switched off', async () => {
    const window = await bench.open();
    const { page } = window;
    await window.offered();
    await window.run();
    await window.outcome();
    await window.field('Submission server').fill('');
    await page.keyboard.type('ve/e');
    expect(await window.field('Submission server').inputValue()).toBe('ve/e');
    await page.getByText('What to do').waitFor();

    await bench.door.host.savePreferences({
      ...(await bench.door.host.preferences()),
      letterKeys: false,
    });
    await page.reload();
    await window.ready();
    await window.outcome();
    await window.verdict.focus();
    await page.keyboard.press('v');
    await page.getByText('What to do').waitFor();
  });

  it('starts one run however often and however long its key is pressed', async () => {
    const window = await bench.open();
    const { page } = window;
    await window.offered();
    const runs = async (): Promise<number> => (await bench.door.host.listRuns()).length;
    const before = await runs();
    await page.keyboard.down('Control');
    // Held down: each press after the first repeats.
    for (let count = 0; count < 20; count += 1) {
      await page.keyboard.down('Enter');
      await page.waitForTimeout(50);
    }
    await page.keyboard.up('Enter');
    await page.keyboard.up('Control');
    await window.outcome();
    expect(await runs()).toBe(before + 1);

    await window.field('Submission server').focus();
    for (let count = 0; count < 20; count += 1) {
      await page.keyboard.down('Enter');
      await page.waitForTimeout(50);
    }
    await page.keyboard.up('Enter');
    await window.outcome();
    expect(await runs()).toBe(before + 2);

    await window.run();
    await window.run();
    await window.outcome();
    expect(await runs()).toBe(before + 3);
  });

  it('stays in the window when the button that started a run is gone', async () => {
    const window = await bench.open();
    const { page } = window;
    await window.offered();
    const region = (): Promise<string | undefined> =>
      page.evaluate(
        () => document.activeElement?.closest<HTMLElement>('[data-region]')?.dataset['region'],
      );
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.keyboard.press('F6');
    expect(await region()).toBe('verdict');
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await window.run();
    await window.outcome();
    expect(await region()).toBe('address');
  });

  it('says why a key does nothing, in place of what the browser would do', async () => {
    const window = await bench.open();
    const { page } = window;
    await page.evaluate(() => {
      addEventListener('keydown', ({ key, defaultPrevented }) => {
        if (key === 'e') document.documentElement.dataset['held'] = String(defaultPrevented);
      });
    });
    await page.keyboard.press('Control+e');
    await page.getByText('There is no run yet.').waitFor();
    expect(await page.locator('html').getAttribute('data-held')).toBe('true');
  });
});
