// Prepares for rules and words how a TLS handshake failed.

import type { TlsCause } from '../run/event.ts';
import type { SettingsFacet } from '../run/facets/settings.ts';
import type { TlsFacet } from '../run/facets/tls.ts';
import type { TroubleFacet } from '../run/facets/trouble.ts';
import type { View } from '../run/facts.ts';

/** How the handshake failed; undefined where it did not. Silence may show as a wait alone. */
export function viewHandshakeFailure(
  { plan }: View<SettingsFacet>,
  { handshake, mode, serverName }: View<TlsFacet>,
  { waits }: View<TroubleFacet>,
) {
  const wait = waits.find(({ phase }) => phase === 'tls');
  const failure = handshake.state === 'failed' ? handshake : undefined;
  const cause: TlsCause | undefined = failure?.cause ?? (wait && 'timed-out');
  const seq = failure?.seq ?? wait?.seq;
  if (cause === undefined || seq === undefined) return undefined;
  const { host, port } = plan.connection;
  return {
    cause,
    seq,
    observed: {
      host,
      port,
      mode: mode ?? ('starttls' as const),
      /** The name that was asked for in the handshake. */
      serverName: serverName ?? plan.tls.serverName ?? host,
      code: failure?.code,
      alert: failure?.alert,
      instead: failure?.instead,
      ownCertificate: plan.tls.clientCertificate,
      minVersion: plan.tls.minVersion,
      maxVersion: plan.tls.maxVersion,
      after: wait?.after,
    },
  };
}
