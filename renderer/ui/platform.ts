// Tells a Mac from other computers, since its keyboard's command key does what Ctrl does elsewhere.

export const IS_MAC = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** Whether the key that commands are given with is held: Cmd on a Mac, Ctrl elsewhere. */
export function isCommandKey(event: Pick<KeyboardEvent, 'ctrlKey' | 'metaKey'>): boolean {
  return IS_MAC ? event.metaKey : event.ctrlKey;
}
