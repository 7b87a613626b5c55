// Selects rows of a transcript by mouse and keyboard; within one row the text itself is selected.

import { useCallback, useEffect, useRef, useState } from 'react';
import type { PointerEvent } from 'react';

/** Row numbers; `focus` is the end that moves. */
export interface RowSelection {
  readonly anchor: number;
  readonly focus: number;
}

export function isSelected(selection: RowSelection | undefined, row: number): boolean {
  if (!selection) return false;
  const { anchor, focus } = selection;
  return row >= Math.min(anchor, focus) && row <= Math.max(anchor, focus);
}

/** What a drag needs of the transcript. */
export interface DragSurface {
  /** The row number at this height of the screen. */
  rowAt(clientY: number): number;
  scrollBy(pixels: number): void;
  edges(): { readonly top: number; readonly bottom: number };
}

export interface RowSelecting {
  readonly selection: RowSelection | undefined;
  readonly select: (row: number, extend: boolean) => void;
  readonly onPointerDown: (event: PointerEvent) => void;
}

/** Pixels a frame that a drag past the edge scrolls. */
const DRAG_SCROLL = 24;

export function useRowSelection(surface: DragSurface): RowSelecting {
  const [selection, setSelection] = useState<RowSelection>();
  const latest = useRef(surface);
  useEffect(() => {
    latest.current = surface;
  });

  const select = useCallback((row: number, extend: boolean) => {
    setSelection((now) => ({ anchor: extend && now ? now.anchor : row, focus: row }));
  }, []);

  const onPointerDown = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    const start = surface.rowAt(event.clientY);
    select(start, event.shiftKey);
    if (event.shiftKey) event.preventDefault();
    followDrag(start, latest, (row) => {
      // Over several rows whole lines are meant, and rows out of sight are in no text selection.
      getSelection()?.removeAllRanges();
      select(row, true);
    });
  };

  return { selection, select, onPointerDown };
}

function followDrag(
  start: number,
  surface: { readonly current: DragSurface },
  onRow: (row: number) => void,
): void {
  let y: number | undefined;
  let frame = 0;
  let left = false;
  const step = (): void => {
    frame = requestAnimationFrame(step);
    if (y === undefined) return;
    const { top, bottom } = surface.current.edges();
    if (y < top) surface.current.scrollBy(-DRAG_SCROLL);
    if (y > bottom) surface.current.scrollBy(DRAG_SCROLL);
    const row = surface.current.rowAt(Math.min(Math.max(y, top), bottom - 1));
    left ||= row !== start;
    if (left) onRow(row);
  };
  const move = (event: globalThis.PointerEvent): void => {
    y = event.clientY;
  };
  const stop = (): void => {
    cancelAnimationFrame(frame);
    removeEventListener('pointermove', move);
    removeEventListener('pointerup', stop);
    removeEventListener('pointercancel', stop);
  };
  frame = requestAnimationFrame(step);
  addEventListener('pointermove', move);
  addEventListener('pointerup', stop);
  addEventListener('pointercancel', stop);
}
