// Tells a key that is pressed on a row from one that is pressed within it, or is the window's.

import type { KeyboardEvent } from 'react';

/** Pressed on the item itself; with Ctrl or Alt a key is the window's, as Ctrl+Enter. */
export function isOwnKey(event: KeyboardEvent): boolean {
  const { target, currentTarget, ctrlKey, metaKey, altKey } = event;
  return target === currentTarget && !ctrlKey && !metaKey && !altKey;
}
