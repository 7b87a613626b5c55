// Draws only the rows in sight where there are many, each of the same height.

import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { flushSync } from 'react-dom';

/** Rows that are drawn all at once. */
const FEW = 150;
/** Rows drawn beyond the edges, so that a scrolled frame is never empty. */
const OVERSCAN = 12;
/** Of a row, in rem, as its style says. */
export const ROW_HEIGHT = 1.625;

export interface RowsInSight {
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** Whether the rows have a scroller of their own. */
  readonly many: boolean;
  readonly first: number;
  /** The row past the last one drawn. */
  readonly end: number;
  readonly onScroll: () => void;
  /** Brings a row into sight and draws it at once. */
  readonly show: (at: number) => void;
}

export function useRowsInSight(count: number): RowsInSight {
  const scroller = useRef<HTMLDivElement>(null);
  const many = count > FEW;
  const [sight, setSight] = useState({ first: 0, end: FEW });
  const look = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    const height = rowHeight();
    // Steps of some rows, so that not every pixel draws anew.
    const top = Math.floor(element.scrollTop / height / OVERSCAN) * OVERSCAN;
    const fit = Math.ceil(element.clientHeight / height) + OVERSCAN;
    const next = { first: Math.max(0, top - OVERSCAN), end: top + fit + OVERSCAN };
    setSight((last) => (last.first === next.first && last.end === next.end ? last : next));
  }, []);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!many || !element) return undefined;
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => observer.disconnect();
  }, [many, count, look]);
  return {
    scroller,
    many,
    first: many ? Math.min(sight.first, count) : 0,
    end: many ? Math.min(sight.end, count) : count,
    onScroll: look,
    show(at) {
      const element = scroller.current;
      if (!many || !element) return;
      const height = rowHeight();
      const { scrollTop, clientHeight } = element;
      if (at * height < scrollTop) element.scrollTop = at * height;
      else if ((at + 1) * height > scrollTop + clientHeight) {
        element.scrollTop = (at + 1) * height - clientHeight;
      }
      flushSync(look);
    },
  };
}

function rowHeight(): number {
  return ROW_HEIGHT * parseFloat(getComputedStyle(document.documentElement).fontSize);
}
