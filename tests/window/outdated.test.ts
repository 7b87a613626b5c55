// Checks that nothing acts on settings other than those that it was said about.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBench } from './window.ts';
import type { Bench, WindowUnderTest } from './window.ts';

let bench: Bench;

beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

async function runs(): Promise<number> {
  return (await bench.door.host.listRuns()).length;
}

/** Loads a practice server and answers its port. */
async function load(window: WindowUnderTest, name: string): Promise<string> {
  const { settings } = await bench.door.host.startPracticeServer(name);
  const entry = (await bench.door.host.listPracticeServers()).find((each) => each.name === name);
  const port = String(settings.connection.port);
  await window.page
    .getByRole('button', { name: entry?.title ?? name })
    .first()
    .click();
  await expect.poll(() => window.field('Port').inputValue()).toBe(port);
  return port;
}

describe('the question before a send', () => {
  it('is for the message and the server that it was asked about', async () => {
    const window = await bench.open();
    const { page } = window;
    await window.offered();
    const before = await runs();
    await page.getByLabel('Stop after').selectOption('data');
    await page.keyboard.press('Control+m');
    await page.getByLabel('Reverse-path').fill('ann@practice.example');
    await page.getByLabel('Forward-paths').fill('bob@practice.example');
    await page.keyboard.press('Enter');
    const subject = page.getByLabel('Subject', { exact: true });
    await subject.fill('The older one');
    const send = page.getByRole('button', { name: 'Send it' });

    await window.run();
    await send.waitFor();
    await page.getByText('“The older one” goes from ann@practice.example to bob').waitFor();
    await page.keyboard.press('Control+m');
    await subject.fill('The newer one');
    await page.getByText('so nothing was sent').waitFor();
    await page.getByRole('button', { name: /^(Back to the run|Done)$/ }).click();
    expect(await send.count()).toBe(0);

    await window.run();
    await send.waitFor();
    await window.field('Submission server').fill('localhost');
    await send.waitFor({ state: 'detached' });
    expect(await runs()).toBe(before);
  });
});

describe('what a verdict proposes', () => {
  it('is done to the server that it is about, whatever stands in the bar', async () => {
    const window = await bench.open();
    const { page } = window;
    await window.offered();
    const expired = await load(window, 'expired-certificate');
    await window.run();
    expect(await window.outcome()).toBe('Failed at tls');
    await load(window, 'self-signed');
    await page.getByRole('button', { name: 'Go on unchecked' }).click();
    await expect.poll(() => window.outcome()).not.toBe('Failed at tls');
    expect((await bench.door.host.listRuns())[0]?.target).toMatch(new RegExp(`:${expired}$`));
    expect(await window.field('Port').inputValue()).toBe(expired);

    await load(window, 'self-signed');
    const before = await runs();
    await page.getByRole('button', { name: 'Run again' }).click();
    await expect.poll(runs).toBe(before + 1);
    expect((await bench.door.host.listRuns())[0]?.target).toMatch(new RegExp(`:${expired}$`));
    await page.getByText('The settings of that run stand in the bar again.').waitFor();
  });

  it('is still known, with its message, after a reload', async () => {
    const window = await bench.open();
    const { page } = window;
    await window.offered();
    const expired = await load(window, 'expired-certificate');
    await window.run();
    expect(await window.outcome()).toBe('Failed at tls');
    await load(window, 'healthy');
    await page.reload();
    await window.ready();
    await window.outcome();
    await page.getByRole('button', { name: 'Go on unchecked' }).click();
    await expect.poll(() => window.outcome()).toBe('Passed');
    expect(await window.field('Port').inputValue()).toBe(expired);
  });
});

describe('a password that was refused', () => {
  it('is given anew for the run that it was refused in, and Run again takes the new one', async () => {
    const window = await bench.open();
    const { page } = window;
    await window.offered();
    const port = await load(window, 'wrong-password');
    await window.run();
    expect(await window.outcome()).toBe('Failed at auth');
    await load(window, 'healthy');
    await page.getByRole('button', { name: 'Give another password' }).click();
    expect(await window.field('Port').inputValue()).toBe(port);
    const dialog = page.getByRole('dialog', { name: 'Sign in' });
    await dialog.getByLabel('Password', { exact: true }).last().fill('another-guess');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    const start = bench.door.host.startRun.bind(bench.door.host);
    const refs: unknown[] = [];
    Object.assign(bench.door.host, {
      startRun: (...given: Parameters<typeof start>) => {
        refs.push(given[0].auth?.password);
        return start(...given);
      },
    });
    await window.outcomeOf();
    await window.outcomeOf(() => page.getByRole('button', { name: 'Run again' }).click());
    Object.assign(bench.door.host, { startRun: start });
    expect(refs.length).toBe(2);
    expect(refs[0]).toBe(refs[1]);
    expect(refs[0]).toBeDefined();
  });
});

describe('two windows', () => {
  it('keep each other’s preferences', async () => {
    const [one, other] = [await bench.open(), await bench.open()];
    const set = async (window: WindowUnderTest, label: string, value: string): Promise<void> => {
      await window.page.keyboard.press('Control+,');
      await window.page.getByLabel(label, { exact: true }).fill(value);
      await window.page.getByRole('button', { name: 'Done' }).click();
    };
    await one.page.keyboard.press('Control+,');
    await one.page.getByLabel('Font size').selectOption('14');
    await one.page.getByRole('button', { name: 'Done' }).click();
    const saved = (): ReturnType<typeof bench.door.host.preferences> =>
      bench.door.host.preferences();
    await expect.poll(async () => (await saved()).fontSize).toBe(14);
    await set(other, 'EHLO name', 'desk.example');
    await expect.poll(async () => (await saved()).ehloName).toBe('desk.example');
    expect((await saved()).fontSize).toBe(14);

    await one.page.evaluate(() => dispatchEvent(new Event('focus')));
    await one.page.keyboard.press('Control+,');
    await expect
      .poll(() => one.page.getByLabel('EHLO name', { exact: true }).inputValue())
      .toBe('desk.example');
  });
});

describe('a run of changed settings', () => {
  it('counts for no profile, and the bar says that they are changed', async () => {
    const window = await bench.open();
    const { page } = window;
    await window.offered();
    await page.keyboard.press('Control+s');
    await page.getByLabel('Name', { exact: true }).fill('Anna');
    await page.keyboard.press('Enter');
    await page.getByRole('treeitem', { name: /^Anna/ }).waitFor();
    await window.run();
    await window.outcome();
    expect((await bench.door.host.listRuns())[0]?.profile).toBeDefined();
    await page.getByRole('treeitem', { name: /^Anna.*passed/ }).waitFor();
    expect(await page.getByText('Anna, edited').count()).toBe(0);

    await window.field('Port').fill('1');
    await page.getByText('Anna, edited').waitFor();
    await window.run();
    await expect.poll(() => window.outcome()).toMatch(/^Failed/);
    expect((await bench.door.host.listRuns())[0]?.profile).toBeUndefined();
    await page.getByRole('treeitem', { name: /^Anna.*passed/ }).waitFor();
  });
});
