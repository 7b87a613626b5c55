// Offers a new page where the window's own has crashed; the runs are in this process and go on.

import { app, dialog, type BrowserWindow } from 'electron';

export function surviveCrash(window: BrowserWindow): void {
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    void offer(window, reason);
  });
}

async function offer(window: BrowserWindow, reason: string): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: 'The window of Ehlo stopped working.',
    detail: `Runs go on and are shown again when it is back. (${reason})`,
    buttons: ['Show it again', 'Quit'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  if (response === 1) app.quit();
  else if (!window.isDestroyed()) window.webContents.reload();
}
