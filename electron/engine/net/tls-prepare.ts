// Does ahead, while the network is waited for, what would make a handshake late.

import { isIP, isIPv4 } from 'node:net';
import { PassThrough } from 'node:stream';
import { connect, createSecureContext, type SecureContext } from 'node:tls';
import type { TlsPlan } from '../../../shared/run/plan.ts';
import type { Secret } from '../secret.ts';
import { contextOptions } from './tls-options.ts';
import { TlsTap } from './tls-tap.ts';
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
    const secureContext = createSecureContext(contextOptions(plan, key));
    beginHandshake(secureContext);
    return secureContext;
  } catch {
    return undefined;
  }
}

/** Begins a handshake with nobody: Node's own code for one is compiled on the way. */
function beginHandshake(secureContext: SecureContext): void {
  const nobody = new TlsTap(new PassThrough());
  const socket = connect({ socket: nobody, secureContext, servername: 'first.example' });
  for (const stream of [socket, nobody]) {
    stream.on('error', () => undefined);
    stream.destroy();
  }
}
