import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepGolden } from './history-states.ts';
import { openBench } from './window.ts';
import type { Bench, WindowUnderTest } from './window.ts';

let bench: Bench;
let window: WindowUnderTest;

beforeAll(async () => {
  bench = await openBench();
  window = await bench.open();
});
afterAll(() => bench.close());

describe('preferences', () => {
  it('change the looks at once, and are kept', async () => {
    const { page } = window;
    await window.command('Preferences');
    await page.getByRole('button', { name: 'High contrast' }).click();
    await page.getByLabel('Font size').selectOption('18');
    await page.getByLabel('EHLO name').fill('desk.example.org');
    await page.getByRole('button', { name: 'Done' }).click();

    const html = page.locator('html');
    expect(await html.getAttribute('data-theme')).toBe('contrast-light');
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(() => html.getAttribute('data-theme')).toBe('contrast-dark');
    expect(await html.evaluate((root) => getComputedStyle(root).fontSize)).toMatch(/^22\./);
    await expect
      .poll(() => bench.door.host.preferences())
      .toMatchObject({
        theme: 'contrast',
        fontSize: 18,
        ehloName: 'desk.example.org',
      });

    await page.reload();
    await expect.poll(() => html.getAttribute('data-theme')).toBe('contrast-dark');
    await bench.door.host.savePreferences({
      ...(await bench.door.host.preferences()),
      theme: 'system',
      fontSize: 13,
    });
    await page.reload();
    await expect.poll(() => html.getAttribute('data-theme')).toBe('dark');
  });

  it('are saved when Escape closes them while a field has focus', async () => {
    const { page } = window;
    await window.command('Preferences');
    await page.getByLabel('Time for a step').fill('7');
    await page.keyboard.press('Escape');
    await expect.poll(() => bench.door.host.preferences()).toMatchObject({ stepTimeout: 7000 });
  });

  it('refuse an EHLO name that is none', async () => {
    const { page } = window;
    await window.command('Preferences');
    const dialog = page.getByRole('dialog');
    const name = dialog.getByLabel('EHLO name');
    await name.fill('bad name <b>');
    await dialog.getByLabel('Time for a step').focus();
    await dialog.getByText('One word without blanks.').waitFor();
    expect(await bench.door.host.preferences()).not.toMatchObject({ ehloName: 'bad name <b>' });
    await name.fill('desk.example.org');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await expect
      .poll(() => bench.door.host.preferences())
      .toMatchObject({ ehloName: 'desk.example.org' });
  });

  it('say how much of the history there is, and let go what is past a new limit', async () => {
    const { page } = window;
    const { host } = bench.door;
    const [first] = await keepGolden(bench, ['wrong-password', 'greylisted', 'port-refused']);
    await host.pinRun(first!, true);
    await window.command('Preferences');
    await page.getByText('History: 3 runs, 0.1 MiB').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Most runs').fill('0');
    await dialog.getByLabel('Most MiB').focus();
    await dialog.getByText('A whole number from 1 to 100').waitFor();
    await dialog.getByLabel('Most runs').fill('1');
    await dialog.getByLabel('Most MiB').fill('2');
    await page.getByText('History: 2 runs').waitFor();
    // The tick does not wait for a host that takes its time.
    const setHistory = host.setHistory.bind(host);
    let answer = (): void => undefined;
    const held = new Promise<void>((resolve) => (answer = resolve));
    Object.assign(host, {
      setHistory: async (part: Parameters<typeof setHistory>[0]) => {
        await held;
        return setHistory(part);
      },
    });
    await dialog.getByLabel('Keep every run on this computer').uncheck();
    answer();
    Object.assign(host, { setHistory });
    await expect
      .poll(async () => (await host.history()).settings)
      .toEqual({ keep: false, maxRuns: 1, maxBytes: 2_097_152 });
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect((await host.listRuns()).map(({ id }) => id)).toContain(first);
    await host.setHistory({ keep: true, maxRuns: 10_000 });
  });

  it('give a single step a time of its own, and refuse one that is no time', async () => {
    const { page } = window;
    await window.command('Preferences');
    await page.getByText('Another time for single steps').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('greeting', { exact: true }).fill('2.5');
    await dialog.getByLabel('data', { exact: true }).fill('601');
    await dialog.getByLabel('EHLO name').focus();
    await dialog.getByText('A number of seconds from 0.1 to 600.').waitFor();
    expect(await dialog.getByLabel('data', { exact: true }).getAttribute('aria-invalid')).toBe(
      'true',
    );
    await expect
      .poll(() => bench.door.host.preferences())
      .toMatchObject({ stepTimeout: 7000, timeouts: { greeting: 2500 } });
    // It is not lost unseen: the first Escape leads back to it.
    await page.keyboard.press('Escape');
    const data = dialog.getByLabel('data', { exact: true });
    await data.and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('What does not fit its field was not saved.').waitFor();
    expect((await bench.door.host.preferences()).timeouts).toEqual({ greeting: 2500 });
  });

  it('are used by the runs that follow', async () => {
    await window.ready();
    await window.offered();
    await window.run();
    await window.outcome();
    await window.page.getByRole('button', { name: 'Client', exact: true }).click();
    await window.line('EHLO desk.example.org');
    const [run] = await bench.door.host.listRuns();
    if (!run) throw new Error('There is no run.');
    for await (const [first] of bench.door.host.runEvents(run.id, 1)) {
      expect(first?.type === 'run.started' && first.plan.connection.timeouts).toMatchObject({
        greeting: 2500,
        ehlo: 7000,
      });
      break;
    }
  });
});

describe('the largest letters', () => {
  it('get the layout of a smaller window, with room for the verdict', async () => {
    const { page } = window;
    const before = await bench.door.host.preferences();
    await bench.door.host.savePreferences({ ...before, fontSize: 20 });
    await page.reload();
    await window.ready();
    await window.outcome();
    await page.getByRole('button', { name: 'Profiles and runs' }).waitFor();
    const title = await window.verdict.boundingBox();
    const wire = await window.grid.boundingBox();
    expect(title?.width).toBeGreaterThan(600);
    expect(wire?.width).toBeGreaterThan(1000);
    await bench.door.host.savePreferences(before);
    await page.reload();
    await window.ready();
    await page.getByRole('button', { name: 'Practice servers' }).waitFor();
  });

  it('leave the transcript in its own half, however narrow that is', async () => {
    const { page } = window;
    await page.setViewportSize({ width: 1110, height: 800 });
    const [wire, tabs] = await Promise.all([
      window.grid.boundingBox(),
      page.getByRole('tablist').boundingBox(),
    ]);
    expect((wire?.x ?? 0) + (wire?.width ?? Infinity)).toBeLessThanOrEqual((tabs?.x ?? 0) + 1);
    await page.setViewportSize({ width: 1280, height: 800 });
  });
});

describe('the smallest window with the largest letters in high contrast', () => {
  it('shows all phases, the whole verdict, and a transcript by scrolling as one', async () => {
    const { page } = window;
    const before = await bench.door.host.preferences();
    await bench.door.host.savePreferences({ ...before, theme: 'contrast', fontSize: 20 });
    await page.setViewportSize({ width: 900, height: 640 });
    await page.reload();
    await window.ready();
    await window.outcome();
    const visibleWhole = async (locator: ReturnType<typeof page.locator>): Promise<void> => {
      await locator.scrollIntoViewIfNeeded();
      const box = await locator.boundingBox();
      if (!box) throw new Error('It is not drawn.');
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThan(901);
      expect(box.y).toBeGreaterThanOrEqual(0);
      expect(box.y + box.height).toBeLessThan(641);
      // Nor is it cut off by what holds it, or covered.
      const { x, y, width, height } = box;
      for (const at of [y + 3, y + height / 2, y + height - 4]) {
        const seen = await locator.evaluate(
          (element, point) => {
            const top = document.elementFromPoint(point.x, point.y);
            return top !== null && element.contains(top);
          },
          { x: x + Math.min(width / 2, 40), y: at },
        );
        expect(seen).toBe(true);
      }
    };
    const phases = page.getByRole('navigation', { name: 'Phases' }).getByRole('button');
    expect(await phases.count()).toBe(11);
    for (const phase of await phases.all()) await visibleWhole(phase);
    await visibleWhole(window.verdict);
    await visibleWhole(page.getByText('What to do', { exact: true }));
    await visibleWhole(page.getByRole('button', { name: 'Run again' }));
    await visibleWhole(window.grid);
    expect((await window.grid.boundingBox())?.height).toBeGreaterThan(250);
    const strip = await page.getByRole('button', { name: 'Profiles and runs' }).boundingBox();
    expect(strip?.y).toBeGreaterThanOrEqual(0);
    await bench.door.host.savePreferences(before);
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.reload();
    await window.ready();
  });
});

describe('the transcript’s tools', () => {
  it('stand in one row beside the inspector, however wide the letters are', async () => {
    const { page } = window;
    await page.setViewportSize({ width: 1110, height: 800 });
    await page.evaluate(() => {
      document.body.style.fontFamily = 'Verdana, "DejaVu Sans", sans-serif';
    });
    const tops = await Promise.all(
      [
        page.getByRole('group', { name: 'Show lines of' }),
        page.getByRole('button', { name: 'Copy the transcript' }),
        page.getByLabel('Find in the transcript'),
      ].map(async (tool) => {
        const box = await tool.boundingBox();
        return (box?.y ?? 0) + (box?.height ?? 0) / 2;
      }),
    );
    expect(Math.max(...tops) - Math.min(...tops)).toBeLessThan(6);
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.reload();
    await window.ready();
  });
});

describe('a long dialog in the smallest window', () => {
  it('can be scrolled to its end', async () => {
    const { page } = window;
    await page.setViewportSize({ width: 900, height: 640 });
    await window.command('Connection options');
    const done = page.getByRole('button', { name: 'Done' });
    await done.scrollIntoViewIfNeeded();
    const box = await done.boundingBox();
    expect((box?.y ?? Infinity) + (box?.height ?? 0)).toBeLessThan(640);
    await done.click();
    await page.setViewportSize({ width: 1280, height: 800 });
  });
});

describe('export', () => {
  it.each([
    ['As text, for a ticket', /\.txt$/, 'VERDICT: ok at auth'],
    ['As JSON, the whole report', /\.json$/, '"ehlo.report/1"'],
    ['As HTML, a page of its own', /\.html$/, '<!doctype html>'],
    ['As Markdown, for an issue', /\.md$/, '## Transcript'],
    ['The certificates, as PEM', /\.pem$/, '-----BEGIN CERTIFICATE-----'],
  ])('%s', async (item, filename, content) => {
    const { page } = window;
    await page.getByRole('button', { name: 'Export' }).first().click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: item }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(filename);
    const text = await readFile(await file.path(), 'utf8');
    expect(text.toLowerCase()).toContain(content.toLowerCase());
  });

  it('masks names where that is switched on, and then offers no certificates', async () => {
    const { page } = window;
    await page.getByRole('button', { name: 'Export' }).first().click();
    const mask = page.getByRole('menuitemcheckbox', { name: 'Mask hosts, addresses and users' });
    await mask.click();
    expect(await mask.getAttribute('aria-checked')).toBe('true');
    expect(await page.getByRole('menuitem', { name: 'The certificates, as PEM' }).count()).toBe(0);
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'As text, for a ticket' }).click();
    const file = await download;
    expect(file.suggestedFilename()).not.toContain('practice.example');
    const text = await readFile(await file.path(), 'utf8');
    expect(text).toContain('host-1.example');
    expect(text).not.toContain('practice.example');
  });

  it('offers no certificates of a run that saw none', async () => {
    const other = await bench.open();
    await other.aim(9, { stopAfter: 'greeting' });
    await other.run();
    await other.outcome();
    await other.page.getByRole('button', { name: 'Export' }).first().click();
    await other.page.getByRole('menuitem', { name: 'As text, for a ticket' }).waitFor();
    expect(
      await other.page.getByRole('menuitem', { name: 'The certificates, as PEM' }).count(),
    ).toBe(0);
    await other.page.close();
  });
});
