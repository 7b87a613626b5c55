/**
 * What the driver runs in Electron's main process: it plays the person at its dialogs, and
 * carries out a test's orders. Each function is handed over as its text, and can use nothing
 * from outside itself.
 */

import type * as Electron from 'electron';
import type { Ordered } from '../under-test.ts';

/** Begins a line that is a note for the test. */
export const NOTED = 'ehlo-noted ';

type Main = typeof Electron;

/** Where a test's answers to dialogs wait for their dialogs. */
interface Waiting {
  readonly answers: number[];
  readonly paths: string[];
}

/** From now on nobody is shown a dialog, a menu or a browser: what was asked is noted. */
export function watchSystem({ app, dialog, Menu, shell }: Main, mark: string): void {
  const waiting: Waiting = { answers: [], paths: [] };
  Object.assign(globalThis, { ehloWaiting: waiting });
  const note = (noted: string, detail: unknown): void =>
    console.log(mark + JSON.stringify({ noted, detail }));
  const put = (where: object, name: string, what: unknown): void => {
    Object.assign(where, { [name]: what });
  };
  put(dialog, 'showMessageBox', (...given: unknown[]) => {
    const { message, detail, buttons, cancelId = 0 } = given.at(-1) as Electron.MessageBoxOptions;
    note('question', { message, detail, buttons });
    const response = waiting.answers.shift() ?? cancelId;
    return Promise.resolve({ response, checkboxChecked: false });
  });
  put(dialog, 'showSaveDialog', (...given: unknown[]) => {
    const { title, defaultPath } = given.at(-1) as Electron.SaveDialogOptions;
    note('save', { title, defaultPath });
    const filePath = waiting.paths.shift() ?? '';
    return Promise.resolve({ canceled: filePath === '', filePath });
  });
  put(shell, 'openExternal', (url: string) => {
    note('external', url);
    return Promise.resolve();
  });
  // What the panel would show is Electron's own matter once it has been told.
  const { setAboutPanelOptions } = app;
  let about: unknown = { applicationName: app.getName() };
  put(app, 'setAboutPanelOptions', (options: Electron.AboutPanelOptionsOptions) => {
    about = options;
    setAboutPanelOptions.call(app, options);
  });
  put(app, 'showAboutPanel', () => note('about', about));
  put(Menu.prototype, 'popup', function (this: Electron.Menu) {
    const items = this.items.map(({ label, role, type, enabled }) => ({
      item: role ?? (type === 'separator' ? type : label),
      enabled,
    }));
    note('popup', items);
  });
}

/** Does what a person or the system would do. What only the stage can play is refused. */
export async function carryOut(
  { app, BrowserWindow, Menu }: Main,
  order: Ordered,
): Promise<unknown> {
  const { ehloWaiting: waiting } = globalThis as unknown as { readonly ehloWaiting: Waiting };
  const [window] = BrowserWindow.getAllWindows();
  const event = { preventDefault: () => undefined };
  switch (order.order) {
    case 'menu': {
      const item = Menu.getApplicationMenu()?.getMenuItemById(order.item);
      item?.click();
      return item !== null && item !== undefined;
    }
    case 'answer':
      return waiting.answers.push(order.button);
    case 'save':
      return waiting.paths.push(order.path);
    case 'context':
      return window?.webContents.emit('context-menu', event, order.params);
    case 'choose':
      return (window?.webContents as unknown as Record<string, () => void>)[order.role]?.();
    case 'close':
      return window?.close();
    case 'open-url':
      return app.emit('open-url', event, order.url);
    case 'open-file':
      return app.emit('open-file', event, order.path);
    case 'load':
      return window?.loadURL(order.url);
    case 'download':
    case 'message':
    case 'permission':
      throw new Error(`${order.order} is played on the stage only.`);
  }
}
