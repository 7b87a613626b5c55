/** Plays `protocol`: a custom scheme is an https origin that no name server knows. */

import type { Protocol } from 'electron';

type Handler = (request: Request) => Response | Promise<Response>;

const SUFFIX = 'stage.invalid';

const schemes = new Set<string>();
const handlers = new Map<string, Handler>();

export const protocol: Pick<Protocol, 'handle' | 'registerSchemesAsPrivileged'> = {
  registerSchemesAsPrivileged(customSchemes) {
    for (const { scheme } of customSchemes) schemes.add(scheme);
  },
  handle(scheme, handler) {
    if (!schemes.has(scheme)) throw new Error(`The scheme ${scheme} has not been registered.`);
    handlers.set(scheme, handler);
  },
};

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

/** What the app answers to a request of the page; undefined where it is not the app's to answer. */
export async function answerOf(url: string, method: string): Promise<Response | undefined> {
  const handler = handlers.get(/^([a-z]+):/.exec(url)?.[1] ?? '');
  return handler?.(new Request(url, { method }));
}
