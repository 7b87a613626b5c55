// Hears the pages that begin their conversation while the host is still being loaded.

import { ipcMain, type WebContents } from 'electron';
import { CHANNEL } from '../../shared/host/bridge.ts';
import type { SenderFrame } from './sender.ts';

export interface IpcEvent {
  readonly sender: WebContents;
  readonly senderFrame: SenderFrame | null;
}

export class EarlyPages {
  readonly #waiting: IpcEvent[] = [];
  #take = ({ sender, senderFrame }: IpcEvent): void => {
    // The frame itself may have gone by the time it is looked at; that of a page is one of few.
    if (this.#waiting.length < 10) this.#waiting.push({ sender, senderFrame });
  };

  /** Call before the first window is there: a page says nothing else until it is answered. */
  constructor() {
    ipcMain.on(CHANNEL.open, (event: IpcEvent) => this.#take(event));
  }

  /** Hands over those that wait, and each that comes from now on. */
  follow(take: (event: IpcEvent) => void): void {
    this.#take = take;
    for (const event of this.#waiting.splice(0)) {
      if (!event.sender.isDestroyed()) take(event);
    }
  }
}
