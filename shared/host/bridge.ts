// Defines what the desktop's preload puts on the page, and the IPC channels behind it.

/** `globalThis.ehlo` in the desktop's window. The texts are messages as `wire.ts` writes them. */
export interface DesktopBridge {
  /**
   * Begins a conversation, which ends the page's earlier one. The first message is
   * `welcome`; `ended` is called when the host listens no more.
   */
  open(take: (text: string) => void, ended: () => void): void;
  send(text: string): void;
  /** Calls back with the key of a menu item that was chosen, as `Ctrl+N`. */
  onMenuKey(press: (key: string) => void): void;
  /** Calls back with each `Opening`, as JSON, that the system asked the app for. */
  onOpened(take: (text: string) => void): void;
}

/** The channels: two from the page, four to it. */
export const CHANNEL = {
  open: 'ehlo:open',
  message: 'ehlo:message',
  answer: 'ehlo:answer',
  ended: 'ehlo:ended',
  menuKey: 'ehlo:menu-key',
  opened: 'ehlo:opened',
} as const;
