// Finds the focus another place where what has it is about to go, or has gone.

import type { RunId } from '../../shared/host/api.ts';

const SIDEBAR_RUN = '[data-region="sidebar"] [data-run] [data-roving]';

/** Deleted, though their rows may still stand until the lists have been read anew. */
const gone = new Set<string>();

/** From the row of this run, which is about to go, to the next one, else to where runs are looked for. */
export function leaveRow(id: RunId): void {
  gone.add(id);
  const row = document.activeElement?.closest<HTMLElement>('[data-run]');
  if (row?.dataset['run'] !== id) return;
  const rows = [...(row.closest('table, ul')?.querySelectorAll<HTMLElement>('[data-run]') ?? [])];
  const at = rows.indexOf(row);
  const stays = (other: HTMLElement): boolean => !gone.has(other.dataset['run'] ?? '');
  const next = rows.slice(at + 1).find(stays) ?? rows.slice(0, at).findLast(stays);
  const search = row.closest('[data-region]')?.querySelector<HTMLElement>('input[type="search"]');
  (next?.querySelector<HTMLElement>('[data-roving]') ?? search)?.focus();
}

/** Where the run that was shown has gone with the focus: to the newest one there is, else to Run. */
export function focusAfterRun(): void {
  if (document.activeElement !== document.body) return;
  const run = document.querySelector<HTMLElement>(SIDEBAR_RUN);
  if (run) run.focus();
  else focusRun();
}

/** The button that runs what is in the bar. */
export function focusRun(): void {
  document.querySelector<HTMLElement>('[data-region="address"] [type="submit"]')?.focus();
}
