// Lets an item of the desktop's menu do what its key does in the page.

import type { DesktopBridge } from '../../shared/host/bridge.ts';
import { IS_MAC } from '../ui/platform.ts';

/** Presses the key of each menu item that is chosen, where the keyboard's own keys go. */
export function followMenu(bridge: DesktopBridge): void {
  bridge.onMenuKey((name) => {
    const parts = name.split('+');
    const key = parts.at(-1) ?? '';
    const command = parts.includes('Ctrl');
    const target = document.activeElement ?? document.body;
    target.dispatchEvent(
      new KeyboardEvent('keydown', {
        key: key === 'Esc' ? 'Escape' : key,
        ctrlKey: command && !IS_MAC,
        metaKey: command && IS_MAC,
        shiftKey: parts.includes('Shift'),
        bubbles: true,
        cancelable: true,
      }),
    );
  });
}
