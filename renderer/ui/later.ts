// Loads parts of the window that its first sight does not need: once it stands, or when one is wanted.

import { useEffect } from 'react';
import { createStore, useStore } from '../state/store.ts';
import type { Store } from '../state/store.ts';

/** A module that comes later: its store is empty until it is there. */
export interface Later<Module> extends Pick<Store<Module | undefined>, 'get' | 'subscribe'> {
  /** Loads it, once: a browser keeps in mind that a module could not be had. */
  load(): Promise<Module>;
}

const parts: Later<unknown>[] = [];

export function later<Module>(fetchModule: () => Promise<Module>): Later<Module> {
  const { get, set, subscribe } = createStore<Module | undefined>(undefined);
  let coming: Promise<Module> | undefined;
  const fetchOnce = async (): Promise<Module> => {
    const module = await fetchModule();
    set(module);
    return module;
  };
  const part = { get, subscribe, load: () => (coming ??= fetchOnce()) };
  parts.push(part);
  return part;
}

/**
 * The module, which is loaded where it is wanted; undefined until it is there. From then on
 * it is drawn at once, as if it had always been.
 */
export function useLater<Module>(
  part: Later<Module>,
  wanted: boolean,
  onFailure: () => void,
): Module | undefined {
  const module = useStore(part);
  const missing = wanted && module === undefined;
  useEffect(() => {
    if (missing) part.load().catch(onFailure);
    // By what it does `onFailure` is always the same.
  }, [missing, part]);
  return module;
}

/**
 * Loads what nobody has wanted yet: by the time it is wanted the host may be gone. What fails
 * says so then.
 */
export async function loadTheRest(): Promise<void> {
  await Promise.allSettled(parts.map((part) => part.load()));
}
