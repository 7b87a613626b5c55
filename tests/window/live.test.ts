import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pause, receiveAny, send, startPeer } from '../peers/scripted.ts';
import type { ScriptedPeer } from '../peers/scripted.ts';
import { openBench } from './window.ts';
import type { Bench, WindowUnderTest } from './window.ts';

let bench: Bench;
let window: WindowUnderTest;
let peer: ScriptedPeer;

beforeAll(async () => {
  bench = await openBench();
  window = await bench.open();
  const lines = Array.from({ length: 60 }, (_, index) => [
    send(`250-LINE${String(index + 1)}`),
    pause(25),
  ]).flat();
  peer = await startPeer([
    send('220 mail.test ESMTP'),
    receiveAny,
    ...lines,
    send('250 END'),
    pause(60_000),
  ]);
});
afterAll(async () => {
  await peer.stop();
  await bench.close();
});

interface Shift extends PerformanceEntry {
  readonly hadRecentInput: boolean;
  readonly sources: readonly { readonly node: Node | null }[];
}

describe('a run seen live', () => {
  it('fills while it runs, and nothing jumps until the verdict', async () => {
    const { page } = window;
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await window.aim(peer.port);
    await page.evaluate(() => {
      const heard: string[] = [];
      Object.assign(globalThis, { heard });
      const live = document.querySelector('[data-testid="live"]');
      if (!live) throw new Error('Nothing is announced.');
      new MutationObserver(() => heard.push(live.textContent)).observe(live, {
        subtree: true,
        childList: true,
        characterData: true,
      });
    });
    await window.run();
    await window.line('250-LINE3');
    await page.evaluate(() => {
      const shifts: string[] = [];
      Object.assign(globalThis, { shifts });
      new PerformanceObserver((list) => {
        for (const { hadRecentInput, sources } of list.getEntries() as Shift[]) {
          for (const { node } of hadRecentInput ? [] : sources) {
            const element = node instanceof Element ? node : node?.parentElement;
            // The rail's scale is drawn anew when a run outgrows it; nobody reads there.
            if (element && !element.closest('[data-region="rail"]')) shifts.push(element.outerHTML);
          }
        }
      }).observe({ type: 'layout-shift' });
    });
    await page.getByText('At ehlo', { exact: true }).waitFor();
    expect(await page.getByRole('navigation', { name: 'Phases' }).textContent()).toContain(
      'ehlo, running,',
    );
    const spinner = page.locator('[data-region="verdict"] svg').first();
    expect(await spinner.evaluate((svg) => getComputedStyle(svg).animationName)).toBe('none');

    await window.line('250-LINE55');
    const shifts = await page.evaluate(
      () => (globalThis as unknown as { shifts: string[] }).shifts,
    );
    expect(shifts).toEqual([]);
  });

  it('ends without taking the focus, and says so aloud', async () => {
    const { page } = window;
    await window.field('Port').focus();
    expect(await window.outcome()).toBe('Passed');
    expect(await window.field('Port').evaluate((field) => field === document.activeElement)).toBe(
      true,
    );
    await expect.poll(() => window.spoken()).toContain('All went well');
    // The phases before it, at most once a second, and none of the sixty lines.
    const heard = await page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);
    expect(heard.slice(0, -1).join()).toMatch(/greeting passed, /);
    expect(heard.join()).not.toContain('LINE');
    expect(heard.length).toBeLessThan(10);
    await page.keyboard.press('F6');
    await page.keyboard.press('F6');
    expect(await window.verdict.evaluate((title) => title === document.activeElement)).toBe(true);
  });

  it('leaves the reader’s place alone when the verdict comes while they read', async () => {
    await window.run();
    await window.line('250-LINE30');
    await window.page.getByRole('button', { name: 'Follow' }).click();
    const row = await window.line(/250-LINE30$/);
    await window.page.getByRole('button', { name: 'Open the verdict' }).waitFor();
    expect(await row.isVisible()).toBe(true);
    await window.page.keyboard.press('v');
    await window.page.getByText('What to do', { exact: true }).waitFor();
  });
});
