// Does ahead, while the network is waited for, what would make a handshake late.

import { isIP, isIPv4 } from 'node:net';
import { createSecureContext, type SecureContext } from 'node:tls';
import type { TlsPlan } from '../../../shared/run/plan.ts';
import type { Secret } from '../secret.ts';
import { contextOptions } from './tls-options.ts';
import { loadBundledRoots } from './trust-store.ts';

/**
 * Sets up what Node otherwise does in the first handshake of a process: some 10 ms, and 20
 * more for the default roots, which is as much as a round trip. Undefined for settings that
 * the library cannot take: the handshake meets that again, and tells of it.
 */
export function prepareTls(
  plan: TlsPlan,
  host: string,
  key: Secret | undefined,
): SecureContext | undefined {
  if (!isIPv4(plan.serverName ?? host)) {
    // Node looks whether a server's name is an address, and compiles its pattern for IPv6
    // addresses at the first name, and once more at the second.
    isIP('first.example');
    isIP('second.example');
  }
  if (plan.ca === undefined) loadBundledRoots();
  try {
    return createSecureContext(contextOptions(plan, key));
  } catch {
    return undefined;
  }
}
