// Does ahead, while the network is waited for, what would make a handshake late.

import { isIP } from 'node:net';
import type { TlsPlan } from '../../../shared/run/plan.ts';
import { loadDefaultRoots } from './trust-store.ts';

/**
 * To be called when a connection is on its way. In a turn of its own it sets up what Node
 * otherwise does in the first handshake of a process: some 10 ms, and 20 more for the default
 * roots, which is as much as a round trip.
 */
export function prepareTls({ ca }: TlsPlan): void {
  setImmediate(() => {
    // Node compiles its pattern for IPv6 addresses at the first name, and once more at the second.
    isIP('first.example');
    isIP('second.example');
    if (ca === undefined) loadDefaultRoots();
  });
}
