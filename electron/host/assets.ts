// Lists the built window's files once, so that a request can only ever get one of them.

import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';

export interface Asset {
  readonly content: Buffer;
  readonly mediaType: string;
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Where a file is, and what it is. */
export interface AssetFile {
  readonly path: string;
  readonly mediaType: string;
}

/** Every file below the folder by its URL path, `/` being index.html; throws without one. */
export function findAssets(folder: string): ReadonlyMap<string, AssetFile> {
  const assets = new Map<string, AssetFile>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const mediaType = MEDIA_TYPES[extname(entry.name)];
    if (!entry.isFile() || mediaType === undefined) continue;
    const path = join(entry.parentPath, entry.name);
    const url = `/${relative(folder, path).split(sep).join('/')}`;
    assets.set(url, { path, mediaType });
  }
  const index = assets.get('/index.html');
  if (index === undefined) throw new Error('The window has not been built: run `npm run build`.');
  return assets.set('/', index);
}

/** The same with their contents, read at once. */
export function readAssets(folder: string): ReadonlyMap<string, Asset> {
  return new Map(
    [...findAssets(folder)].map(([url, { path, mediaType }]) => [
      url,
      { content: readFileSync(path), mediaType },
    ]),
  );
}
