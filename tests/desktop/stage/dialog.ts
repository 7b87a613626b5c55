/** Plays `dialog` and `shell`: the test reads what was asked, and says the answer beforehand. */

import type { BaseWindow, Dialog, MessageBoxOptions, MessageBoxReturnValue, Shell } from 'electron';
import { answers, note } from './link.ts';

type MessageBox = (
  window: BaseWindow,
  options: MessageBoxOptions,
) => Promise<MessageBoxReturnValue>;

export const dialog: Pick<Dialog, 'showErrorBox'> & { readonly showMessageBox: MessageBox } = {
  showErrorBox(title, content) {
    note('error', `${title}: ${content}`);
  },
  showMessageBox(_window, { message, detail, buttons, cancelId = 0 }) {
    note('question', { message, detail, buttons });
    return Promise.resolve({ response: answers.shift() ?? cancelId, checkboxChecked: false });
  },
};

export const shell: Pick<Shell, 'openExternal'> = {
  openExternal(url) {
    note('external', url);
    return Promise.resolve();
  },
};
