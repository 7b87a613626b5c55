// Tells whether a media query holds, and renders again when that changes.

import { useSyncExternalStore } from 'react';

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const list = matchMedia(query);
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    () => matchMedia(query).matches,
  );
}

/** Widths up to this, as the style sheets have it, at the standard font size. */
const NARROW = 1099;
const STANDARD_FONT_SIZE = 13;

/** Whether the sidebar is a strip and the panels share one row of tabs, with letters this large. */
export function useNarrow(fontSize: number): boolean {
  return useMedia(`(max-width: ${(NARROW * fontSize) / STANDARD_FONT_SIZE}px)`);
}
