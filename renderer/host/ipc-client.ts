// Reaches the host of the desktop door through what its preload put on the page.

import type { DesktopBridge } from '../../shared/host/bridge.ts';
import { parseServerMessage, writeClientMessage } from '../../shared/host/wire.ts';
import type { Connection, ConnectionEvents, ConnectionState } from './connection.ts';
import { createHostClient } from './host-client.ts';
import type { HostClient } from './host-client.ts';

/** The desktop's bridge; undefined in an ordinary browser. */
export function desktopBridge(): DesktopBridge | undefined {
  return (globalThis as { readonly ehlo?: DesktopBridge }).ehlo;
}

/** The main process lives as long as its windows: there is nothing to come back to. */
export function createIpcClient(
  bridge: DesktopBridge,
  onState: (state: ConnectionState) => void,
): HostClient {
  return createHostClient((events) => openBridge(bridge, events), onState);
}

function openBridge(bridge: DesktopBridge, events: ConnectionEvents): Connection {
  let state: ConnectionState = 'connecting';
  const enter = (next: ConnectionState): void => {
    if (state === next || state === 'ended') return;
    state = next;
    events.onState(next);
  };
  bridge.open(
    (text) => {
      const message = parseServerMessage(text);
      if (message === undefined) return;
      if (message.type === 'welcome') enter('open');
      else events.onMessage(message);
    },
    () => enter('ended'),
  );
  return {
    get state() {
      return state;
    },
    send(message) {
      if (state !== 'open') return false;
      bridge.send(writeClientMessage(message));
      return true;
    },
    close: () => enter('ended'),
  };
}
