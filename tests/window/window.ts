/** Opens Ehlo's window in a tab and watches that nothing goes wrong in it unseen. */

import { expect } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { openBrowser } from './chromium.ts';
import type { Browser, BrowserOptions } from './chromium.ts';
import { openTestDoor } from './test-door.ts';
import type { TestDoor } from './test-door.ts';

/** A door, a browser, and the windows that a test opens in it. */
export interface Bench {
  readonly door: TestDoor;
  readonly browser: Browser;
  /** A new window, let in. */
  open(): Promise<WindowUnderTest>;
  /** Closes everything; fails if a window wrote to its console or asked another server. */
  close(): Promise<void>;
}

export async function openBench(options: BrowserOptions = {}): Promise<Bench> {
  const door = await openTestDoor();
  const browser = await openBrowser(options);
  const trouble: string[] = [];
  return {
    door,
    browser,
    async open() {
      const page = await browser.context.newPage();
      const address = door.admission();
      watch(page, new URL(address).origin, trouble);
      await page.goto(address);
      const window = new WindowUnderTest(page);
      await window.ready();
      return window;
    },
    async close() {
      await browser.close();
      await door.close();
      expect(trouble).toEqual([]);
    },
  };
}

/** A refused style or script, an exception, a third-party request: each is a fault. */
function watch(page: Page, origin: string, trouble: string[]): void {
  page.on('console', (message) => {
    const text = message.text();
    // A test that drops the connection makes the browser say so.
    if (/WebSocket connection to/.test(text)) return;
    if (message.type() === 'error' || message.type() === 'warning') trouble.push(text);
  });
  page.on('pageerror', (error) => trouble.push(error.stack ?? error.message));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !/^(data|blob):/.test(url)) trouble.push(`request to ${url}`);
  });
}

/** The window as a person sees it: by roles and names. */
export class WindowUnderTest {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get verdict(): Locator {
    return this.page.locator('#verdict-title');
  }

  get runButton(): Locator {
    return this.page.getByRole('button', { name: 'Run', exact: true });
  }

  get grid(): Locator {
    return this.page.getByRole('grid', { name: 'Session, line by line' });
  }

  /** Connected, its lists read, and all its parts there. */
  async ready(): Promise<void> {
    await this.page
      .getByText(/^TLS by|^on this computer only/)
      .first()
      // It is hidden where the letters leave no room for it.
      .waitFor({ state: 'attached' });
    await this.page
      .getByRole('button', { name: 'Practice servers' })
      .or(this.page.getByRole('button', { name: 'Profiles and runs' }))
      .first()
      .waitFor();
    await this.page.waitForFunction(() => performance.getEntriesByName('ehlo:whole').length > 0);
  }

  field(name: 'Submission server' | 'Port' | 'Sign in as'): Locator {
    return this.page.getByLabel(name, { exact: true });
  }

  /** Settings for a server of the test's own; no sign-in. */
  async aim(port: number, { security = 'none', stopAfter = 'ehlo' } = {}): Promise<void> {
    await this.page.keyboard.press('Control+n');
    await this.field('Submission server').fill('127.0.0.1');
    await this.field('Port').fill(String(port));
    await this.page.getByLabel('Security').selectOption(security);
    await this.page.getByLabel('Stop after').selectOption(stopAfter);
  }

  /** At the first start, waits until the practice server's settings stand in the bar. */
  async offered(): Promise<void> {
    await this.page.getByRole('heading', { name: 'Press Run. It will work.' }).waitFor();
  }

  /** Finds a command, profile, run or practice server in the palette and carries it out. */
  async command(words: string): Promise<void> {
    await this.page.keyboard.press('Control+k');
    const palette = this.page.getByPlaceholder('What to do, or where to go');
    await palette.fill(words);
    await this.page.keyboard.press('Enter');
    // The command itself may have opened another dialog.
    await palette.waitFor({ state: 'detached' });
  }

  async run(): Promise<void> {
    await this.page.keyboard.press('Control+Enter');
  }

  /** Waits until the run has ended and says how: `Failed at auth`. */
  async outcome(): Promise<string> {
    const card = this.page
      .locator('section[data-outcome]:not([data-outcome="running"])[data-region="verdict"]')
      .filter({ has: this.page.getByRole('button', { name: 'Run again' }) });
    // Of the card itself: what stands in its place when the next run begins is no outcome.
    return (await card.locator('strong').first().textContent({ timeout: 15_000 })) ?? '';
  }

  /**
   * Begins a run and says how that one ended: until it has begun, the verdict of the run before
   * stands. Each run has a transcript of its own.
   */
  async outcomeOf(begin: () => Promise<unknown> = () => this.run()): Promise<string> {
    const shown = (): Element | null => document.querySelector('[role="grid"]');
    const before = await this.page.evaluateHandle(shown);
    await begin();
    await this.page.waitForFunction((grid) => {
      const now = document.querySelector('[role="grid"]');
      return now !== null && now !== grid;
    }, before);
    return this.outcome();
  }

  /** Waits for a line of the transcript in sight that says this: its times may hold the same digits. */
  async line(text: string | RegExp): Promise<Locator> {
    const words = this.page.locator('[role="gridcell"]:last-child', { hasText: text });
    const row = this.grid.getByRole('row').filter({ has: words }).first();
    await row.waitFor();
    return row;
  }

  /** What a screen reader was told last: it reads a text that changes only in a live region. */
  async spoken(): Promise<string> {
    const live = this.page.locator('[role="status"][aria-live="polite"]');
    return (await live.and(this.page.getByTestId('live')).textContent()) ?? '';
  }
}
