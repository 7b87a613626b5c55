// Types a form in which a run's settings are copied for another program.

import type { CopySettings } from './copy-settings.ts';

export interface Copied {
  readonly text: string;
  /** What of the settings the program cannot do, or does otherwise; sentences. */
  readonly notes: readonly string[];
}

export type CopyForm = (settings: CopySettings) => Copied;

/** The lines that are there. */
export function lines(...parts: readonly (string | undefined | readonly string[])[]): string {
  return parts
    .flat()
    .filter((part) => part !== undefined)
    .map((line) => `${line}\n`)
    .join('');
}

/** Those of the sentences whose condition holds. */
export function notesOf(
  ...rows: readonly (readonly [holds: boolean, sentence: string])[]
): readonly string[] {
  return rows.filter(([holds]) => holds).map(([, sentence]) => sentence);
}
