/** Plays `ipcMain`: the listeners, and the frame that each message is said to come from. */

import { EventEmitter } from 'node:events';

/** Of `ipcMain` the app uses no more than what every emitter has. */
export const ipcMain = new EventEmitter();
