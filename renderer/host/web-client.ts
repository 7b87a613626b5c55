// Reaches the host of the loopback door over a WebSocket.

import { openConnection } from './connection.ts';
import type { ConnectionState } from './connection.ts';
import { createHostClient } from './host-client.ts';
import type { HostClient } from './host-client.ts';

/** A host at the other end of the sockets that `connect` makes. */
export function createWebClient(
  connect: () => WebSocket,
  token: string,
  onState: (state: ConnectionState) => void,
): HostClient {
  return createHostClient((events) => openConnection(connect, token, events), onState);
}
