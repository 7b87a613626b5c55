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
  /**
   * Most rows that are drawn at once. Keyed by their place modulo this, rows that come into
   * sight take over the elements of those that left it, which costs half of making new ones.
   */
  readonly slots: number;
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
  /** Width of the rows and height of one line, in pixels: enough to tell what may wrap. */
  readonly width: number;
  readonly base: number;
  /** Rows that fit into the view. */
  page(): number;
}

interface View {
  readonly top: number;
  readonly height: number;
  readonly width: number;
  /** Height of a row of one line. */
  readonly base: number;
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
  const [view, setView] = useState<View>({ top: 0, height: 600, width: 0, base: 20 });
  const [, setMeasured] = useState(0);
  const heights = useRef<{ list: unknown; width: number; rows: RowHeights }>(undefined);
  /** Where the scroller stands by our own doing: asking it would lay the page out. */
  const ownTop = useRef(0);

  const { base, width } = view;
  const before = heights.current;
  if (!before || before.list !== list || before.width !== width || !before.rows.hasBase(base)) {
    heights.current = { list, width, rows: new RowHeights(base) };
  }
  const rows = heights.current?.rows ?? new RowHeights(base);
  const total = rows.top(count);
  // Following, the place is known before anything is drawn, so one drawing is enough.
  const top = follow ? Math.max(0, total - view.height) : view.top;
  const first = Math.max(0, rows.rowAt(top, count) - OVERSCAN);
  const end = Math.min(count, rows.rowAt(top + view.height, count) + 1 + OVERSCAN);

  const scrollTo = useCallback((to: number) => {
    const element = scroller.current;
    if (!element) return;
    element.scrollTop = to;
    ownTop.current = element.scrollTop;
  }, []);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    // Another font size resizes what is in it, so this hears of that as well.
    const observer = new ResizeObserver(() => setView(viewOf(element, canvas.current)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  // After each drawing: measure what may have wrapped, and hold the reader's place.
  useLayoutEffect(() => {
    const { changed, above } = measureRows(scroller.current, rows, base, ownTop.current);
    if (follow) {
      if (Math.abs(ownTop.current - top) > 1) scrollTo(top);
    } else if (above !== 0) {
      scrollTo(ownTop.current + above);
    }
    const stands = ownTop.current;
    if (stands !== view.top) setView((now) => ({ ...now, top: stands }));
    else if (changed) setMeasured((times) => times + 1);
  });

  const onScroll = (): void => {
    const element = scroller.current;
    if (!element || element.scrollTop === ownTop.current) return;
    const up = element.scrollTop < ownTop.current;
    const clamped = element.scrollTop >= element.scrollHeight - element.clientHeight - 1;
    ownTop.current = element.scrollTop;
    if (follow && up && !clamped) onLetGo();
    const stands = element.scrollTop;
    // Drawn within the frame that scrolled: later would show a gap first.
    flushSync(() => setView((now) => ({ ...now, top: stands })));
  };

  return {
    width,
    base,
    scroller,
    canvas,
    first,
    end,
    slots: Math.ceil(view.height / base) + 2 * OVERSCAN + 2,
    total,
    top: (place) => rows.top(place),
    onScroll,
    showRow(place, where = 'nearest') {
      const element = scroller.current;
      if (!element) return;
      // Rows measured since it was drawn may have made it higher, and it scrolls no farther.
      if (canvas.current) canvas.current.style.height = `${rows.top(count)}px`;
      const upper = rows.top(place);
      const lower = upper + rows.height(place);
      const { scrollTop } = element;
      const { height } = view;
      if (where === 'start') scrollTo(Math.max(0, upper - 3 * base));
      else if (upper < scrollTop) scrollTo(upper);
      else if (lower > scrollTop + height) scrollTo(lower - height);
      setView((now) => ({ ...now, top: element.scrollTop }));
    },
    placeAt(clientY) {
      const upper = canvas.current?.getBoundingClientRect().top ?? 0;
      return rows.rowAt(Math.max(0, clientY - upper), count);
    },
    edges() {
      const box = scroller.current?.getBoundingClientRect();
      const heads = canvas.current?.offsetTop ?? 0;
      return { top: (box?.top ?? 0) + heads, bottom: box?.bottom ?? 0 };
    },
    page: () => Math.max(1, Math.floor(view.height / base) - 1),
  };
}

/**
 * Measures the rows drawn that may be taller than one line; asking for a height lays the page
 * out, and most rows need not be asked. `above` is by how much those above the view grew.
 */
function measureRows(
  scroller: HTMLElement | null,
  rows: RowHeights,
  base: number,
  viewTop: number,
): { readonly changed: boolean; readonly above: number } {
  let changed = false;
  let above = 0;
  for (const row of scroller?.querySelectorAll<HTMLElement>('[data-place]') ?? []) {
    const place = Number(row.dataset['place']);
    const grown = rows.measure(place, row.dataset['tall'] === undefined ? base : row.offsetHeight);
    changed ||= grown !== 0;
    if (grown !== 0 && rows.top(place) < viewTop) above += grown;
  }
  return { changed, above };
}

/** The heads stay above the rows, so the rows' view is lower by their height. */
function viewOf(scroller: HTMLElement, canvas: HTMLElement | null): View {
  return {
    top: scroller.scrollTop,
    height: scroller.clientHeight - (canvas?.offsetTop ?? 0),
    width: scroller.clientWidth,
    base: rowHeight(),
  };
}

/** One line of wire: 20 pixels at the standard font size. */
function rowHeight(): number {
  return parseFloat(getComputedStyle(document.documentElement).fontSize) * 1.25;
}
