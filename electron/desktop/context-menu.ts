// Offers on a right click what the place under it can do: edit a field, copy what is shown.

import {
  Menu,
  type ContextMenuParams,
  type MenuItemConstructorOptions,
  type WebContents,
} from 'electron';

/** The inspector is for those who build Ehlo: a packaged app has none. */
export function offerContextMenu(contents: WebContents, devTools: boolean): void {
  contents.on('context-menu', (_event, params) => {
    const inspect: MenuItemConstructorOptions[] = devTools
      ? [
          { type: 'separator' },
          { label: 'Inspect', click: () => contents.inspectElement(params.x, params.y) },
        ]
      : [];
    Menu.buildFromTemplate([...itemsFor(params), ...inspect]).popup();
  });
}

function itemsFor({ isEditable, editFlags }: ContextMenuParams): MenuItemConstructorOptions[] {
  // What is chosen in the transcript is the page's own matter: it copies that by itself.
  if (!isEditable) return [{ role: 'copy' }];
  return [
    { role: 'undo', enabled: editFlags.canUndo },
    { role: 'redo', enabled: editFlags.canRedo },
    { type: 'separator' },
    { role: 'cut', enabled: editFlags.canCut },
    { role: 'copy', enabled: editFlags.canCopy },
    { role: 'paste', enabled: editFlags.canPaste },
    { type: 'separator' },
    { role: 'selectAll', enabled: editFlags.canSelectAll },
  ];
}
