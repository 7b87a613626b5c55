/** A host that stops in the middle, as one whose computer sleeps, and what it was asked meanwhile. */

import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ENTRY } from '../cli/ehlo.ts';
import { openBrowser } from './chromium.ts';
import { cut, makeCuttable } from './cut.ts';
import { openBench, WindowUnderTest } from './window.ts';
import type { Bench } from './window.ts';

let bench: Bench;
let window: WindowUnderTest;

beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());
afterEach(() => window.page.close());

const LOST = 'The connection to Ehlo was lost before it answered. Look whether it was done.';

/** Waits until the reader was told that the host is away, and until it is back. */
async function comeAndGo(away: () => unknown, back: () => unknown): Promise<void> {
  const banner = window.page.getByRole('alert').filter({ hasText: 'reconnecting' });
  await away();
  await banner.waitFor({ timeout: 15_000 });
  await window.page.getByText(LOST).waitFor();
  await back();
  await banner.waitFor({ state: 'detached', timeout: 15_000 });
}

describe('a host that was lost before it answered', () => {
  /** The window with settings that work; what is asked of `method` next gets no answer. */
  async function unanswered<Method extends 'startRun' | 'saveProfile'>(
    method: Method,
    done: boolean,
  ): Promise<() => Promise<void>> {
    window = await bench.open();
    await window.command('A submission server in good health');
    await makeCuttable(window);
    await window.ready();
    const { host } = bench.door;
    const original = host[method].bind(host) as (...given: unknown[]) => Promise<unknown>;
    const asked = new Promise<void>((resolve) => {
      const mute = async (...given: unknown[]): Promise<never> => {
        if (done) await original(...given);
        resolve();
        return new Promise<never>(() => undefined);
      };
      Object.assign(host, { [method]: mute });
    });
    return async () => {
      await asked;
      Object.assign(host, { [method]: original });
      await cut(window, 'closed');
    };
  }

  it('shows the run that it began all the same', async () => {
    const away = await unanswered('startRun', true);
    await window.run();
    await comeAndGo(away, () => cut(window, 'no'));
    await window.page.getByText('The run had begun: here it is.').waitFor();
    expect(await window.outcome()).toBe('Passed');
    await window.line('EHLO');
  });

  it('is said not to have begun the run where it did not', async () => {
    const before = await bench.door.host.listRuns();
    const away = await unanswered('startRun', false);
    await window.run();
    await comeAndGo(away, () => cut(window, 'no'));
    await window.page.getByText('The run had not begun: press Run.').waitFor();
    expect(await bench.door.host.listRuns()).toEqual(before);
  });

  it('leaves anything else to be looked at', async () => {
    const away = await unanswered('saveProfile', true);
    await window.page.keyboard.press('Control+s');
    await window.page.getByLabel('Name', { exact: true }).fill('Kept unheard');
    await window.page.keyboard.press('Enter');
    await comeAndGo(away, () => cut(window, 'no'));
    await window.page.getByRole('treeitem', { name: /^Kept unheard/ }).waitFor();
    expect(await window.page.getByText(LOST).count()).toBe(1);
    expect(await window.page.getByText('Connected to Ehlo again.').count()).toBe(0);
  });
});

describe.runIf(process.platform !== 'win32')('a host that is stopped', () => {
  it('does not begin the run that the window has written off', { timeout: 60_000 }, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ehlo-stalled-'));
    const { EHLO_PASSWORD: _password, EHLO_TOKEN: _token, ...env } = process.env;
    const served = spawn(process.execPath, [ENTRY, 'serve', '--no-open'], {
      env: { ...env, EHLO_CONFIG_DIR: folder },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const browser = await openBrowser();
    try {
      let said = '';
      served.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
      await expect.poll(() => said, { timeout: 15_000 }).toMatch(/http:\S+/);
      window = new WindowUnderTest(await browser.context.newPage());
      await window.page.goto(/http:\S+/.exec(said)?.[0] ?? '');
      await window.offered();

      await comeAndGo(
        async () => {
          served.kill('SIGSTOP');
          await window.run();
        },
        () => served.kill('SIGCONT'),
      );

      await window.page.getByText('The run had not begun: press Run.').waitFor();
      const runs = window.page.getByRole('list', { name: 'Newest runs' }).locator('[data-roving]');
      expect(await runs.count()).toBe(0);
      await window.run();
      expect(await window.outcome()).toBe('Passed');
      await expect.poll(() => runs.count()).toBe(1);
    } finally {
      served.kill('SIGCONT');
      served.kill('SIGINT');
      await browser.close();
      await rm(folder, { recursive: true, force: true });
    }
  });
});
