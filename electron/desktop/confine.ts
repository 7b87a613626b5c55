// Keeps every page where it belongs: no navigation, no new windows, no permissions, no webview.

import {
  app,
  BrowserWindow,
  session,
  type DownloadItem,
  type Event,
  type WebContents,
} from 'electron';
import { APP_ORIGIN, isAppAddress } from './app-protocol.ts';
import { openLink } from './links.ts';

/** Copying for a ticket; everything else a page could ask for is denied. */
const CLIPBOARD = 'clipboard-sanitized-write';

/** Confines the session's pages and every one that is made later. */
export function confinePages(): void {
  app.on('web-contents-created', (_event, contents) => confine(contents));
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((contents, permission, answer, details) => {
    answer(permission === CLIPBOARD && details.isMainFrame && isAppAddress(contents.getURL()));
  });
  defaultSession.setPermissionCheckHandler(
    (_contents, permission, origin) => permission === CLIPBOARD && isAppAddress(origin),
  );
  defaultSession.setDevicePermissionHandler(() => false);
  defaultSession.on('will-download', saveExport);
}

function confine(contents: WebContents): void {
  contents.on('will-attach-webview', (event) => event.preventDefault());
  const stay = (event: Event<{ url: string }>): void => {
    // The page may only be loaded anew.
    if (!isAppAddress(event.url)) event.preventDefault();
  };
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', stay);
  contents.setWindowOpenHandler(({ url }) => {
    const window = BrowserWindow.fromWebContents(contents);
    if (window) void openLink(window, url);
    return { action: 'deny' };
  });
}

/** An export is made in the page; the system's own dialog asks where to. Nothing else is saved. */
function saveExport(event: Event, item: DownloadItem): void {
  if (!item.getURL().startsWith(`blob:${APP_ORIGIN}/`)) {
    event.preventDefault();
    return;
  }
  item.setSaveDialogOptions({ title: 'Export the run', defaultPath: item.getFilename() });
}
