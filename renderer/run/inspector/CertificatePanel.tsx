// The server's certificate: whether in date, for the right name, vouched for, and how it was used.

import { Copy } from 'lucide-react';
import type { ReactNode } from 'react';
import type { TlsFacet } from '../../../shared/run/facets/tls.ts';
import type { View } from '../../../shared/run/facts.ts';
import { visible } from '../../../shared/smtp/visible.ts';
import * as names from '../../../shared/words/en/names.ts';
import { list } from '../../../shared/words/en/phrases.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { day, days, daysUntil } from '../words/measures.ts';
import { CertificateChain } from './CertificateChain.tsx';
import { NameMatches } from './NameMatches.tsx';
import styles from './Panel.module.css';
import { Answer, Empty, Pairs, Section } from './Section.tsx';
import { TrustTable } from './TrustTable.tsx';
import { ValidityBar } from './ValidityBar.tsx';

export interface CertificatePanelProps {
  readonly tls: View<TlsFacet>;
  readonly running: boolean;
  /** Wall time of the run, ms since the epoch: validity is judged as of then. */
  readonly at: number;
  readonly onCopyPem: () => void;
}

export function CertificatePanel({
  tls,
  running,
  at,
  onCopyPem,
}: CertificatePanelProps): ReactNode {
  const chain = tls.certificate?.chain ?? [];
  const [leaf] = chain;
  if (!leaf) return <Session tls={tls} running={running} />;
  const problems = tls.judgement?.problems ?? [];
  const left = daysUntil(leaf.notAfter, at);
  const expired = problems.includes('expired') || Date.parse(leaf.notAfter) < at;
  const inDate = !expired && !problems.includes('not-yet-valid');
  const rightName = !problems.includes('name-mismatch');
  const vouched = problems.filter((problem) => !ABOUT_DATE_OR_NAME.has(problem));
  return (
    <>
      <Answer
        question="In date"
        shape={inDate ? (left < SOON ? 'warn' : 'pass') : 'fail'}
        answer={
          inDate ? `${days(left)} left` : expired ? `no, ran out ${days(left)} ago` : 'not yet'
        }
      >
        <ValidityBar from={leaf.notBefore} to={leaf.notAfter} at={at} />
      </Answer>
      <Answer
        question="Right name"
        shape={tls.judgement ? (rightName ? 'pass' : 'fail') : 'skip'}
        answer={tls.judgement ? (rightName ? 'yes' : 'no') : 'not judged'}
      >
        <NameMatches asked={tls.serverName ?? ''} names={leaf.names} />
      </Answer>
      <Answer
        question="Vouched for"
        shape={tls.judgement ? (vouched.length > 0 ? 'fail' : 'pass') : 'skip'}
        answer={
          vouched.length > 0
            ? `no, ${list(vouched.map((problem) => names.CERTIFICATE_PROBLEM[problem]))}`
            : tls.judgement
              ? 'yes'
              : 'not judged'
        }
      >
        <CertificateChain chain={chain} at={at} />
        {tls.judgement && <TrustTable judgement={tls.judgement} />}
      </Answer>
      <Section title="The certificate">
        <Pairs
          of={[
            ['Subject', <bdi key="s">{visible(leaf.subject)}</bdi>],
            ['Issuer', <bdi key="i">{visible(leaf.issuer)}</bdi>],
            ['Valid', `${day(leaf.notBefore)} to ${day(leaf.notAfter)}`],
            [
              'Serial number',
              <span key="n" className="wire">
                {leaf.serialNumber}
              </span>,
            ],
            [
              'SHA-256',
              <span key="f" className="wire">
                {leaf.der === '' ? 'left out' : leaf.sha256}
              </span>,
            ],
          ]}
        />
        {chain.some(({ der }) => der === '') && (
          <p>A certificate itself is left out, because it holds a password or other secret.</p>
        )}
        {chain.some(({ der }) => der !== '') && (
          <p className={styles.actions}>
            <Button onClick={onCopyPem}>
              <Icon of={Copy} />
              Copy the chain as PEM
            </Button>
          </p>
        )}
      </Section>
      <Session tls={tls} running={running} />
    </>
  );
}

const ABOUT_DATE_OR_NAME: ReadonlySet<string> = new Set([
  'expired',
  'not-yet-valid',
  'name-mismatch',
]);

/** Fewer days than this deserve a look. */
const SOON = 21;

function Session({ tls, running }: Pick<CertificatePanelProps, 'tls' | 'running'>): ReactNode {
  const { negotiated, handshake } = tls;
  if (handshake.state === 'none') {
    return (
      <Empty>
        {running
          ? 'The certificate will stand here once TLS begins.'
          : 'This run did not come to TLS, so no certificate was shown.'}
      </Empty>
    );
  }
  const failure = handshake.state === 'failed' ? handshake : undefined;
  return (
    <Section title="Session">
      <Pairs
        of={[
          ['Begun by', tls.mode === 'implicit' ? 'implicit TLS' : 'STARTTLS'],
          ['Name sent', tls.serverName && <span className="wire">{visible(tls.serverName)}</span>],
          ['Protocol', negotiated?.protocol],
          ['Cipher', negotiated && <span className="wire">{negotiated.cipher}</span>],
          ['Key exchange', negotiated?.group],
          ['Resumed', negotiated && (negotiated.resumed ? 'yes' : 'no')],
          ['Failed', failure && names.TLS_CAUSE[failure.cause]],
          ['Code', failure?.code && <span className="wire">{visible(failure.code)}</span>],
          [
            'Instead of TLS',
            failure?.instead && <bdi className="wire">{visible(failure.instead)}</bdi>,
          ],
        ]}
      />
    </Section>
  );
}
