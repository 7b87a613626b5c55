// Says which sets of roots were asked, and which one vouches for the certificate.

import type { ReactNode } from 'react';
import type { RootSource } from '../../../shared/run/certificate.ts';
import type { CertificateJudgement } from '../../../shared/run/facets/tls.ts';
import { visible } from '../../../shared/smtp/visible.ts';
import { Shape } from '../../ui/Shape.tsx';
import styles from './Panel.module.css';

const SOURCES: readonly (readonly [RootSource, string])[] = [
  ['system', 'This computer’s store'],
  ['bundled', 'Mozilla’s list, built in'],
  ['given', 'Your own CA file'],
];

export function TrustTable({ judgement }: { readonly judgement: CertificateJudgement }): ReactNode {
  return (
    <>
      <table className={styles.trust}>
        <tbody>
          {SOURCES.map(([source, words]) => (
            <tr key={source}>
              <th scope="row">{words}</th>
              <td>{answer(judgement, source)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {judgement.code !== undefined && (
        <p className={styles.note}>
          The TLS library says <span className="wire">{visible(judgement.code)}</span>.
        </p>
      )}
      {judgement.overridden && (
        <p className={styles.note}>The run went on all the same, as asked.</p>
      )}
    </>
  );
}

function answer({ roots, rootsTried }: CertificateJudgement, source: RootSource): ReactNode {
  if (roots === source) {
    return (
      <>
        <Shape kind="pass" />
        trusts the root
      </>
    );
  }
  const asked = rootsTried.includes(source);
  return (
    <>
      <Shape kind="skip" />
      {asked ? (roots === undefined ? 'does not know it' : 'asked as well') : 'not asked'}
    </>
  );
}
