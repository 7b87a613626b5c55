// Shows what came in from outside: settings in the bar, a run in the history. Nothing runs by itself.

import type { DesktopBridge } from '../../shared/host/bridge.ts';
import { parseOpening } from '../../shared/host/opened.ts';
import type { Opened, Opening } from '../../shared/host/opened.ts';
import { visibleStart } from '../../shared/smtp/visible.ts';
import type { Workbench } from './workbench.ts';

/** Longest name that the status line shows of what was opened. */
export const NAME_LIMIT = 80;

/** Shows what the desktop is asked to open, from now on. */
export function followOpenings(bridge: DesktopBridge, workbench: Workbench): void {
  bridge.onOpened((text) => {
    const opening = parseOpening(text);
    if (opening) workbench.attempt(() => show(workbench, opening));
  });
}

async function show(workbench: Workbench, opening: Opening): Promise<void> {
  if (opening.kind === 'refused') workbench.say('trouble', opening.message);
  else await showOpened(workbench, opening);
}

export async function showOpened(workbench: Workbench, opened: Opened): Promise<void> {
  const { confirming, dialog, view } = workbench.stores;
  // What is asked about in them was asked about other settings.
  confirming.set(undefined);
  dialog.set(undefined);
  if (opened.kind === 'run') {
    await workbench.refreshRuns();
    workbench.reopenRun(opened.id);
    workbench.say('done', 'The run was opened from its log, and judged as it was then.');
    return;
  }
  workbench.load(opened.settings, { kind: 'none' });
  if (view.get() === 'start') view.set('run');
  workbench.say('done', `${visibleStart(opened.name, NAME_LIMIT)} was opened. Nothing has run.`);
}
