import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBench } from './window.ts';
import type { Bench, WindowUnderTest } from './window.ts';

let bench: Bench;
let window: WindowUnderTest;

beforeAll(async () => {
  bench = await openBench();
  const preferences = await bench.door.host.preferences();
  // Servers that stay silent are given up after a second.
  await bench.door.host.savePreferences({ ...preferences, stepTimeout: 1000 });
  window = await bench.open();
});
afterAll(() => bench.close());

/** Loads a practice server and waits until its port stands in the bar. */
async function load(name: string): Promise<string> {
  const { settings } = await bench.door.host.startPracticeServer(name);
  const { title } =
    (await bench.door.host.listPracticeServers()).find((each) => each.name === name) ?? {};
  await window.command(title ?? name);
  const port = String(settings.connection.port);
  await expect.poll(() => window.field('Port').inputValue()).toBe(port);
  return port;
}

describe('what a verdict proposes', () => {
  it('changes the settings in the bar, and never a saved profile', async () => {
    const { page } = window;
    const port = await load('tls-on-clear-port');
    await page.keyboard.press('Control+s');
    await page.getByLabel('Name', { exact: true }).fill('Partner');
    await page.keyboard.press('Enter');
    await page.getByRole('treeitem', { name: /^Partner/ }).waitFor();
    const saved = await bench.door.host.listProfiles();

    await window.outcomeOf();
    const security = page.getByLabel('Security');
    const before = await security.inputValue();
    const other = page.getByRole('button', { name: 'Run with implicit TLS' });
    expect(await window.outcomeOf(() => other.click())).toBe('Passed');
    expect(before).not.toBe('implicit');
    expect(await security.inputValue()).toBe('implicit');
    expect(await window.field('Port').inputValue()).toBe(port);
    expect(await bench.door.host.listProfiles()).toEqual(saved);
  });

  it('goes on unchecked once, without the settings saying so from then on', async () => {
    const { page } = window;
    await load('expired-certificate');
    expect(await window.outcomeOf()).toBe('Failed at tls');
    // The button does what an option does on the command line, which has no place here.
    const said = await page.locator('section[data-region="verdict"]').innerText();
    expect(said).toContain('go on without verification.');
    expect(said).not.toContain('--');
    const unchecked = page.getByRole('button', { name: 'Go on unchecked' });
    expect(await window.outcomeOf(() => unchecked.click())).not.toBe('Failed at tls');
    expect(await window.outcomeOf()).toBe('Failed at tls');
  });

  it('asks before it sends', async () => {
    const { page } = window;
    await load('tls-on-clear-port');
    await page.getByLabel('Stop after').selectOption('quit');
    await page.keyboard.press('Control+m');
    await page.getByLabel('Reverse-path').fill('ann@practice.example');
    await page.getByLabel('Forward-paths').fill('bob@practice.example');
    await page.keyboard.press('Enter');
    await window.run();
    await window.outcomeOf(() => page.getByRole('button', { name: 'Send it' }).click());
    const runs = (await bench.door.host.listRuns()).length;
    await page.getByRole('button', { name: 'Run with implicit TLS' }).click();
    await page.getByRole('button', { name: 'Do not run' }).click();
    expect((await bench.door.host.listRuns()).length).toBe(runs);
  });
});

describe('a practice server', () => {
  it('is what runs although Run comes before it has started', async () => {
    const { host } = bench.door;
    const start = host.startPracticeServer.bind(host);
    const late = async (name: string): ReturnType<typeof start> => {
      await new Promise((resolve) => setTimeout(resolve, 500));
      return start(name);
    };
    await load('healthy');
    Object.assign(host, { startPracticeServer: late });
    await window.command('A password that is wrong');
    await window.run();
    await expect.poll(() => window.outcome()).toBe('Failed at auth');
    Object.assign(host, { startPracticeServer: start });
  });
});

describe('a run whose verdict stands', () => {
  it('is over, although the word that nothing follows is late', async () => {
    const { host } = bench.door;
    await load('healthy');
    const events = host.runEvents.bind(host);
    let end = (): void => undefined;
    const late = new Promise<void>((resolve) => (end = resolve));
    Object.assign(host, {
      async *runEvents(...asked: Parameters<typeof events>) {
        yield* events(...asked);
        await late;
      },
    });
    const before = (await host.listRuns()).length;
    expect(await window.outcomeOf()).toBe('Passed');
    expect(await window.outcomeOf()).toBe('Passed');
    expect((await host.listRuns()).length).toBe(before + 2);
    await window.runButton.waitFor();
    end();
    Object.assign(host, { runEvents: events });
  });
});

describe('an earlier run', () => {
  it('comes back with its settings in the bar, also for a window that did not start it', async () => {
    const port = await load('wrong-password');
    expect(await window.outcomeOf()).toBe('Failed at auth');
    await load('healthy');
    expect(await window.outcomeOf()).toBe('Passed');

    const reopen = async (at: WindowUnderTest): Promise<void> => {
      await at.page
        .getByRole('list', { name: 'Newest runs' })
        .getByRole('button')
        .filter({ hasText: `:${port}` })
        .first()
        .click();
      await expect.poll(() => at.outcome()).toBe('Failed at auth');
      await expect.poll(() => at.field('Port').inputValue()).toBe(port);
    };
    await reopen(window);
    await window.page.getByText('practice', { exact: true }).waitFor();

    const other = await bench.open();
    await reopen(other);
    const before = (await bench.door.host.listRuns()).length;
    const listed = window.page
      .getByRole('list', { name: 'Newest runs' })
      .getByRole('button')
      .filter({ hasText: `:${port}` });
    const listedBefore = await listed.count();
    await other.page.getByRole('button', { name: 'Run again' }).click();
    await expect.poll(async () => (await bench.door.host.listRuns()).length).toBe(before + 1);
    expect((await bench.door.host.listRuns())[0]?.target).toContain(port);

    // The first window reads what the other did when the reader comes back to it.
    await window.page.evaluate(() => dispatchEvent(new Event('focus')));
    await expect.poll(() => listed.count()).toBe(listedBefore + 1);
  });
});
