// Compares what TLS agreed on and the certificates that were shown.

import type { RunFacts } from '../run/facts.ts';
import { CERTIFICATE_PROBLEM, ROOTS, TLS_CAUSE } from '../words/en/names.ts';
import { list } from '../words/en/phrases.ts';
import type { Difference } from './comparison.ts';
import { differ } from './difference.ts';

/** What was not reached, or not revealed by the client, does not differ. */
export function compareTls({ tls: a }: RunFacts, { tls: b }: RunFacts): Difference[] {
  return [
    ...(a.negotiated && b.negotiated
      ? [
          ...differ(
            'tls.version',
            'tls',
            'the TLS version',
            a.negotiated.protocol,
            b.negotiated.protocol,
          ),
          ...differ('tls.version', 'tls', 'the cipher', a.negotiated.cipher, b.negotiated.cipher),
        ]
      : []),
    ...differ('tls.failure', 'tls', 'the failure of TLS', failure(a), failure(b)),
    ...certificates(a, b),
    ...(a.judgement && b.judgement
      ? [
          ...differ(
            'certificate.problems',
            'tls',
            'what is wrong with the certificate',
            problems(a),
            problems(b),
          ),
          ...(a.judgement.trusted && b.judgement.trusted
            ? differ('certificate.changed', 'tls', 'the roots it ends in', roots(a), roots(b))
            : []),
        ]
      : []),
  ];
}

type Tls = RunFacts['tls'];

function failure({ handshake }: Tls): string | undefined {
  if (handshake.state !== 'failed') return undefined;
  const { cause, alert } = handshake;
  return `${TLS_CAUSE[cause]}${alert === undefined ? '' : `, alert ${String(alert)}`}`;
}

function certificates(a: Tls, b: Tls): Difference[] {
  const [was, is] = [a.certificate?.chain[0], b.certificate?.chain[0]];
  if (!was || !is || was.sha256 === is.sha256) return [];
  const changed = [
    ...differ('certificate.changed', 'tls', 'the certificate’s subject', was.subject, is.subject),
    ...differ(
      'certificate.changed',
      'tls',
      'the certificate’s names',
      [...was.names].sort().join(', '),
      [...is.names].sort().join(', '),
    ),
    ...differ('certificate.changed', 'tls', 'the certificate’s issuer', was.issuer, is.issuer),
    ...differ(
      'certificate.changed',
      'tls',
      'the length of the chain',
      a.certificate?.chain.length,
      b.certificate?.chain.length,
    ),
  ];
  const told = (sha256: string, until: string): string =>
    `${sha256.slice(0, 16)}…, valid until ${until.slice(0, 10)}`;
  return [
    ...changed,
    ...differ(
      'certificate.renewed',
      'tls',
      'the certificate itself',
      told(was.sha256, was.notAfter),
      told(is.sha256, is.notAfter),
      false,
    ),
  ];
}

function problems({ judgement }: Tls): string {
  return list(
    [...(judgement?.problems ?? [])].sort().map((problem) => CERTIFICATE_PROBLEM[problem]),
  );
}

function roots({ judgement }: Tls): string | undefined {
  return judgement?.roots && ROOTS[judgement.roots];
}
