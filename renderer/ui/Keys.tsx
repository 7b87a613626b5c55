// Shows a shortcut as keys; the words beside it, or aria-keyshortcuts, tell it to a screen reader.

import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './Keys.module.css';
import { IS_MAC } from './platform.ts';

const SIGNS: Readonly<Record<string, string>> = { Enter: '⏎', Up: '↑', Down: '↓' };
const MAC_SIGNS: Readonly<Record<string, string>> = { Ctrl: '⌘', Shift: '⇧', Alt: '⌥' };

export interface KeysProps {
  /** As `Ctrl+Shift+C`. */
  readonly keys: string;
  readonly className?: string | undefined;
}

export function Keys({ keys, className }: KeysProps): ReactNode {
  return (
    <span className={cx(styles.keys, className)} aria-hidden="true">
      {keys.split('+').map((key) => (
        <kbd key={key}>{(IS_MAC ? MAC_SIGNS[key] : undefined) ?? SIGNS[key] ?? key}</kbd>
      ))}
    </span>
  );
}

/** A shortcut as aria-keyshortcuts wants it. */
export function ariaKeys(keys: string): string {
  return keys.replace('Ctrl', IS_MAC ? 'Meta' : 'Control');
}
