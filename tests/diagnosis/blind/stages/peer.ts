// Brings a fault about by a scripted peer.

import type { TLSSocketOptions } from 'node:tls';
import { serverCertificate, type ServerCertificate } from '../../../peers/ca.ts';
import { startPeer } from '../../../peers/scripted.ts';
import type { SetUp } from '../case.ts';
import { planOf, type Task } from '../task.ts';
import { scriptOf } from '../transcript.ts';

export interface PeerStage {
  /** The certificate it presents; a good one for the host unless given. */
  readonly certificate?: (host: string) => ServerCertificate;
  readonly tls?: TLSSocketOptions;
  /** Whether the client knows the root; it does unless told otherwise. */
  readonly trusted?: boolean;
  /** 127.0.0.1 unless given. */
  readonly listen?: string;
}

/** A peer that plays a transcript; several transcripts serve the connections in order. */
export function peer(
  transcript: string | readonly string[],
  task: Task = {},
  { certificate, tls, trusted = true, listen = '127.0.0.1' }: PeerStage = {},
): SetUp {
  return async () => {
    const serverName = task.host ?? 'mail.example.org';
    const identity = (certificate ?? ((host) => serverCertificate('none', host)))(serverName);
    const scripts = [transcript].flat().map(scriptOf);
    const server = await startPeer(scripts, {
      host: listen,
      identity: { cert: identity.cert, key: identity.key, ...tls },
    });
    server.done.catch((error: unknown) => {
      console.error(`  the script was not followed: ${String(error)}`);
    });
    const { host, port } = server;
    const ca = trusted ? { ca: identity.ca } : {};
    return { ...planOf(task, { host, port, serverName, ...ca }), stop: () => server.stop() };
  };
}
