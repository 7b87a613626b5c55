/**
 * Stands in for the module `electron`, so that the built main process runs under plain Node
 * and its window is a page of a real Chromium. Every part is held to Electron's own
 * declarations; what the app uses and the stage lacks fails loudly.
 *
 * Where it differs from Electron, so that a green test says nothing about it:
 * - `app://ehlo` is an https origin answered by interception: whether Chromium accepts the
 *   scheme's privileges is not seen.
 * - TLS is this Node's OpenSSL, not BoringSSL; Node is this one, not Electron's.
 * - `safeStorage` is a plain transformation; only its choice of backend is played.
 * - The OS sandbox and the renderer's process are the test browser's. The window's
 *   preferences are checked for what they ask, not for what they do.
 * - The preload runs in an isolated world, and bridge functions take values and callbacks
 *   and return nothing, which is all that the app's do. IPC carries JSON.
 * - Windows have no place, focus or size on a screen. A menu is a tree of items: roles,
 *   accelerators and the native look are not played. Dialogs answer what a test said.
 * - Permission handlers are asked by the test, not by the browser. Downloads, context menus
 *   and messages of other frames are what a test says they are. Devices and webviews are not
 *   played. A session of its own shares the browser's cache and cookies.
 * - `net` is Node's own client, and speaks with this computer only. Nothing is installed.
 * - The instance lock is a file in the data folder.
 */

import { app } from './app.ts';
import { ipcMain } from './ipc.ts';
import { dialog, shell } from './dialog.ts';
import { Menu } from './menu.ts';
import { net } from './net.ts';
import { protocol } from './protocol.ts';
import { session } from './session.ts';
import { nativeTheme, safeStorage, screen } from './system.ts';
import { BrowserWindow } from './window.ts';
import './control.ts';

export { app, BrowserWindow, dialog, ipcMain, Menu, nativeTheme, net, protocol };
export { safeStorage, screen, session, shell };

/** What `require('electron')` gives; see register.mjs. */
Object.assign(globalThis, {
  stageOfElectron: { app, BrowserWindow, dialog, Menu, net, session, shell },
});

/** electron-store takes its parts from the default export. */
export default { app, ipcMain, shell };
