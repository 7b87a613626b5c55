// Hands what is imported to the host, and shows what came of it; nothing runs by it.

import type { ImportAnswer, ImportedSettings } from '../../shared/host/imports.ts';
import { FILE_LIMIT } from '../../shared/host/opened.ts';
import { visibleStart } from '../../shared/smtp/visible.ts';
import { withFile } from '../run/compose/set-aside.ts';
import { imported } from '../setup/imported.ts';
import { showSettings } from './fill-settings.ts';
import { NAME_LIMIT, showOpened } from './opened.ts';
import type { Workbench } from './workbench.ts';

export async function importFile(workbench: Workbench, file: File): Promise<void> {
  if (file.size > FILE_LIMIT) throw new Error('The file is too large to be settings.');
  await importText(workbench, await file.text(), file.name);
}

/** What is not whole, or of several accounts, is shown before any of it is taken. */
export async function importText(
  workbench: Workbench,
  text: string,
  filename: string,
): Promise<void> {
  show(workbench, await workbench.host.importText(text, filename), filename);
}

function show(workbench: Workbench, answer: ImportAnswer, filename: string): void {
  const { form, view, dialog } = workbench.stores;
  switch (answer.kind) {
    case 'run':
      workbench.attempt(() => showOpened(workbench, answer));
      return;
    case 'message':
      form.update((now) => withFile(now, answer.content, filename || 'imported.eml'));
      dialog.set(undefined);
      view.set('message');
      workbench.say('done', 'What was imported is the message now.');
      return;
    case 'settings': {
      const [only, another] = answer.accounts;
      if (only && !another && answer.unread.length === 0) {
        takeAccount(workbench, only);
        return;
      }
      imported.set(answer);
      dialog.set('import');
    }
  }
}

export function takeAccount(workbench: Workbench, { name, settings }: ImportedSettings): void {
  imported.set(undefined);
  showSettings(workbench, settings);
  workbench.say(
    'done',
    `${visibleStart(name || settings.connection.host, NAME_LIMIT)} was imported. Nothing has run.`,
  );
}
