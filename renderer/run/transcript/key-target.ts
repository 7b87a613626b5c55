// Says where in a list of rows a key leads.

import type { KeyboardEvent } from 'react';

/** The place that a key moves to, or undefined for other keys. */
export function keyTarget(
  event: KeyboardEvent,
  here: number,
  last: number,
  page: number,
): number | undefined {
  switch (event.key) {
    case 'ArrowDown':
      return here + 1;
    case 'ArrowUp':
      return here < 0 ? last : here - 1;
    case 'PageDown':
      return here + page;
    case 'PageUp':
      return here - page;
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}
