/**
 * Runs the built desktop app on the real Electron, by Playwright's driver, behind the same
 * interface as the stage. The driver needs Electron's inspect fuse, so that the program is one
 * that was not packaged; `build/smoke.mjs` starts the packaged one.
 */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { _electron } from 'playwright-core';
import type { ElectronApplication } from 'playwright-core';
import { WindowUnderTest } from '../../window/window.ts';
import type { Desktop, Ordered } from '../under-test.ts';
import { launchOptions } from './launch-options.ts';
import { carryOut, NOTED, watchSystem } from './in-main.ts';

interface Noted {
  readonly noted: string;
  readonly detail: unknown;
}

export class RealDesktop implements Desktop {
  readonly #electron: ElectronApplication;
  readonly #noted: Noted[] = [];
  readonly #exit: Promise<number | null>;
  readonly window: WindowUnderTest;
  #output = '';

  private constructor(electron: ElectronApplication, window: WindowUnderTest) {
    this.#electron = electron;
    this.window = window;
    const child = electron.process();
    this.#exit = once(child, 'exit').then(([code]) => code as number | null);
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        // What Chromium says of the machine, as of a graphics card that is not there, is no matter of ours.
        const own = text.split('\n').filter((line) => !/^\[\d+:|^Debugger |^$/.test(line));
        this.#output += own.filter((line) => !line.startsWith(NOTED)).join('\n');
      });
    }
    electron.on('console', (message) => {
      const text = message.text();
      if (text.startsWith(NOTED)) this.#noted.push(JSON.parse(text.slice(NOTED.length)) as Noted);
    });
  }

  static async start(
    program: string,
    folder: string,
    words: readonly string[],
    trouble: (text: string) => void,
  ): Promise<RealDesktop> {
    const electron = await _electron.launch(launchOptions(program, folder, words));
    await electron.evaluate(watchSystem, NOTED);
    const page = await electron.firstWindow();
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) trouble(message.text());
    });
    page.on('pageerror', (error) => trouble(error.stack ?? error.message));
    const app = new RealDesktop(electron, new WindowUnderTest(page));
    await app.window.ready();
    return app;
  }

  get output(): string {
    return this.#output;
  }

  asked(name: string): readonly unknown[] {
    return this.#noted.filter(({ noted }) => noted === name).map(({ detail }) => detail);
  }

  order(order: Ordered): Promise<unknown> {
    return this.#electron.evaluate(carryOut, order);
  }

  signal(name: NodeJS.Signals): void {
    this.#electron.process().kill(name);
  }

  exit(): Promise<number | null> {
    return this.#exit;
  }

  async quit(): Promise<number | null> {
    const { exitCode } = this.#electron.process();
    // Windows knows no signals.
    if (exitCode === null) await this.#electron.evaluate(({ app }) => app.quit()).catch(() => null);
    return this.#exit;
  }
}

/** A second start, which ends by itself: the driver would wait for a window of it. */
export class SecondStart implements Desktop {
  readonly #exit: Promise<number | null>;
  readonly output = '';

  constructor(program: string, folder: string, words: readonly string[]) {
    const { executablePath, args, env } = launchOptions(program, folder, words);
    const child = spawn(executablePath, args, { env, stdio: 'ignore' });
    this.#exit = once(child, 'exit').then(([code]) => code as number | null);
  }

  get window(): WindowUnderTest {
    throw new Error('No window was opened.');
  }

  asked = (): readonly unknown[] => [];
  order = (): Promise<unknown> => Promise.reject(new Error('It takes no orders.'));
  signal(): void {}
  exit = (): Promise<number | null> => this.#exit;
  quit = (): Promise<number | null> => this.#exit;
}
