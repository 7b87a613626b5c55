// Carries out commands by their keys, and leaves typing alone.

import { useEffect } from 'react';
import { flushSync } from 'react-dom';
import { useStore } from '../state/store.ts';
import { isCommandKey } from '../ui/platform.ts';
import { isTyped, keyName } from './command.ts';
import type { Command } from './command.ts';
import { sidebarOpen } from './sidebar-open.ts';
import { useWorkbench } from './workbench-context.ts';

export function useKeyboard(commands: readonly Command[]): void {
  const workbench = useWorkbench();
  const { stores } = workbench;
  const letterKeys = useStore(stores.preferences).letterKeys;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      // An open dialog has the keyboard to itself, and a part that took the key is done.
      if (event.defaultPrevented || document.querySelector('dialog[open], [role="menu"]')) return;
      if (event.key === 'Escape' && sidebarOpen.get()) {
        event.preventDefault();
        sidebarOpen.set(false);
        return;
      }
      const name = keyName(event, isCommandKey(event));
      if (isTyped(name) && (!letterKeys || isTextField(event.target))) return;
      const named = commands.filter(({ keys }) => keys?.includes(name));
      const command = named.find(({ enabled }) => enabled !== false);
      if (command) {
        event.preventDefault();
        // What is behind the opened sidebar must be in reach for what a key does there.
        flushSync(() => sidebarOpen.set(false));
        if (!event.repeat || command.repeats) command.run();
        return;
      }
      // What the browser does by that key is nothing that was meant.
      const reason = isTyped(name) ? undefined : named.find((each) => each.reason)?.reason;
      if (reason === undefined) return;
      event.preventDefault();
      workbench.say('trouble', `${reason}.`);
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [commands, letterKeys, workbench]);
}

function isTextField(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.matches('input:not([type="checkbox"]), textarea, select')
  );
}
