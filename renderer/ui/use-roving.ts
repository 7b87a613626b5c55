// Makes a group of controls one stop of the Tab key: arrows move within it.

import { useCallback, useRef } from 'react';
import type { FocusEvent, KeyboardEvent } from 'react';

export interface Roving {
  readonly ref: (container: HTMLElement | null) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onFocus: (event: FocusEvent) => void;
}

const STEPS: Readonly<Record<string, 1 | -1>> = {
  ArrowDown: 1,
  ArrowRight: 1,
  ArrowUp: -1,
  ArrowLeft: -1,
};

/** For children marked with `data-roving`; the last one focused is the one that Tab comes to. */
export function useRoving(): Roving {
  const container = useRef<HTMLElement>(null);

  const items = (): HTMLElement[] => [
    ...(container.current?.querySelectorAll<HTMLElement>('[data-roving]') ?? []),
  ];

  const settle = useCallback((current: HTMLElement | undefined) => {
    const all = items();
    const stop = current ?? all.find((item) => item.tabIndex === 0) ?? all[0];
    for (const item of all) item.tabIndex = item === stop ? 0 : -1;
  }, []);

  return {
    ref: useCallback(
      (element) => {
        container.current = element;
        if (!element) return;
        settle(undefined);
        // Items come and go; one of those that are there must be reachable.
        const observer = new MutationObserver(() => settle(undefined));
        observer.observe(element, { childList: true, subtree: true });
        return () => observer.disconnect();
      },
      [settle],
    ),
    onFocus(event) {
      const item = (event.target as HTMLElement).closest<HTMLElement>('[data-roving]');
      if (item) settle(item);
    },
    onKeyDown(event) {
      const all = items();
      const here = all.indexOf(event.target as HTMLElement);
      const step = STEPS[event.key];
      if (here < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
      const next =
        event.key === 'Home'
          ? all[0]
          : event.key === 'End'
            ? all.at(-1)
            : step === undefined
              ? undefined
              : all[here + step];
      if (!next) return;
      event.preventDefault();
      next.focus();
    },
  };
}
