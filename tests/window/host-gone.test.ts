import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostTrouble } from '../../renderer/app/host-trouble.ts';
import { cut, makeCuttable } from './cut.ts';
import { openBench } from './window.ts';
import type { Bench, WindowUnderTest } from './window.ts';

let bench: Bench;

beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

/** A window with a run in it, whose connection can be cut. */
async function open(at: Bench): Promise<WindowUnderTest> {
  const window = await at.open();
  await window.offered();
  await makeCuttable(window);
  await window.ready();
  await window.run();
  expect(await window.outcome()).toBe('Passed');
  return window;
}

async function barred({ page }: WindowUnderTest, reason: string): Promise<void> {
  for (const name of ['Run', 'Run again', 'Copy for a ticket', 'Export']) {
    const button = page.getByRole('button', { name, exact: true });
    expect(await button.getAttribute('aria-disabled'), name).toBe('true');
    expect(await button.getAttribute('title'), name).toBe(reason);
  }
  const practice = page.getByRole('button', { name: 'An expired certificate' }).first();
  expect(await practice.getAttribute('aria-disabled')).toBe('true');
  const button = page.getByRole('button', { name: 'Export', exact: true });
  const drawn = () =>
    page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  await button.press('Enter');
  await drawn();
  expect(await button.getAttribute('aria-expanded')).toBe('false');
  await button.click({ force: true });
  await drawn();
  expect(await button.getAttribute('aria-expanded')).toBe('false');
}

describe('a host that cannot be reached', () => {
  it('is waited for under a banner, with Run barred until it is back', async () => {
    const window = await open(bench);
    const { page } = window;
    const alert = page.getByRole('alert').filter({ hasText: 'reconnecting' });
    await cut(window, 'closed');
    await alert.waitFor();
    await barred(window, 'Not possible until Ehlo is connected again');
    const before = (await bench.door.host.listRuns()).length;
    await window.run();
    await page.getByRole('button', { name: 'Run', exact: true }).click({ force: true });
    await page.keyboard.press('Control+k');
    await page.getByPlaceholder('What to do, or where to go').fill('Save as a profile');
    const save = page.getByRole('option', { name: /^Save as a profile/ });
    expect(await save.getAttribute('aria-disabled')).toBe('true');
    expect(await save.textContent()).toContain('Not possible until Ehlo is connected again');
    await page.keyboard.press('Escape');

    await cut(window, 'no');
    await alert.waitFor({ state: 'detached' });
    await page.getByText('Connected to Ehlo again.').waitFor();
    expect(await window.runButton.getAttribute('aria-disabled')).toBeNull();
    expect((await bench.door.host.listRuns()).length).toBe(before);
    await window.run();
    await expect.poll(async () => (await bench.door.host.listRuns()).length).toBe(before + 1);
    await window.outcome();
  });

  it('does nothing late that was asked while it was away', async () => {
    const window = await open(bench);
    const { page } = window;
    const before = (await bench.door.host.listRuns()).length;
    await cut(window, 'closed');
    await window.run();
    await page.getByText('Ehlo is not connected, so this was not done.').waitFor();
    await page.getByRole('alert').filter({ hasText: 'reconnecting' }).waitFor();
    await cut(window, 'no');
    await page.getByText('Connected to Ehlo again.').waitFor();
    await page.waitForTimeout(300);
    expect((await bench.door.host.listRuns()).length).toBe(before);
  });

  it('that is slow to begin a run is seen to be asked, once, and a run is cancelled before it began', async () => {
    const window = await open(bench);
    const { page } = window;
    const { host } = bench.door;
    const start = host.startRun.bind(host);
    let begin = (): void => undefined;
    let asked = 0;
    const late: typeof start = async (...given) => {
      asked += 1;
      await new Promise<void>((resolve) => (begin = resolve));
      return start(...given);
    };
    Object.assign(host, { startRun: late });
    await window.run();
    await window.run();
    await page.getByText('Asking Ehlo to begin the run').waitFor();
    await window.run();
    expect(asked).toBe(1);
    await page.getByRole('button', { name: 'Cancel' }).click();
    begin();
    Object.assign(host, { startRun: start });
    expect(await window.outcome()).toMatch(/^Cancelled|^Inconclusive/);
    expect(await page.getByText('Asking Ehlo to begin the run').count()).toBe(0);
  });

  it('says nothing of a connection that is back at once', async () => {
    const window = await open(bench);
    await window.page.evaluate(() => {
      const { cuttable } = globalThis as unknown as { cuttable: { sockets: WebSocket[] } };
      const seen: string[] = [];
      new MutationObserver(() => {
        seen.push(document.querySelector('[role="alert"]')?.textContent ?? '');
      }).observe(document.body, { subtree: true, childList: true });
      Object.assign(globalThis, { seen });
      cuttable.sockets.at(-1)?.close();
    });
    await window.outcomeOf();
    const seen = await window.page.evaluate(
      () => (globalThis as unknown as { seen: string[] }).seen,
    );
    expect(seen.join('')).not.toContain('reconnecting');
  });

  it('that was started anew does not know the page, and what was read stays', async () => {
    const window = await open(bench);
    const { page } = window;
    await cut(window, 'unknown');
    await page
      .getByRole('alert')
      .filter({ hasText: 'does not know this page' })
      .filter({ hasText: 'open the address that it printed' })
      .waitFor();
    await barred(window, 'Not possible: this page belongs to an Ehlo that has ended');
    await window.line('EHLO');
  });

  it('that has ended is to be started again', async () => {
    const own = await openBench();
    const window = await open(own);
    await own.door.close();
    await window.page
      .getByRole('alert')
      .filter({ hasText: 'Ehlo has ended' })
      .filter({ hasText: 'Start Ehlo again' })
      .waitFor();
    await barred(window, 'Not possible: Ehlo has ended');
    await window.line('EHLO');
    await own.close();
  });

  it('has words for each state that is not well', () => {
    const states = ['connecting', 'open', 'waiting', 'refused', 'ended', 'untrusted'] as const;
    const titles = states.map((state) => hostTrouble(state, 'web')?.title);
    expect(titles.slice(0, 2)).toEqual([undefined, undefined]);
    expect(new Set(titles.slice(2)).size).toBe(4);
    expect(hostTrouble('untrusted', 'web')?.title).toMatch(/^Another program answers/);
    expect(hostTrouble('waiting', 'web', false)?.title).toMatch(/^Ehlo has not answered yet/);
    expect(hostTrouble('ended', 'desktop')?.remedy).toMatch(/^Close this window/);
  });
});
