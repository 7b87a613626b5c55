// What may be done to the runs of the history: shown, pinned, noted, deleted, compared.

import type { RunSummary } from '../../shared/host/api.ts';
import { dayAndTime } from '../history/clock-time.ts';
import { visible } from '../../shared/smtp/visible.ts';
import type { RunChanges } from '../history/RunMenu.tsx';
import { afterDrawing } from './after-drawing.ts';
import { focusAfterRun, leaveRow } from './keep-focus.ts';
import { sidebarOpen } from './sidebar-open.ts';
import type { Workbench } from './workbench.ts';

export function openHistory({ stores }: Workbench): void {
  sidebarOpen.set(false);
  stores.view.set('history');
  afterDrawing(() =>
    document.querySelector<HTMLElement>('[data-region="history"] [data-start]')?.focus(),
  );
}

export async function pinRun(workbench: Workbench, run: RunSummary): Promise<void> {
  await workbench.host.pinRun(run.id, run.pinned !== true);
  await workbench.refreshRuns();
  workbench.say('done', run.pinned ? 'Unpinned.' : 'Pinned: it stays whatever its age.');
}

export async function noteRun(
  workbench: Workbench,
  { id }: RunSummary,
  note: string,
): Promise<void> {
  await workbench.host.noteRun(id, note);
  await workbench.refreshRuns();
  workbench.say('done', note.trim() === '' ? 'The note was taken away.' : 'The note is kept.');
}

export async function deleteRun(workbench: Workbench, run: RunSummary): Promise<void> {
  const { log, chosen } = workbench.stores;
  await workbench.host.deleteRun(run.id);
  // The dialog has given the focus back to the row that now goes.
  leaveRow(run.id);
  chosen.update((all) => all.filter(({ id }) => id !== run.id));
  const shown = log.get();
  if (shown?.id === run.id) {
    shown.close();
    log.set(undefined);
    afterDrawing(focusAfterRun);
  }
  await workbench.refreshRuns();
  workbench.say('done', `The run of ${dayAndTime(run.startedAt)} was deleted.`);
}

/** Takes the run as one of two to compare, or no more; a third takes the place of the first. */
export function chooseRun({ stores: { chosen } }: Workbench, run: RunSummary): void {
  chosen.update((all) => {
    const others = all.filter(({ id }) => id !== run.id);
    return others.length < all.length ? others : [...all.slice(-1), run];
  });
}

/** What a list of runs does to one of them. */
export function runChanges(workbench: Workbench): RunChanges {
  const { changingRun } = workbench.stores;
  return {
    onChoose: (run) => chooseRun(workbench, run),
    onPin: (run) => workbench.ask(() => pinRun(workbench, run)),
    onNote: (run) => changingRun.set({ what: 'note', run }),
    onDelete: (run) => changingRun.set({ what: 'delete', run }),
  };
}

/** The older of the two is what it was before. */
export function compareRuns({ stores }: Workbench, runs: readonly RunSummary[]): void {
  const [before, after] = runs.toSorted((a, b) => a.startedAt.localeCompare(b.startedAt));
  if (!before || !after) return;
  stores.compared.set([before.id, after.id]);
  stores.view.set('compare');
}

/** The last run before it to the same server that worked, or failed where this one worked. */
export function counterpart(run: RunSummary, runs: readonly RunSummary[]): RunSummary | undefined {
  const works = run.outcome === 'ok';
  return runs.find(
    (each) =>
      each.startedAt < run.startedAt &&
      each.outcome !== undefined &&
      (each.outcome === 'ok') !== works &&
      (each.target === run.target || (run.profile !== undefined && each.profile === run.profile)),
  );
}

/** `Today 14:05:09, mail.example.org:587: Signed in`. */
export function describeRun({ startedAt, target, title }: RunSummary): string {
  const words = title === undefined ? '' : `: ${visible(title)}`;
  return `${dayAndTime(startedAt)}, ${visible(target)}${words}`;
}
