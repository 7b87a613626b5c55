// Prints a run's HTML export to PDF: a hidden window of a session of its own, no script, no network.

import { BrowserWindow, dialog, session, type Session } from 'electron';
import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ExportedFile } from '../../shared/host/api.ts';
import { Refused } from '../host/refusal.ts';
import { PRINT_PAGE, SCHEME } from './app-protocol.ts';

/** In memory only, and made for nothing else: the window's own session knows nothing of it. */
const PARTITION = 'ehlo-print';

/** On top of the policy that the export itself states. */
const HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  'Cache-Control': 'no-store',
};

/** Answers who prints an exported page; the answer is the file's name, undefined for none. */
export function pagePrinter(
  owner: () => BrowserWindow | undefined,
): (page: ExportedFile) => Promise<string | undefined> {
  // One after the other: each job is the one page that the session serves.
  let turn: Promise<unknown> = Promise.resolve();
  return async ({ filename, content }) => {
    const window = owner();
    if (!window) return undefined;
    const { canceled, filePath } = await dialog.showSaveDialog(window, {
      title: 'Export the run as PDF',
      defaultPath: filename.replace(/\.html$/, '.pdf'),
      filters: [{ name: 'PDF', extensions: ['pdf'] }],
    });
    if (canceled || filePath === '') return undefined;
    try {
      const printed = turn.then(() => print(content));
      turn = printed.catch(() => undefined);
      await writeFile(filePath, await printed);
    } catch {
      throw new Refused('storage-failed', 'The PDF could not be made or written.');
    }
    return basename(filePath);
  };
}

async function print(content: string): Promise<Uint8Array> {
  const own = session.fromPartition(PARTITION, { cache: false });
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      session: own,
      javascript: false,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      devTools: false,
    },
  });
  try {
    serve(own, content);
    await window.loadURL(PRINT_PAGE);
    return await window.webContents.printToPDF({ printBackground: true, pageSize: 'A4' });
  } finally {
    window.destroy();
    own.protocol.unhandle(SCHEME);
  }
}

/** There is one page, and nothing else is asked for, be it over the network. */
function serve(own: Session, content: string): void {
  own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  own.setPermissionCheckHandler(() => false);
  own.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: url !== PRINT_PAGE }));
  own.protocol.handle(SCHEME, ({ url }) =>
    url === PRINT_PAGE
      ? new Response(content, { headers: HEADERS })
      : new Response(null, { status: 404 }),
  );
}
