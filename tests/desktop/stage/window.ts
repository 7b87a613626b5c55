/** Plays `BrowserWindow`: a page of Chromium with the app's preload in a world of its own. */

import { EventEmitter } from 'node:events';
import type { BrowserWindow as Real, BrowserWindowConstructorOptions, Rectangle } from 'electron';
import { app } from './app.ts';
import { note } from './link.ts';
import { session } from './session.ts';
import type { StageSession } from './session.ts';
import { StageContents } from './contents.ts';
import { stageEvent } from './event.ts';
import { windows } from './windows.ts';

type Played =
  | 'close'
  | 'destroy'
  | 'focus'
  | 'getNormalBounds'
  | 'isDestroyed'
  | 'isMaximized'
  | 'isMinimized'
  | 'loadURL'
  | 'maximize'
  | 'restore'
  | 'show';

export class StageWindow extends EventEmitter implements Pick<Real, Played> {
  readonly webContents: StageContents;
  readonly #bounds: Rectangle;
  #destroyed = false;
  #maximized = false;

  constructor(options: BrowserWindowConstructorOptions) {
    super();
    const { x, y, width = 800, height = 600 } = options;
    this.#bounds = { x: x ?? 0, y: y ?? 0, width, height };
    note('window', { x, y, width, height });
    note('background', options.backgroundColor);
    const { preload, own } = confinementOf(options);
    this.webContents = new StageContents(own, preload);
    windows.add(this);
    app.emit('web-contents-created', stageEvent({}), this.webContents);
  }

  static fromWebContents(contents: StageContents): StageWindow | null {
    return [...windows].find((window) => window.webContents === contents) ?? null;
  }

  static getAllWindows(): StageWindow[] {
    return [...windows];
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.load(url);
  }

  show(): void {
    this.emit('show');
  }

  focus(): void {
    this.emit('focus');
  }

  maximize(): void {
    this.#maximized = true;
  }

  isMaximized = (): boolean => this.#maximized;
  isMinimized = (): boolean => false;
  isDestroyed = (): boolean => this.#destroyed;
  getNormalBounds = (): Rectangle => this.#bounds;
  restore(): void {}

  close(): void {
    if (this.#destroyed) return;
    const event = stageEvent({});
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }

  destroy(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    windows.delete(this);
    this.webContents.destroy();
    this.emit('closed');
    if (windows.size === 0) app.windowless();
  }
}

export { StageWindow as BrowserWindow };

/** What the page runs in, where the window asks for all the confinement there is. */
function confinementOf({ webPreferences: asked = {} }: BrowserWindowConstructorOptions): {
  readonly preload: string | undefined;
  readonly own: StageSession;
} {
  const { preload, javascript, sandbox, contextIsolation, nodeIntegration } = asked;
  const { webSecurity, webviewTag } = asked;
  if (preload === undefined && javascript !== false) {
    throw new Error('The stage opens no window that runs scripts without a preload.');
  }
  if (!sandbox || !contextIsolation || nodeIntegration || !webSecurity || webviewTag) {
    throw new Error('The stage opens no window that is less than confined.');
  }
  const own = asked.session as unknown as StageSession | undefined;
  return { preload, own: own ?? session.defaultSession };
}
