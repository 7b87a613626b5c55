// Tells messages of the window's own page from those of any other frame.

import { APP_ORIGIN } from './app-protocol.ts';

/** What is asked of the frame that sent a message. */
export interface SenderFrame {
  readonly origin: string;
  readonly parent: unknown;
}

/** Only the top frame with the app's own page; a frame that has gone is nobody. */
export function isOwnFrame(frame: SenderFrame | null): boolean {
  return frame !== null && frame.parent === null && frame.origin === APP_ORIGIN;
}
