/** Plays `session`: its protocol, its requests, and permission handlers that a test can ask. */

import { EventEmitter } from 'node:events';
import type { Session, WebContents } from 'electron';
import { protocol, StageProtocol } from './protocol.ts';

type Asked = Parameters<Session['setPermissionRequestHandler']>[0];
type Checked = Parameters<Session['setPermissionCheckHandler']>[0];
type Before = (
  details: { readonly url: string },
  answer: (response: { readonly cancel?: boolean }) => void,
) => void;
type Handlers =
  'setDevicePermissionHandler' | 'setPermissionCheckHandler' | 'setPermissionRequestHandler';

export class StageSession extends EventEmitter implements Pick<Session, Handlers> {
  readonly protocol: StageProtocol;
  #before: Before | undefined;
  #asked: Asked = null;
  #checked: Checked = null;

  constructor(ownProtocol = new StageProtocol()) {
    super();
    this.protocol = ownProtocol;
  }

  readonly webRequest = {
    onBeforeRequest: (listener: Before): void => {
      this.#before = listener;
    },
  };

  /** Whether a request may leave the page. */
  async lets(url: string): Promise<boolean> {
    return new Promise((resolve) => {
      if (this.#before === undefined) resolve(true);
      else this.#before({ url }, ({ cancel }) => resolve(cancel !== true));
    });
  }

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

const parts = new Map<string, StageSession>();

export const session = {
  defaultSession: new StageSession(protocol),
  fromPartition(name: string): StageSession {
    const known = parts.get(name) ?? new StageSession();
    parts.set(name, known);
    return known;
  },
};
