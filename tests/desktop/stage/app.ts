/** Plays `app`: start, the lock of the single instance, and the way a quit goes. */

import { EventEmitter } from 'node:events';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { App } from 'electron';
import { closeBrowser, openBrowser } from './browser.ts';
import { stageEvent } from './event.ts';
import { note } from './link.ts';
import { windows } from './windows.ts';

type Played =
  | 'enableSandbox'
  | 'exit'
  | 'getName'
  | 'getPath'
  | 'getVersion'
  | 'isPackaged'
  | 'quit'
  | 'requestSingleInstanceLock'
  | 'setAboutPanelOptions'
  | 'setName'
  | 'setPath'
  | 'showAboutPanel'
  | 'whenReady';

/** What a second process hands to the first. */
interface Call {
  readonly words: readonly string[];
  readonly folder: string;
}

export class StageApp extends EventEmitter implements Pick<App, Played> {
  /** `STAGE_RESOURCES` names the folder of a package's resources. */
  readonly isPackaged = process.env['STAGE_RESOURCES'] !== undefined;
  readonly #paths = new Map<string, string>();
  #ready: Promise<void> | undefined;
  #about: unknown;
  #quitting = false;
  #lock: string | undefined;

  constructor() {
    super();
    const resourcesPath = process.env['STAGE_RESOURCES'];
    if (resourcesPath !== undefined) Object.assign(process, { resourcesPath });
    // As Electron does on Linux and macOS.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => this.quit());
    }
  }

  whenReady(): Promise<void> {
    return (this.#ready ??= openBrowser());
  }

  setName(): void {}
  getName(): string {
    return 'Ehlo';
  }
  enableSandbox(): void {}
  /** Electron's own, where there is no package that has one. */
  getVersion(): string {
    return this.isPackaged ? '0.1.0' : '45.4.1';
  }

  setPath(name: string, path: string): void {
    this.#paths.set(name, path);
  }

  getPath(name: string): string {
    const path = this.#paths.get(name);
    if (path === undefined) throw new Error(`The stage has no path named ${name}.`);
    return path;
  }

  setAboutPanelOptions(options: unknown): void {
    this.#about = options;
  }

  showAboutPanel(): void {
    note('about', this.#about);
  }

  requestSingleInstanceLock(): boolean {
    const folder = this.getPath('userData');
    mkdirSync(folder, { recursive: true });
    const lock = join(folder, 'stage.lock');
    const call = join(folder, 'stage.call');
    if (isHeld(lock)) {
      // Moved into place whole, as the other process reads it at once.
      writeFileSync(`${call}.new`, JSON.stringify({ words: process.argv, folder: process.cwd() }));
      renameSync(`${call}.new`, call);
      return false;
    }
    writeFileSync(lock, String(process.pid));
    this.#lock = lock;
    watch(folder, (_kind, name) => {
      if (name !== 'stage.call' || !existsSync(call)) return;
      const { words, folder: from } = JSON.parse(readFileSync(call, 'utf8')) as Call;
      rmSync(call, { force: true });
      this.emit('second-instance', stageEvent({}), words, from, {});
    }).unref();
    return true;
  }

  quit(): void {
    if (this.#quitting) return;
    const before = stageEvent({});
    this.emit('before-quit', before);
    if (before.defaultPrevented) return;
    this.#quitting = true;
    for (const window of [...windows]) window.close();
    this.#leave();
  }

  /** The last window has closed. */
  windowless(): void {
    if (this.#quitting) return;
    if (this.listenerCount('window-all-closed') === 0) this.quit();
    else this.emit('window-all-closed');
  }

  #leave(): void {
    const event = stageEvent({});
    this.emit('will-quit', event);
    if (!event.defaultPrevented) this.exit(0);
  }

  exit(code = 0): void {
    this.emit('quit', stageEvent({}), code);
    if (this.#lock !== undefined) rmSync(this.#lock, { force: true });
    void closeBrowser().finally(() => process.exit(code));
  }
}

export const app = new StageApp();

/** Whether the lock's process still runs. */
function isHeld(lock: string): boolean {
  try {
    return process.kill(Number(readFileSync(lock, 'utf8')), 0);
  } catch {
    return false;
  }
}
