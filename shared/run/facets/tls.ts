// Keeps the TLS handshake, the certificate that was shown and how it was judged.

import type { PeerText } from '../../smtp/peer-text.ts';
import type { CertificateFacts } from '../certificate.ts';
import type { EventOf, TlsCause } from '../event.ts';
import { bodyOf } from './event-body.ts';

export type Negotiated = Pick<
  EventOf<'tls.negotiated'>,
  'protocol' | 'cipher' | 'group' | 'resumed' | 'seq'
>;

export type Handshake =
  | { readonly state: 'none' }
  | { readonly state: 'started'; readonly seq: number }
  | { readonly state: 'negotiated'; readonly seq: number }
  | {
      readonly state: 'failed';
      readonly cause: TlsCause;
      readonly code?: string;
      readonly alert?: number;
      readonly instead?: PeerText;
      readonly seq: number;
    };

export type CertificateJudgement = Pick<
  EventOf<'certificate.judged'>,
  'trusted' | 'roots' | 'rootsTried' | 'problems' | 'code' | 'overridden' | 'seq'
>;

export interface TlsFacet {
  mode?: 'starttls' | 'implicit';
  /** The name sent as SNI and looked for in the certificate. */
  serverName?: string;
  handshake: Handshake;
  /** Kept when the connection fails after the handshake, as TLS 1.3 may. */
  negotiated?: Negotiated;
  /** As received, the server's own certificate first. */
  certificate?: { readonly chain: readonly CertificateFacts[]; readonly seq: number };
  judgement?: CertificateJudgement;
}

export type TlsEvent = EventOf<
  | 'connection.opened'
  | 'tls.started'
  | 'tls.negotiated'
  | 'tls.failed'
  | 'certificate.received'
  | 'certificate.judged'
>;

export function createTls(): TlsFacet {
  return { handshake: { state: 'none' } };
}

export function reduceTls(facet: TlsFacet, event: TlsEvent): void {
  const { seq } = event;
  switch (event.type) {
    case 'connection.opened':
      // A run may connect a second time, and is in clear again.
      facet.handshake = { state: 'none' };
      delete facet.negotiated;
      delete facet.certificate;
      delete facet.judgement;
      return;
    case 'tls.started':
      facet.mode = event.mode;
      facet.serverName = event.serverName;
      facet.handshake = { state: 'started', seq };
      return;
    case 'tls.negotiated': {
      facet.negotiated = bodyOf(event);
      facet.handshake = { state: 'negotiated', seq };
      return;
    }
    case 'tls.failed': {
      facet.handshake = { state: 'failed', ...bodyOf(event) };
      return;
    }
    case 'certificate.received':
      facet.certificate = { chain: event.chain, seq };
      return;
    case 'certificate.judged': {
      facet.judgement = bodyOf(event);
    }
  }
}
