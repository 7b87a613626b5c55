// Takes files that are dropped anywhere on the window; nothing is sent or run by it.

import '../run/drop/drop.css';
import { FILE_LIMIT } from '../../shared/host/opened.ts';
import { visibleStart } from '../../shared/smtp/visible.ts';
import { readAttachments, readMessage, sortDropped } from '../run/drop/dropped.ts';
import { importFile } from './import-actions.ts';
import { NAME_LIMIT, showOpened } from './opened.ts';
import type { Workbench } from './workbench.ts';

/** Takes every drop that no part of the window takes for itself. */
export function followDrops(workbench: Workbench): void {
  const { dataset } = document.documentElement;
  const hide = (): void => void delete dataset['drop'];
  addEventListener('dragover', (event) => {
    if (!bearsFiles(event)) return;
    event.preventDefault();
    dataset['drop'] = '';
  });
  addEventListener('dragleave', (event) => {
    // Only where the pointer leaves the window: it also leaves each part on its way.
    if (event.relatedTarget === null) hide();
  });
  // Before any part may keep it to itself.
  addEventListener('drop', hide, { capture: true });
  addEventListener('drop', (event) => {
    // Text that is dragged from one field to another is the browser's to move.
    if (event.defaultPrevented || !event.dataTransfer || !bearsFiles(event)) return;
    event.preventDefault();
    const files = [...event.dataTransfer.files];
    workbench.ask(() => take(workbench, files));
  });
}

function bearsFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') ?? false;
}

async function take(workbench: Workbench, files: readonly File[]): Promise<void> {
  const dropped = sortDropped(files);
  if (!dropped) return;
  const { form, view } = workbench.stores;
  switch (dropped.kind) {
    case 'ehlo':
      if (dropped.file.size > FILE_LIMIT) throw new Error('The file is too large to be Ehlo’s.');
      await showOpened(workbench, await workbench.host.openFile(await dropped.file.text()));
      return;
    case 'message':
      form.update(await readMessage(dropped.file));
      workbench.say(
        'done',
        `${visibleStart(dropped.file.name, NAME_LIMIT)} is the message now. What was written is kept under Text.`,
      );
      break;
    case 'settings':
      await importFile(workbench, dropped.file);
      return;
    case 'attachments':
      if (form.get().rest.message?.kind === 'raw') {
        throw new Error('The message is a file, to which nothing can be attached.');
      }
      form.update(await readAttachments(dropped.files));
      break;
  }
  view.set('message');
}
