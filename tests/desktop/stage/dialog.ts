/** Plays `dialog` and `shell`: the test reads what was asked, and says the answer beforehand. */

import type {
  BaseWindow,
  Dialog,
  MessageBoxOptions,
  MessageBoxReturnValue,
  SaveDialogOptions,
  SaveDialogReturnValue,
  Shell,
} from 'electron';
import { answers, note, paths } from './link.ts';

type SaveDialog = (
  window: BaseWindow,
  options: SaveDialogOptions,
) => Promise<SaveDialogReturnValue>;

type MessageBox = (
  window: BaseWindow,
  options: MessageBoxOptions,
) => Promise<MessageBoxReturnValue>;

export const dialog: Pick<Dialog, 'showErrorBox'> & {
  readonly showMessageBox: MessageBox;
  readonly showSaveDialog: SaveDialog;
} = {
  showErrorBox(title, content) {
    note('error', `${title}: ${content}`);
  },
  showSaveDialog(_window, { title, defaultPath }) {
    note('save', { title, defaultPath });
    const filePath = paths.shift() ?? '';
    return Promise.resolve({ canceled: filePath === '', filePath });
  },
  showMessageBox(_window, { message, detail, buttons, cancelId = 0 }) {
    note('question', { message, detail, buttons });
    return Promise.resolve({ response: answers.shift() ?? cancelId, checkboxChecked: false });
  },
};

export const shell: Pick<Shell, 'openExternal' | 'openPath'> = {
  openPath(path) {
    note('path', path);
    return Promise.resolve('');
  },
  openExternal(url) {
    note('external', url);
    return Promise.resolve();
  },
};
