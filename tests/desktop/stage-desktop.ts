/** Starts the built desktop app on the stage and watches that nothing goes wrong in it unseen. */

import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { ensureWindowBuilt } from '../window/built-window.ts';
import { openBrowser } from '../window/chromium.ts';
import type { Browser } from '../window/chromium.ts';
import { WindowUnderTest } from '../window/window.ts';
import type { Desk, Desktop, Ordered, StartOptions } from './under-test.ts';
import { MAIN } from './main-bundle.ts';
import type { Done, Noted } from './stage/link.ts';

/** Puts the stage in Electron's place. */
export const REGISTER = fileURLToPath(new URL('./stage/register.mjs', import.meta.url));

/** The page's address as the stage's browser knows it. */
export const PAGE = 'https://ehlo.app.stage.invalid/index.html';

/** What only the stage can play. */
export interface StageOptions extends StartOptions {
  /** The key store that Linux offers; `none` is one that cannot be opened. */
  readonly keys?: 'basic_text' | 'gnome_libsecret' | 'none';
  /** The resources of a package, which the app then takes itself for. */
  readonly resources?: string;
}

/** A desk whose apps run on the stage. */
export interface StageDesk extends Desk {
  start(options?: StageOptions): Promise<StageDesktop>;
}

export async function openStage(): Promise<StageDesk> {
  await ensureWindowBuilt();
  const folder = await mkdtemp(join(tmpdir(), 'ehlo-desktop-'));
  const browser = await openBrowser({
    // Links are followed as far as the browser's own resolver, which knows this computer only.
    flags: ['--remote-debugging-port=0', '--host-resolver-rules=MAP * ~NOTFOUND'],
  });
  const trouble: string[] = [];
  browser.context.on('page', (page) => {
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) trouble.push(message.text());
    });
    page.on('pageerror', (error) => trouble.push(error.stack ?? error.message));
  });
  const started: StageDesktop[] = [];
  const rest = async (): Promise<void> => {
    for (const app of started.splice(0)) await app.quit();
  };
  return {
    folder,
    async start(options = {}) {
      const app = await StageDesktop.start(browser, folder, options);
      started.push(app);
      return app;
    },
    rest,
    async close() {
      await rest();
      await browser.close();
      await rm(folder, { recursive: true, force: true });
      expect(trouble).toEqual([]);
    },
  };
}

/** The app, while it runs. */
export class StageDesktop implements Desktop {
  readonly noted: Noted[] = [];
  readonly #child: ChildProcess;
  readonly #exit: Promise<number | null>;
  readonly #address: string;
  #window: WindowUnderTest | undefined;
  #output = '';
  #orders = 0;

  private constructor(child: ChildProcess, address: string) {
    this.#child = child;
    this.#address = address;
    this.#exit = once(child, 'exit').then(([code]) => code as number | null);
    child.on('message', (message) => {
      if (typeof message === 'object' && 'noted' in message) this.noted.push(message as Noted);
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => (this.#output += text));
    }
  }

  static async start(
    browser: Browser,
    folder: string,
    { keys, words = [], resources }: StageOptions,
  ): Promise<StageDesktop> {
    const port = await readFile(join(browser.profile, 'DevToolsActivePort'), 'utf8');
    const address = `http://127.0.0.1:${port.split('\n')[0] ?? ''}`;
    const child = fork(MAIN, words, {
      execArgv: ['--import', 'tsx', '--import', REGISTER],
      env: {
        ...process.env,
        EHLO_CONFIG_DIR: folder,
        STAGE_BROWSER: address,
        ...(keys && { STAGE_KEYS: keys }),
        ...(resources && { STAGE_RESOURCES: resources }),
      },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    const app = new StageDesktop(child, address);
    // The test itself has a bound; a busy machine takes long to start a process.
    const paged = browser.context.waitForEvent('page', { timeout: 0 });
    // An app that ends at once opens none.
    paged.catch(() => undefined);
    const shown = new Promise<'shown'>((done) => {
      child.on('message', (message) => {
        if (message === 'shown') done('shown');
      });
    });
    const first = await Promise.race([shown, app.#exit]);
    if (first !== 'shown') return app;
    app.#window = new WindowUnderTest(await paged);
    await app.window.ready();
    return app;
  }

  /** The app's window; an app that ended at once has none. */
  get window(): WindowUnderTest {
    if (this.#window) return this.#window;
    throw new Error(`No window was opened.\n${this.#output}`);
  }

  /** All that it printed. */
  get output(): string {
    return this.#output;
  }

  /** What was asked of the system under this name. */
  asked(name: string): readonly unknown[] {
    return this.noted.filter(({ noted }) => noted === name).map(({ detail }) => detail);
  }

  async order(order: Ordered): Promise<unknown> {
    const id = (this.#orders += 1);
    const answer = new Promise<unknown>((done) => {
      const listen = (message: object | string): void => {
        if (typeof message === 'string' || (message as Done).done !== id) return;
        this.#child.off('message', listen);
        done((message as Done).value);
      };
      this.#child.on('message', listen);
    });
    this.#child.send({ ...order, id });
    return answer;
  }

  /** Crashes the page; answers the window as it is when its page is back. */
  async afterCrash(): Promise<WindowUnderTest> {
    const { page } = this.window;
    const session = await page.context().newCDPSession(page);
    // The answer never comes.
    session.send('Page.crash').catch(() => undefined);
    await expect.poll(() => this.asked('question').length).toBe(1);
    // Playwright's own page is crashed for good; to another connection it is a page like others.
    const joined = await chromium.connectOverCDP(this.#address);
    const find = (): Page | undefined =>
      joined
        .contexts()
        .flatMap((context) => context.pages())
        .find((each) => each.url() === PAGE);
    await expect.poll(find).toBeDefined();
    const again = find();
    if (!again) throw new Error('No page came back.');
    this.#exit.finally(() => void joined.close()).catch(() => undefined);
    this.#window = new WindowUnderTest(again);
    await this.#window.ready();
    return this.#window;
  }

  /** Asks the app to end as the system does. */
  signal(name: NodeJS.Signals): void {
    this.#child.kill(name);
  }

  /** The exit code, when it has ended. */
  exit(): Promise<number | null> {
    return this.#exit;
  }

  /** Ends it if it still runs. */
  async quit(): Promise<number | null> {
    if (this.#child.exitCode === null) this.signal('SIGTERM');
    return this.#exit;
  }
}
