/** Plays `webContents`: loading, navigation, new windows and IPC of one page. */

import { EventEmitter } from 'node:events';
import type { PrintToPDFOptions, WebContents, WindowOpenHandlerResponse } from 'electron';
import type { CDPSession, Page } from 'playwright-core';
import { openPage } from './browser.ts';
import { stageEvent } from './event.ts';
import { ipcMain } from './ipc.ts';
import { prepare, WORLD } from './preparation.ts';
import type { Sent } from './preparation.ts';
import { toApp, toBrowser } from './protocol.ts';
import type { StageSession } from './session.ts';

type OpenHandler = (details: { readonly url: string }) => WindowOpenHandlerResponse;

export class StageContents
  extends EventEmitter
  implements Pick<WebContents, 'getURL' | 'isDestroyed' | 'printToPDF' | 'reload' | 'send'>
{
  readonly session: StageSession;
  readonly #page: Promise<Page>;
  #session: CDPSession | undefined;
  /** The preload's world in the page that stands now. */
  #world: number | undefined;
  #loading: string | undefined;
  #url = '';
  #top = '';
  #destroyed = false;
  #crashed = false;
  #open: OpenHandler = () => ({ action: 'allow' });

  /** Without a preload no script runs in the page. */
  constructor(ownSession: StageSession, preload: string | undefined) {
    super();
    this.session = ownSession;
    this.#page = this.#begin(preload);
  }

  getURL = (): string => this.#url;
  isDestroyed = (): boolean => this.#destroyed;

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#open = handler;
  }

  /** A load by the app itself, which asks nobody. */
  async load(url: string): Promise<void> {
    const page = await this.#page;
    this.#loading = toBrowser(url);
    await page.goto(this.#loading);
    this.#loading = undefined;
    this.emit('did-finish-load');
  }

  reload(): void {
    if (this.#crashed) void this.#revive();
    else void this.load(this.#url);
  }

  /** Playwright gives a crashed page up; the browser makes it a new process. */
  async #revive(): Promise<void> {
    this.#crashed = false;
    this.#loading = toBrowser(this.#url);
    await this.#session?.send('Page.navigate', { url: this.#loading });
    this.#loading = undefined;
  }

  send(channel: string, ...values: unknown[]): void {
    if (this.#destroyed) throw new TypeError('Object has been destroyed');
    if (this.#world === undefined) return;
    const message = JSON.stringify({ channel, values: structuredClone(values) });
    const expression = `stageDeliver(${message})`;
    // A page that has gone meanwhile gets no message.
    void this.#session
      ?.send('Runtime.evaluate', { contextId: this.#world, expression })
      .catch(() => undefined);
  }

  async printToPDF(options: PrintToPDFOptions): Promise<Buffer> {
    if (options.pageSize !== 'A4') throw new Error('The stage prints on A4.');
    const page = await this.#page;
    return page.pdf({ format: 'A4', printBackground: options.printBackground ?? false });
  }

  /** An editing command, as a menu's item of this role gives it. */
  async edit(role: string): Promise<void> {
    await this.#page;
    const command = `${role[0]?.toUpperCase() ?? ''}${role.slice(1)}`;
    await this.#session?.send('Input.dispatchKeyEvent', { type: 'keyDown', commands: [command] });
  }

  destroy(): void {
    this.#destroyed = true;
    this.emit('destroyed');
    void this.#page.then((page) => page.close());
  }

  async #begin(preload: string | undefined): Promise<Page> {
    const page = await openPage();
    page.on('crash', () => {
      this.#crashed = true;
      this.emit('render-process-gone', stageEvent({}), { reason: 'crashed', exitCode: 1 });
    });
    const session = await page.context().newCDPSession(page);
    this.#session = session;
    session.on('Runtime.executionContextCreated', ({ context: made }) => {
      const { frameId } = made.auxData as { readonly frameId: string };
      if (made.name === WORLD && frameId === this.#top) this.#world = made.id;
    });
    session.on('Runtime.bindingCalled', ({ executionContextId, payload }) => {
      if (executionContextId === this.#world) this.#receive(JSON.parse(payload) as Sent);
    });
    session.on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId === undefined) this.#url = toApp(frame.url);
    });
    session.on('Page.windowOpen', ({ url }) => {
      if (this.#open({ url: toApp(url) }).action === 'allow') {
        throw new Error('The stage opens no new windows.');
      }
    });
    session.on('Fetch.requestPaused', (paused) => {
      // A page that is closed meanwhile takes no answer.
      void this.#answer(session, paused).catch((error: unknown) => {
        if (!this.#destroyed) throw error;
      });
    });
    const { frameTree } = await session.send('Page.getFrameTree');
    this.#top = frameTree.frame.id;
    await prepare(session, preload);
    return page;
  }

  #receive({ channel, values }: Sent): void {
    const { protocol, host } = new URL(this.#url);
    const senderFrame = { url: this.#url, origin: `${protocol}//${host}`, parent: null };
    ipcMain.emit(channel, { sender: this, senderFrame }, ...values);
  }

  async #answer(
    session: CDPSession,
    paused: Parameters<Parameters<typeof session.on<'Fetch.requestPaused'>>[1]>[0],
  ): Promise<void> {
    const { requestId, request, resourceType, frameId } = paused;
    const url = toApp(request.url);
    const fail = async (errorReason: 'Aborted' | 'NameNotResolved'): Promise<void> => {
      await session.send('Fetch.failRequest', { requestId, errorReason });
    };
    if (resourceType === 'Document' && request.url !== this.#loading) {
      const event = stageEvent({ url, isMainFrame: frameId === this.#top });
      this.emit('will-frame-navigate', event);
      if (event.defaultPrevented) return fail('Aborted');
    }
    if (!(await this.session.lets(url))) return fail('Aborted');
    const response = await this.session.protocol.answer(url, request.method);
    if (response === undefined) return fail('NameNotResolved');
    await session.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: response.status,
      responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
      body: Buffer.from(await response.arrayBuffer()).toString('base64'),
    });
  }
}
