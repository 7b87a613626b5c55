import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CATALOGUE } from '../../electron/practice/catalogue.ts';
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

const HEADINGS = {
  ok: 'Passed',
  partial: 'Partly, at',
  failed: 'Failed at',
  inconclusive: 'Cannot',
};

describe('each practice server ends as it teaches', () => {
  it.each(CATALOGUE.map((lesson) => [lesson.name, lesson] as const))('%s', async (name, lesson) => {
    const { page } = window;
    await window.command(lesson.title);
    const { settings } = await bench.door.host.startPracticeServer(name);
    await expect
      .poll(() => window.field('Port').inputValue())
      .toBe(String(settings.connection.port));
    const { host } = bench.door;
    const runs = (await host.listRuns()).length;
    await window.run();
    if (settings.send) await page.getByRole('button', { name: 'Send it' }).click();

    // Until then the verdict of the run before stands.
    await expect.poll(async () => (await host.listRuns()).length).toBe(runs + 1);
    const { phase, outcome } = lesson.expects;
    // A server that is merely slow passes for those who wait; a second is not enough.
    const expected = name.startsWith('slow') ? 'Failed at' : HEADINGS[outcome];
    const heading = outcome === 'failed' ? `Failed at ${phase}` : expected;
    await expect.poll(() => window.outcome(), { timeout: 15_000 }).toContain(heading);
    expect((await window.verdict.textContent())?.length).toBeGreaterThan(10);
    await page.getByText('What to do', { exact: true }).waitFor();
  });
});
