// States why a TLS connection failed: by what was observed first, by the library's code second.

import type { RunFact, TlsCause } from '../../../shared/run/event.ts';
import { showsCertificate, type TlsPlan } from '../../../shared/run/plan.ts';
import type { TextRedactor } from './text-redactor.ts';
import { alertOfCode, causeOfAlert, causeOfCode } from './tls-codes.ts';
import type { TlsTap } from './tls-tap.ts';

/** How a handshake ended that did not succeed. */
export type HandshakeEnd = Error | 'closed' | 'expired';

export type TlsFailure = Extract<RunFact, { type: 'tls.failed' }>;

export function tlsFailure(
  end: HandshakeEnd,
  { sight, peerEnded }: TlsTap,
  { redactor, tls }: { readonly redactor: TextRedactor; readonly tls: TlsPlan },
): TlsFailure {
  const code = end instanceof Error ? (end as NodeJS.ErrnoException).code : undefined;
  const coded = code !== undefined && { code };
  if (sight.instead !== undefined) {
    return {
      type: 'tls.failed',
      cause: 'not-tls',
      ...coded,
      instead: redactor.text(sight.instead),
    };
  }
  const alert = sight.alert ?? (code === undefined ? undefined : alertOfCode(code));
  if (alert !== undefined) {
    const { helloed, certificateRequested } = sight;
    const certificateOffered = showsCertificate(tls);
    const cause = causeOfAlert(alert, { helloed, certificateRequested, certificateOffered });
    return { type: 'tls.failed', cause, ...coded, alert };
  }
  return { type: 'tls.failed', cause: causeWithoutAlert(end, code, peerEnded), ...coded };
}

function causeWithoutAlert(
  end: HandshakeEnd,
  code: string | undefined,
  peerEnded: boolean,
): TlsCause {
  if (end === 'expired') return 'timed-out';
  // Node reports a connection that the peer closed in the handshake as if it had been reset.
  if (peerEnded && (code === undefined || code === 'ECONNRESET')) return 'closed';
  return code === undefined ? 'closed' : causeOfCode(code);
}
