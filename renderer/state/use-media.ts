// Tells whether a media query holds, and renders again when that changes.

import { useSyncExternalStore } from 'react';

export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const list = matchMedia(query);
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    () => matchMedia(query).matches,
  );
}

/** Below this width the sidebar is a strip and the panels share one row of tabs. */
export const NARROW = '(max-width: 1099px)';
