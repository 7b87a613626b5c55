// Takes links and files that the system asks the app to open, and hands them to the page.

import { app, type WebContents } from 'electron';
import { extname, resolve } from 'node:path';
import { CHANNEL } from '../../shared/host/bridge.ts';
import type { Opening } from '../../shared/host/opened.ts';

/** Most that wait for a page at once: a program that starts the app in a loop fills no memory. */
const WAITING_LIMIT = 10;

/** A link, or the absolute path of a file. */
export type Asked = { readonly link: string } | { readonly path: string };

export class Openings {
  readonly #waiting: Asked[] = [];
  /** One after the other, in the order in which they were asked for. */
  #turn = Promise.resolve();
  #page: WebContents | undefined;
  #read: ((asked: Asked) => Promise<Opening>) | undefined;
  #showWindow: () => void = () => undefined;

  /** Call at the start: macOS tells of links and files before the app is ready. */
  constructor() {
    app.on('open-url', (event, link) => {
      event.preventDefault();
      this.#ask([{ link }]);
    });
    app.on('open-file', (event, path) => {
      event.preventDefault();
      this.#ask([{ path }]);
    });
  }

  /** What of a command line is to be opened; the other words are the browser engine's own. */
  take(words: readonly string[], folder: string): void {
    this.#ask(
      words.flatMap((word): Asked[] => {
        if (word.startsWith('-')) return [];
        if (/^smtps?:/i.test(word)) return [{ link: word }];
        return isEhloFile(word) ? [{ path: resolve(folder, word) }] : [];
      }),
    );
  }

  /** Reads in this way from now on; `showWindow` makes a window where there is none. */
  serve(read: (asked: Asked) => Promise<Opening>, showWindow: () => void): void {
    this.#read = read;
    this.#showWindow = showWindow;
  }

  /** A page has begun its conversation: it hears what waits, and what comes. */
  listen(page: WebContents): void {
    const leave = (): void => {
      if (this.#page === page) this.#page = undefined;
    };
    if (this.#page !== page) {
      page.once('destroyed', leave);
      page.on('render-process-gone', leave);
    }
    this.#page = page;
    this.#handOver();
  }

  #ask(asked: readonly Asked[]): void {
    if (asked.length === 0) return;
    this.#waiting.push(...asked);
    this.#waiting.splice(0, Math.max(0, this.#waiting.length - WAITING_LIMIT));
    this.#showWindow();
    this.#handOver();
  }

  #handOver(): void {
    const [read, page] = [this.#read, this.#page];
    if (!read || !page) return;
    for (const asked of this.#waiting.splice(0)) {
      this.#turn = this.#turn.then(async () => {
        const opening = await read(asked);
        if (!page.isDestroyed()) page.send(CHANNEL.opened, JSON.stringify(opening));
      });
    }
  }
}

export function isEhloFile(path: string): boolean {
  return extname(path).toLowerCase() === '.ehlo';
}
