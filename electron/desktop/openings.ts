// Takes links and files that the system asks the app to open, and hands them to the page.

import { app, type WebContents } from 'electron';
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename, extname, resolve } from 'node:path';
import type { HostApi } from '../../shared/host/api.ts';
import { CHANNEL } from '../../shared/host/bridge.ts';
import { FILE_LIMIT, type Opened, type Opening } from '../../shared/host/opened.ts';
import { visible } from '../../shared/smtp/visible.ts';
import { readLink } from '../host/mail-link.ts';
import { Refused, toRefusal } from '../host/refusal.ts';

/** Windows has no such flag. */
const { O_RDONLY, O_NONBLOCK } = constants as { O_RDONLY: number; O_NONBLOCK?: number };

/** Most that wait for a page at once: a program that starts the app in a loop fills no memory. */
const WAITING_LIMIT = 10;

/** A link, or the absolute path of a file. */
type Asked = { readonly link: string } | { readonly path: string };

export class Openings {
  readonly #waiting: Asked[] = [];
  /** One after the other, in the order in which they were asked for. */
  #turn = Promise.resolve();
  #page: WebContents | undefined;
  #host: HostApi | undefined;
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

  /** Reads by this host from now on; `showWindow` makes one where there is none. */
  serve(host: HostApi, showWindow: () => void): void {
    this.#host = host;
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
    const [host, page] = [this.#host, this.#page];
    if (!host || !page) return;
    for (const asked of this.#waiting.splice(0)) {
      this.#turn = this.#turn.then(async () => {
        const opening = await read(host, asked);
        if (!page.isDestroyed()) page.send(CHANNEL.opened, JSON.stringify(opening));
      });
    }
  }
}

async function read(host: HostApi, asked: Asked): Promise<Opening> {
  try {
    return 'link' in asked ? readLink(asked.link) : await readFile(host, asked.path);
  } catch (error) {
    const what = 'link' in asked ? '' : `${visible(basename(asked.path))} was not opened. `;
    return { kind: 'refused', message: `${what}${toRefusal(error).message}` };
  }
}

async function readFile(host: HostApi, path: string): Promise<Opened> {
  if (!isEhloFile(path)) throw refused('Ehlo opens files that end in .ehlo.');
  // A pipe of that name would have no end, and might have no beginning.
  const file = await open(path, O_RDONLY | (O_NONBLOCK ?? 0)).catch(() => undefined);
  if (file === undefined) throw refused('The file cannot be read.');
  try {
    const about = await file.stat();
    if (!about.isFile()) throw refused('It is no file.');
    if (about.size > FILE_LIMIT) throw refused('It is too large.');
    return await host.openFile(await file.readFile('utf8'));
  } finally {
    await file.close();
  }
}

function isEhloFile(path: string): boolean {
  return extname(path).toLowerCase() === '.ehlo';
}

function refused(message: string): Refused {
  return new Refused('invalid-request', message);
}
