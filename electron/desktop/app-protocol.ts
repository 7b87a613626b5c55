// Serves the window's files at `app://ehlo/`, a place of its own that no other page shares.

import { protocol } from 'electron';
import { readFile } from 'node:fs/promises';
import { findAssets } from '../host/assets.ts';
import { pageHeaders } from '../host/page-headers.ts';

export const SCHEME = 'app';

/** Where the window's page is. */
export const APP_ORIGIN = `${SCHEME}://ehlo`;
export const APP_PAGE = `${APP_ORIGIN}/index.html`;

/** Where a run is when it is printed: another origin, of another session. */
export const PRINT_PAGE = `${SCHEME}://print/`;

/** The page has its bridge and needs no connection of its own. */
const HEADERS = pageHeaders("'none'");

/** Call before the app is ready: a scheme is what it is from the start. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/**
 * Answers every request below `app:` out of the folder's files, each read when it is first
 * asked for. Answers how to read the rest: what is loaded late is then still what was built
 * with the page, whatever has happened to the folder.
 */
export function serveApp(folder: string): () => Promise<void> {
  const files = findAssets(folder);
  const contents = new Map<string, Promise<Buffer>>();
  const read = (path: string): Promise<Buffer> => {
    const content = contents.get(path) ?? readFile(path);
    contents.set(path, content);
    return content;
  };
  protocol.handle(SCHEME, async ({ method, url }) => {
    const { origin, pathname } = parse(url);
    const file = origin === APP_ORIGIN ? files.get(pathname) : undefined;
    if (method !== 'GET') return new Response(null, { status: 405, headers: HEADERS });
    if (file === undefined) return new Response(null, { status: 404, headers: HEADERS });
    return new Response(new Uint8Array(await read(file.path)), {
      headers: { ...HEADERS, 'Content-Type': file.mediaType },
    });
  });
  return async () => {
    await Promise.allSettled([...files.values()].map(({ path }) => read(path)));
  };
}

/** Whether the address is one of the window's own page. */
export function isAppAddress(url: string): boolean {
  return parse(url).origin === APP_ORIGIN;
}

/** Node's parser knows no origin of a scheme that is not the web's: it is put together here. */
function parse(url: string): { readonly origin: string; readonly pathname: string } {
  if (!URL.canParse(url)) return { origin: '', pathname: '' };
  const { protocol: scheme, host, pathname, username, password } = new URL(url);
  const plain = username === '' && password === '';
  return { origin: plain ? `${scheme}//${host}` : '', pathname };
}
