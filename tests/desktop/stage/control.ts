/** Carries out what a test orders, as a person or the system would have done it. */

import type { WebContents } from 'electron';
import { app } from './app.ts';
import { stageEvent } from './event.ts';
import { ipcMain } from './ipc.ts';
import { answers, paths, type Done, type Order } from './link.ts';
import { Menu } from './menu.ts';
import { session } from './session.ts';
import { windows } from './windows.ts';

process.on('message', (order: Order) => {
  void carryOut(order).then((value) => process.send?.({ done: order.id, value } satisfies Done));
});
// A test that was torn down leaves no app behind.
process.on('disconnect', () => process.exit(1));

async function carryOut(order: Order): Promise<unknown> {
  const [window] = windows;
  switch (order.order) {
    case 'menu':
      return Menu.choose(order.item);
    case 'answer':
      return answers.push(order.button);
    case 'save':
      return paths.push(order.path);
    case 'context':
      return window?.webContents.emit('context-menu', stageEvent({}), order.params);
    case 'choose':
      return window?.webContents.edit(order.role);
    case 'download':
      return download(order.url);
    case 'message': {
      const frame = order.frame && {
        origin: order.frame.origin,
        parent: order.frame.below ? {} : null,
      };
      const event = { sender: window?.webContents, senderFrame: frame };
      return ipcMain.emit(order.channel, event, order.text);
    }
    case 'close':
      return window?.close();
    case 'open-url':
      return app.emit('open-url', stageEvent({}), order.url);
    case 'open-file':
      return app.emit('open-file', stageEvent({}), order.path);
    case 'load':
      return window?.loadURL(order.url);
    case 'permission': {
      if (!window) return undefined;
      const contents = window.webContents as unknown as WebContents;
      return session.defaultSession.grants(contents, order.permission);
    }
  }
}

/** What the session's listener makes of a download of this address. */
function download(url: string): unknown {
  const event = stageEvent({});
  let dialog: unknown;
  session.defaultSession.emit('will-download', event, {
    getURL: () => url,
    getFilename: () => 'run.txt',
    setSaveDialogOptions: (options: unknown) => (dialog = options),
  });
  return { prevented: event.defaultPrevented, dialog };
}
