// The commands that lead somewhere.

import { afterDrawing } from './after-drawing.ts';
import type { Command, CommandTargets } from './command.ts';
import { openExplain } from './explain-actions.ts';
import { openHistory } from './run-actions.ts';
import { moveRegion } from './regions.ts';
import { sidebarOpen } from './sidebar-open.ts';
import { WIDE_VIEWS } from './stores.ts';
import type { InspectorTab } from './stores.ts';
import type { Workbench } from './workbench.ts';

const TABS: readonly (readonly [InspectorTab, string])[] = [
  ['certificate', 'Certificate'],
  ['extensions', 'Extensions'],
  ['authentication', 'Authentication'],
  ['message', 'Message of this run'],
];

export function goCommands(
  workbench: Workbench,
  transcript: CommandTargets['transcript'],
  host: CommandTargets['host'],
): Command[] {
  const { stores } = workbench;
  const toTab = (tab: InspectorTab): void => {
    stores.tab.set(tab);
    stores.pane.set('side');
    // Where a view has all the room no details of a run stand beside it.
    if (WIDE_VIEWS.includes(stores.view.get())) stores.view.set('run');
    afterDrawing(() =>
      document.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus(),
    );
  };
  return [
    ...TABS.map(([tab, label], index): Command => ({
      id: `tab-${tab}`,
      group: 'Go',
      label,
      detail: 'this run',
      keys: [`Ctrl+${String(index + 1)}`],
      run: () => toTab(tab),
    })),
    {
      id: 'transcript',
      group: 'Go',
      label: 'Transcript',
      keys: ['Ctrl+0'],
      run() {
        stores.view.set('run');
        stores.pane.set('main');
        // At once where it can be: the next key may come before the next frame.
        if (transcript.current) transcript.current.focus();
        else afterDrawing(() => transcript.current?.focus());
      },
    },
    {
      id: 'message',
      group: 'Go',
      label: 'Write the message',
      keys: ['Ctrl+M'],
      run: () => stores.view.set('message'),
    },
    {
      id: 'explain',
      group: 'Go',
      label: 'Explain a reply or log…',
      detail: 'pasted text, no connection',
      keys: ['Ctrl+J'],
      run: () => openExplain(workbench),
    },
    {
      id: 'history',
      group: 'Go',
      label: 'History',
      detail: 'every kept run: find, pin, note, delete, compare',
      keys: ['Ctrl+H'],
      run: () => openHistory(workbench),
    },
    { id: 'start', group: 'Go', label: 'First steps', run: () => stores.view.set('start') },
    {
      id: 'host',
      group: 'Go',
      label: 'Submission server',
      keys: ['Ctrl+L'],
      run() {
        host.current?.focus();
        host.current?.select();
      },
    },
    {
      id: 'profiles',
      group: 'Go',
      label: 'Find a profile or run',
      keys: ['/'],
      run() {
        sidebarOpen.set(true);
        afterDrawing(() => document.querySelector<HTMLElement>('[data-find="profiles"]')?.focus());
      },
    },
    {
      id: 'preferences',
      group: 'Go',
      label: 'Preferences',
      detail: 'theme, font size, EHLO name, times',
      also: 'timeouts seconds zoom letters colours dark light settings options',
      keys: ['Ctrl+,'],
      run: () => stores.dialog.set('preferences'),
    },
    {
      id: 'keys',
      group: 'Go',
      label: 'All keys',
      keys: ['?'],
      run: () => stores.dialog.set('keys'),
    },
    {
      id: 'palette',
      group: 'Go',
      label: 'Commands',
      keys: ['Ctrl+K'],
      hidden: true,
      run: () => stores.dialog.set('palette'),
    },
    {
      id: 'region',
      group: 'Go',
      label: 'Next region',
      keys: ['F6'],
      repeats: true,
      hidden: true,
      run: () => moveRegion(1),
    },
    {
      id: 'region-back',
      group: 'Go',
      label: 'Previous region',
      keys: ['Shift+F6'],
      repeats: true,
      hidden: true,
      run: () => moveRegion(-1),
    },
  ];
}
