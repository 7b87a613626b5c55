/** Plays `session`: keeps the permission handlers, so that a test can ask them. */

import { EventEmitter } from 'node:events';
import type { Session, WebContents } from 'electron';

type Asked = Parameters<Session['setPermissionRequestHandler']>[0];
type Checked = Parameters<Session['setPermissionCheckHandler']>[0];
type Handlers =
  'setDevicePermissionHandler' | 'setPermissionCheckHandler' | 'setPermissionRequestHandler';

export class StageSession extends EventEmitter implements Pick<Session, Handlers> {
  #asked: Asked = null;
  #checked: Checked = null;

  setPermissionRequestHandler(handler: Asked): void {
    this.#asked = handler;
  }

  setPermissionCheckHandler(handler: Checked): void {
    this.#checked = handler;
  }

  setDevicePermissionHandler(): void {}

  /** Whether both handlers grant it to the page; without a handler Electron grants all. */
  async grants(contents: WebContents, permission: string): Promise<boolean> {
    const name = permission as Parameters<NonNullable<Asked>>[1];
    const requestingUrl = contents.getURL();
    const asked = await new Promise<boolean>((resolve) => {
      if (this.#asked === null) resolve(true);
      else this.#asked(contents, name, resolve, { isMainFrame: true, requestingUrl });
    });
    const details = { isMainFrame: true, requestingUrl };
    return asked && (this.#checked?.(contents, name, requestingUrl, details) ?? true);
  }
}

export const session = { defaultSession: new StageSession() };
