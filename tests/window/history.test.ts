import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBench } from './window.ts';
import type { Locator } from 'playwright-core';
import type { Bench, WindowUnderTest } from './window.ts';

let bench: Bench;
let window: WindowUnderTest;

beforeAll(async () => {
  bench = await openBench();
  window = await bench.open();
  await window.offered();
});
afterAll(() => bench.close());

const rows = (): Locator =>
  window.page.getByRole('list', { name: 'Newest runs' }).locator('[data-roving]');

describe('the runs of this sitting', () => {
  it('say when to the second, of what, where and how each ended, also after a reload', async () => {
    const { page } = window;
    await window.run();
    expect(await window.outcome()).toBe('Passed');
    await window.command('A password that is wrong');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await window.run();
    await expect.poll(() => window.outcome()).toBe('Failed at auth');
    const { settings } = await bench.door.host.startPracticeServer('healthy');
    const { id } = await bench.door.host.saveProfile({ name: 'Help desk / Scanner', settings });
    const last = await bench.door.host.startRun(settings, id);
    await expect
      .poll(async () => (await bench.door.host.listRuns()).find((run) => run.id === last)?.state)
      .toBe('ended');
    await page.reload();
    await window.ready();

    await expect.poll(() => rows().count()).toBe(3);
    const [profile, wrong, healthy] = await rows().allInnerTexts();
    const host = '127.0.0.1:' + String(settings.connection.port);
    expect(profile).toMatch(/^Help desk \/ Scanner\n.+\n\d\d:\d\d:\d\d/);
    expect(profile).toContain(host);
    expect(wrong).toMatch(/^A password that is wrong\n.*password.*\n\d\d:\d\d:\d\d/);
    expect(healthy).toMatch(/\n\d\d:\d\d:\d\d/);
    expect(healthy).toContain(host);
    const names = await Promise.all(
      ['passed', 'failed'].map((outcome) => rows().getByRole('img', { name: outcome }).count()),
    );
    expect(names).toEqual([2, 1]);
  });

  it('are not said to be of a practice server once the address is another', async () => {
    await window.command('A password that is wrong');
    await window.page.getByText('practice', { exact: true }).waitFor();
    await window.field('Port').fill('1');
    await window.page.getByText('practice', { exact: true }).waitFor({ state: 'detached' });
  });
});

describe('a verdict', () => {
  it('cites a line once, though the reply and its line are both evidence', async () => {
    const { page } = window;
    const { settings } = await bench.door.host.startPracticeServer('healthy');
    const from = 'ann@practice.example';
    const id = await bench.door.host.startRun({
      ...settings,
      envelope: { from, to: [{ address: 'bob@practice.example' }] },
      message: { kind: 'composed', subject: 'A test', text: 'A test.' },
      stopAfter: 'quit',
      send: true,
    });
    await expect
      .poll(async () => (await bench.door.host.listRuns()).find((run) => run.id === id)?.state)
      .toBe('ended');
    await page.reload();
    await window.ready();
    await rows().first().click();
    await expect.poll(() => window.verdict.textContent()).toMatch(/took|accepted/i);
    const cited = await page
      .getByRole('region', { name: (await window.verdict.textContent()) ?? '' })
      .getByRole('button', { name: /^line \d+$/ })
      .allInnerTexts();
    expect(cited.length).toBeGreaterThan(0);
    expect(new Set(cited).size).toBe(cited.length);
  });
});

describe('the list of practice servers', () => {
  it('says what each teaches, and all of it once it is chosen', async () => {
    const { page } = window;
    const folder = page.getByRole('button', { name: 'Practice servers' });
    if ((await folder.getAttribute('aria-expanded')) === 'false') await folder.click();
    const list = page.getByRole('list', { name: 'Practice servers' });
    const item = list.getByRole('button', { name: 'A password that is wrong', exact: true });
    const { teaches = '' } =
      (await bench.door.host.listPracticeServers()).find(
        ({ title }) => title === 'A password that is wrong',
      ) ?? {};
    const first = teaches.slice(0, 20);
    expect(await item.innerText()).toContain(first);
    await item.click();
    await expect.poll(() => item.innerText()).toContain(teaches);
  });

  it('keeps shut while the profiles are not known, and then opens only where there are none', async () => {
    const { host } = bench.door;
    const list = host.listProfiles.bind(host);
    let answer: () => void = () => undefined;
    const asked = new Promise<void>((resolve) => {
      answer = resolve;
    });
    Object.assign(host, { listProfiles: () => asked.then(list) });
    const other = await bench.open();
    const folder = other.page.getByRole('button', { name: 'Practice servers' });
    await other.page.getByText('Loading …').first().waitFor();
    expect(await folder.getAttribute('aria-expanded')).toBe('false');
    answer();
    await other.page.getByRole('treeitem', { name: /^Help desk \/ Scanner/ }).waitFor();
    expect(await folder.getAttribute('aria-expanded')).toBe('false');
    Object.assign(host, { listProfiles: list });
  });
});
