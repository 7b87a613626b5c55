// Defines a command: what the palette lists and a key may do.

import type { RefObject } from 'react';
import type { TranscriptHandle } from '../run/transcript/Transcript.tsx';

export type CommandGroup =
  'Do' | 'Go' | 'Copy the settings' | 'Profiles and runs' | 'Practice servers' | 'Change a profile';

export interface Command {
  readonly id: string;
  readonly group: CommandGroup;
  readonly label: string;
  /** Beside the label. */
  readonly detail?: string;
  /** Words that find it and are not shown. */
  readonly also?: string;
  /** As `Ctrl+Shift+C`; several may do the same. */
  readonly keys?: readonly string[];
  /** False where it can do nothing just now. */
  readonly enabled?: boolean;
  /** Why it can do nothing just now, where that is worth saying. */
  readonly reason?: string;
  /** Whether a key that is held down does it again and again. */
  readonly repeats?: boolean;
  /** Only a key, not worth a line in the palette. */
  readonly hidden?: boolean;
  readonly run: () => void;
}

/** The parts of the window that commands act on. */
export interface CommandTargets {
  readonly transcript: RefObject<TranscriptHandle | null>;
  readonly host: RefObject<HTMLInputElement | null>;
}

/** A pressed key as commands write it: `Ctrl+Shift+C`, `Shift+F6`, `e` as `E`. */
export function keyName(
  event: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'altKey'>,
  command: boolean,
): string {
  const names: Readonly<Record<string, string>> = { Escape: 'Esc', ' ': 'Space' };
  const key = names[event.key] ?? (event.key.length === 1 ? event.key.toUpperCase() : event.key);
  // A sign that needs Shift on some keyboards is that sign on all of them.
  const shift = event.shiftKey && (key.length > 1 || /[A-Z]/.test(key));
  return [command && 'Ctrl', event.altKey && 'Alt', shift && 'Shift', key]
    .filter(Boolean)
    .join('+');
}

/** Whether a key types text, so that it must not act while a text field has focus. */
export function isTyped(name: string): boolean {
  return !/^(Ctrl|Alt)\+|^(Shift\+)?F\d+$|^Esc$/.test(name);
}
