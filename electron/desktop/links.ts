// Opens links in the browser: https only, known hosts only, and only after the person saw the address.

import { dialog, shell, type BrowserWindow } from 'electron';
import { mayOpen } from './known-links.ts';

/** Asks, with the whole address in sight, and opens it where the answer is yes. */
export async function openLink(window: BrowserWindow, address: string): Promise<void> {
  if (!mayOpen(address)) return;
  const { href } = new URL(address);
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: 'Open this address in your browser?',
    detail: href,
    buttons: ['Open', 'Cancel'],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  if (response === 0) await shell.openExternal(href);
}
