// Takes the server's certificate from a TLS connection and records how it is judged.

import type { X509Certificate } from 'node:crypto';
import type { DetailedPeerCertificate, TLSSocket } from 'node:tls';
import type { TlsPlan } from '../../../shared/run/plan.ts';
import type { RecordFact } from '../session/wire.ts';
import { certificateFacts } from './certificate-facts.ts';
import { judgeCertificate, type CertificateEvidence } from './certificate-judge.ts';
import type { TextRedactor } from './text-redactor.ts';
import { defaultStore, givenStore } from './trust-store.ts';

/** What the TLS library has of the certificate; asked once, right after the handshake. */
export function readPeerCertificate(
  socket: TLSSocket,
  redactor: TextRedactor,
): CertificateEvidence {
  // In this order: `getPeerX509Certificate` takes the certificate out of the library's list.
  const peer: DetailedPeerCertificate = socket.getPeerCertificate(true);
  const chain = chainOf(socket.getPeerX509Certificate());
  const facts = chain.map((certificate) => certificateFacts(certificate, redactor));
  // Node's types say Error; it is the code, as documented, and null once verified.
  const code = (socket.authorizationError as unknown as string | null | undefined) ?? undefined;
  return { chain, facts, peer, code };
}

/** Records the certificate and its judgement; says whether the run may go on with it. */
export function recordPeerCertificate(
  socket: TLSSocket,
  serverName: string,
  /** The OCSP response that came with the handshake. */
  stapled: Uint8Array | undefined,
  deps: { readonly record: RecordFact; readonly redactor: TextRedactor; readonly tls: TlsPlan },
): boolean {
  const { record, redactor, tls } = deps;
  const evidence = { ...readPeerCertificate(socket, redactor), stapled };
  record({ type: 'certificate.received', chain: evidence.facts });
  const store = tls.ca === undefined ? defaultStore() : givenStore(tls.ca);
  const judgement = judgeCertificate(evidence, serverName, store, new Date());
  const overridden = !judgement.trusted && tls.insecure === true;
  record({ type: 'certificate.judged', ...judgement, overridden });
  return judgement.trusted || overridden;
}

function chainOf(leaf: X509Certificate | undefined): X509Certificate[] {
  const chain: X509Certificate[] = [];
  let certificate = leaf;
  while (certificate !== undefined) {
    chain.push(certificate);
    certificate = certificate.issuerCertificate;
  }
  return chain;
}
