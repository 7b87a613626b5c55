// Shakes hands as a TLS client and records what was seen, whatever comes of it.

import {
  connect,
  type ConnectionOptions,
  type SecureContext,
  type TLSSocket,
  type TLSSocketOptions,
} from 'node:tls';
import type { RunFact } from '../../../shared/run/event.ts';
import type { TlsPlan } from '../../../shared/run/plan.ts';
import type { Secret } from '../secret.ts';
import type { RecordFact } from '../session/wire.ts';
import { ipFamily, toHostName, withoutFinalDot } from './host-name.ts';
import { recordPeerCertificate } from './peer-certificate.ts';
import type { TextRedactor } from './text-redactor.ts';
import { causeOfOptions } from './tls-codes.ts';
import { tlsFailure, type HandshakeEnd } from './tls-failure.ts';
import { contextOptions } from './tls-options.ts';
import type { TlsTap } from './tls-tap.ts';

export interface TlsDependencies {
  readonly record: RecordFact;
  readonly redactor: TextRedactor;
  readonly tls: TlsPlan;
  /** The plan's host: the server's name unless `tls.serverName` is another. */
  readonly host: string;
  /** The private key of `tls.certificate`, PEM. */
  readonly key?: Secret;
  /** What `prepareTls` made of `tls` and `key`; made now where it is absent. */
  readonly secureContext?: SecureContext;
}

/** A connection that is encrypted, and whether anything may be sent over it. */
export interface Shaken {
  readonly socket: TLSSocket;
  readonly trusted: boolean;
}

/**
 * Resolves when the handshake is over: undefined if it failed (`tls.failed` is in the log)
 * or the signal was aborted; then the connection is closed.
 */
export async function shakeHands(
  tap: TlsTap,
  mode: 'starttls' | 'implicit',
  timeout: number,
  signal: AbortSignal,
  deps: TlsDependencies,
): Promise<Shaken | undefined> {
  const { record } = deps;
  const serverName = serverNameOf(deps.tls, deps.host);
  record({ type: 'tls.started', mode, serverName });
  let socket: TLSSocket;
  try {
    // Node takes `requestOCSP` of both sides; its types know it of a TLSSocket's options only.
    const options: ConnectionOptions & Pick<TLSSocketOptions, 'requestOCSP'> = {
      ...(deps.secureContext === undefined
        ? contextOptions(deps.tls, deps.key)
        : { secureContext: deps.secureContext }),
      socket: tap,
      // RFC 6066 section 3: an address is no server name.
      ...(ipFamily(serverName) === 0 && { servername: serverName }),
      rejectUnauthorized: false,
      // RFC 6066 section 8: servers staple the proof that their certificate still counts.
      requestOCSP: true,
      // What it finds would hide the library's own code; names are looked at when judging.
      checkServerIdentity: () => undefined,
    };
    socket = connect(options);
  } catch (error) {
    // Settings that the library cannot take are thrown, before anything is sent.
    tap.destroy();
    const { code } = error as NodeJS.ErrnoException;
    const cause = causeOfOptions(code ?? '');
    record({ type: 'tls.failed', cause, ...(code !== undefined && { code }) });
    return undefined;
  }
  let stapled: Uint8Array | undefined;
  socket.once('OCSPResponse', (response: Buffer | null) => {
    stapled = response ?? undefined;
  });
  const end = await handshakeEnd(socket, timeout, signal);
  if (end !== 'secured') {
    socket.destroy();
    tap.destroy();
    if (end === 'aborted') return undefined;
    if (end === 'expired') record({ type: 'wait.expired', phase: 'tls', after: timeout });
    record(tlsFailure(end, tap, deps));
    return undefined;
  }
  record(negotiated(socket));
  return { socket, trusted: recordPeerCertificate(socket, serverName, stapled, deps) };
}

/** The name for SNI and for the certificate. */
export function serverNameOf(tls: TlsPlan, host: string): string {
  const name = tls.serverName ?? host;
  // An IPv6 zone is the client's own affair (RFC 6874 section 1).
  if (ipFamily(name) !== 0) return name.replace(/%.*$/, '');
  return withoutFinalDot(toHostName(name) ?? name);
}

function handshakeEnd(
  socket: TLSSocket,
  timeout: number,
  signal: AbortSignal,
): Promise<HandshakeEnd | 'secured' | 'aborted'> {
  return new Promise((resolve) => {
    const finish = (end: HandshakeEnd | 'secured' | 'aborted'): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
      resolve(end);
    };
    const abort = (): void => finish('aborted');
    const timer = setTimeout(finish, timeout, 'expired' as const);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    socket.once('secureConnect', () => finish('secured'));
    // Stays: an error that follows the first must not be thrown.
    socket.on('error', finish);
    socket.once('close', () => finish('closed'));
  });
}

function negotiated(socket: TLSSocket): RunFact {
  const cipher = socket.getCipher();
  const group = groupOf(socket);
  return {
    type: 'tls.negotiated',
    protocol: socket.getProtocol() ?? 'unknown',
    cipher: cipher.standardName,
    ...(group !== undefined && { group }),
    resumed: socket.isSessionReused(),
  };
}

/** The key exchange group, where the library tells: BoringSSL and newer groups do not. */
function groupOf(socket: TLSSocket): string | undefined {
  const key = socket.getEphemeralKeyInfo();
  if (key === null || !('type' in key)) return undefined;
  return key.type === 'DH' ? `DH ${key.size}` : (key as { readonly name?: string }).name;
}
