/** Plays `protocol`: a custom scheme is an https origin that no name server knows. */

import type { Protocol } from 'electron';

type Handler = (request: Request) => Response | Promise<Response>;

const SUFFIX = 'stage.invalid';

type Played = 'handle' | 'registerSchemesAsPrivileged' | 'unhandle';

const schemes = new Set<string>();

/** One for each session; the schemes are the app's. */
export class StageProtocol implements Pick<Protocol, Played> {
  readonly #handlers = new Map<string, Handler>();

  registerSchemesAsPrivileged(
    customSchemes: Parameters<Protocol['registerSchemesAsPrivileged']>[0],
  ): void {
    for (const { scheme } of customSchemes) schemes.add(scheme);
  }

  handle(scheme: string, handler: Handler): void {
    if (!schemes.has(scheme)) throw new Error(`The scheme ${scheme} has not been registered.`);
    if (this.#handlers.has(scheme)) throw new Error(`The scheme ${scheme} is handled already.`);
    this.#handlers.set(scheme, handler);
  }

  unhandle(scheme: string): void {
    this.#handlers.delete(scheme);
  }

  /** What is answered to a request of a page; undefined where it is not the app's to answer. */
  async answer(url: string, method: string): Promise<Response | undefined> {
    const handler = this.#handlers.get(/^([a-z]+):/.exec(url)?.[1] ?? '');
    return handler?.(new Request(url, { method }));
  }
}

export const protocol = new StageProtocol();

/** `app://ehlo/x` as the browser knows it: `https://ehlo.app.stage.invalid/x`. */
export function toBrowser(url: string): string {
  const [, scheme = '', host = '', rest = ''] = /^([a-z]+):\/\/([^/]*)(.*)$/.exec(url) ?? [];
  return schemes.has(scheme) ? `https://${host}.${scheme}.${SUFFIX}${rest}` : url;
}

/** The other way. */
export function toApp(url: string): string {
  const match = /^(blob:)?https:\/\/([^/]+)\.([a-z]+)\.stage\.invalid(.*)$/.exec(url);
  if (!match) return url;
  const [, blob = '', host = '', scheme = '', rest = ''] = match;
  return `${blob}${scheme}://${host}${rest}`;
}
