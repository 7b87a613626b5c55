// Draws only the rows in sight, keeps them still while others come, and follows the newest on request.

import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { flushSync } from 'react-dom';
import { RowHeights } from './row-heights.ts';

/** Rows drawn beyond the edges, so that a scrolled frame is never empty. */
const OVERSCAN = 10;

export interface RowWindow {
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** Holds the rows; the column heads stand above it within the scroller and stay in sight. */
  readonly canvas: RefObject<HTMLDivElement | null>;
  /** Places of the first row drawn and of the one past the last. */
  readonly first: number;
  readonly end: number;
  /** Height of all rows, in pixels. */
  readonly total: number;
  top(place: number): number;
  readonly onScroll: () => void;
  /** Brings the row into sight, if it is not; `start` puts it near the top. */
  showRow(place: number, where?: 'nearest' | 'start'): void;
  /** The row at this height of the screen. */
  placeAt(clientY: number): number;
  /** Where on the screen rows are in sight. */
  readonly edges: () => { readonly top: number; readonly bottom: number };
  /** Rows that fit into the view. */
  page(): number;
}

interface View {
  readonly top: number;
  readonly height: number;
  readonly width: number;
}

/** `list` is what the places belong to: another list starts with unmeasured rows. */
export function useRowWindow(
  list: unknown,
  count: number,
  follow: boolean,
  onLetGo: () => void,
): RowWindow {
  const scroller = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<View>({ top: 0, height: 600, width: 0 });
  const [, setMeasured] = useState(0);
  const heights = useRef<RowHeights>(new RowHeights(20));
  const measuredFor = useRef<{ list: unknown; width: number; base: number }>(undefined);
  const ownTop = useRef(0);

  const base = rowHeight();
  const before = measuredFor.current;
  if (!before || before.list !== list || before.width !== view.width || before.base !== base) {
    heights.current = new RowHeights(base);
    measuredFor.current = { list, width: view.width, base };
  }
  const rows = heights.current;
  const total = rows.top(count);
  const first = Math.max(0, rows.rowAt(view.top, count) - OVERSCAN);
  const end = Math.min(count, rows.rowAt(view.top + view.height, count) + 1 + OVERSCAN);

  const scrollTo = useCallback((top: number) => {
    const element = scroller.current;
    if (!element) return;
    element.scrollTop = top;
    ownTop.current = element.scrollTop;
  }, []);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      setView(viewOf(element, canvas.current));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  // After each drawing: measure what was drawn, and hold the reader's place.
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    let changed = false;
    let above = 0;
    for (const row of element.querySelectorAll<HTMLElement>('[data-place]')) {
      const place = Number(row.dataset.place);
      const grown = rows.measure(place, row.offsetHeight);
      changed ||= grown !== 0;
      if (rows.top(place) < ownTop.current) above += grown;
    }
    if (follow) {
      const bottom = element.scrollHeight - element.clientHeight;
      if (Math.abs(element.scrollTop - bottom) > 1) scrollTo(element.scrollHeight);
    } else if (above !== 0) {
      scrollTo(element.scrollTop + above);
    }
    if (element.scrollTop !== view.top) {
      setView(viewOf(element, canvas.current));
    } else if (changed) {
      setMeasured((times) => times + 1);
    }
  });

  const onScroll = (): void => {
    const element = scroller.current;
    if (!element || element.scrollTop === ownTop.current) return;
    const up = element.scrollTop < ownTop.current;
    const clamped = element.scrollTop >= element.scrollHeight - element.clientHeight - 1;
    ownTop.current = element.scrollTop;
    if (follow && up && !clamped) onLetGo();
    // Drawn within the frame that scrolled: later would show a gap first.
    flushSync(() => setView(viewOf(element, canvas.current)));
  };

  return {
    scroller,
    canvas,
    first,
    end,
    total,
    top: (place) => rows.top(place),
    onScroll,
    showRow(place, where = 'nearest') {
      const element = scroller.current;
      if (!element) return;
      const top = rows.top(place);
      const bottom = top + rows.height(place);
      const { top: scrollTop, height } = viewOf(element, canvas.current);
      if (where === 'start') scrollTo(Math.max(0, top - 3 * base));
      else if (top < scrollTop) scrollTo(top);
      else if (bottom > scrollTop + height) scrollTo(bottom - height);
      setView((now) => ({ ...now, top: element.scrollTop }));
    },
    placeAt(clientY) {
      const top = canvas.current?.getBoundingClientRect().top ?? 0;
      return rows.rowAt(Math.max(0, clientY - top), count);
    },
    edges() {
      const { top = 0, bottom = 0 } = scroller.current?.getBoundingClientRect() ?? {};
      return { top: top + (canvas.current?.offsetTop ?? 0), bottom };
    },
    page: () => Math.max(1, Math.floor(view.height / base) - 1),
  };
}

/** The heads stay above the rows, so the rows' view is lower by their height. */
function viewOf(scroller: HTMLElement, canvas: HTMLElement | null): View {
  return {
    top: scroller.scrollTop,
    height: scroller.clientHeight - (canvas?.offsetTop ?? 0),
    width: scroller.clientWidth,
  };
}

/** One line of wire: 20 pixels at the standard font size. */
function rowHeight(): number {
  return parseFloat(getComputedStyle(document.documentElement).fontSize) * 1.25;
}
