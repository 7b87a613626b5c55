/** Holds that states of the window keep to the accessibility rules that axe knows. */

import AxeBuilder from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { openBench } from './window.ts';
import type { Bench, WindowUnderTest } from './window.ts';
import type { WindowState } from './states.ts';

const THEMES = [
  { name: 'light', colorScheme: 'light', contrast: 'no-preference' },
  { name: 'dark', colorScheme: 'dark', contrast: 'no-preference' },
  { name: 'contrast on black', colorScheme: 'dark', contrast: 'more' },
  { name: 'contrast on white', colorScheme: 'light', contrast: 'more' },
] as const;

/** Every theme in the usual size; the smaller sizes, whose layout differs and not its colours, in one. */
const VIEWS = [
  ...THEMES.map((theme) => ({ theme, width: 1280, height: 800 })),
  { theme: THEMES[0], width: 900, height: 640 },
  // 900 x 640 at 200 %.
  { theme: THEMES[0], width: 450, height: 320 },
];

/** Tests these states; a share of them a file, so that they are looked at side by side. */
export function holdsFor(states: readonly WindowState[]): void {
  let bench: Bench;
  let window: WindowUnderTest;

  beforeAll(async () => {
    bench = await openBench();
    window = await bench.open();
  });
  afterAll(() => bench.close());

  describe.each(states)('$name', ({ show }) => {
    it('has no violation in any theme and size', { timeout: 120_000 }, async () => {
      const { page } = window;
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.reload();
      await window.ready();
      const leave = await show(window, bench);
      const found: string[] = [];
      for (const { theme, width, height } of VIEWS) {
        const { colorScheme, contrast } = theme;
        await page.setViewportSize({ width, height });
        await page.emulateMedia({ colorScheme, contrast, reducedMotion: 'reduce' });
        for (const words of await violations(page)) {
          found.push(`${String(width)} ${theme.name}: ${words}`);
        }
      }
      expect([...new Set(found)]).toEqual([]);
      await leave?.();
    });
  });
}

async function violations(page: Page): Promise<string[]> {
  // Axe's standard mode opens a second page, which this door would not let in.
  const { violations: found } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`),
  );
}
