/** Plays `BrowserWindow`: a page of Chromium with the app's preload in a world of its own. */

import { EventEmitter } from 'node:events';
import type { BrowserWindow as Real, BrowserWindowConstructorOptions, Rectangle } from 'electron';
import { app } from './app.ts';
import { StageContents } from './contents.ts';
import { stageEvent } from './event.ts';
import { windows } from './windows.ts';

type Played =
  | 'close'
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

  constructor({
    x = 0,
    y = 0,
    width = 800,
    height = 600,
    ...options
  }: BrowserWindowConstructorOptions) {
    super();
    this.#bounds = { x, y, width, height };
    this.webContents = new StageContents(preloadOf(options));
    windows.add(this);
    app.emit('web-contents-created', stageEvent({}), this.webContents);
    this.webContents.once('drawn', () => this.emit('ready-to-show'));
  }

  static fromWebContents(contents: StageContents): StageWindow | null {
    return [...windows].find((window) => window.webContents === contents) ?? null;
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
    if (event.defaultPrevented) return;
    this.#destroyed = true;
    windows.delete(this);
    this.webContents.destroy();
    this.emit('closed');
    if (windows.size === 0) app.windowless();
  }
}

export { StageWindow as BrowserWindow };

/** The preload's path, where the window asks for all the confinement there is. */
function preloadOf({ webPreferences: asked = {} }: BrowserWindowConstructorOptions): string {
  const { preload, sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag } = asked;
  if (preload === undefined) throw new Error('The stage opens no window without a preload.');
  if (!sandbox || !contextIsolation || nodeIntegration || !webSecurity || webviewTag) {
    throw new Error('The stage opens no window that is less than confined.');
  }
  return preload;
}
