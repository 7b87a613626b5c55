// Sets the name that was asked for beside the names in the certificate.

import { useState } from 'react';
import type { ReactNode } from 'react';
import type { PeerText } from '../../../shared/smtp/peer-text.ts';
import { visible } from '../../../shared/smtp/visible.ts';
import { LinkButton } from '../../ui/Button.tsx';
import styles from './Panel.module.css';

export interface NameMatchesProps {
  readonly asked: string;
  readonly names: readonly PeerText[];
}

/** Certificates may carry hundreds of names; these many stand without being asked for. */
const FIRST = 12;

export function NameMatches({ asked, names }: NameMatchesProps): ReactNode {
  const [all, setAll] = useState(false);
  const shown = all ? names : names.slice(0, FIRST);
  return (
    <>
      <table className={styles.names}>
        <tbody>
          <tr className={styles.asked}>
            <th scope="row" className="wire">
              {visible(asked)}
            </th>
            <td>asked for</td>
          </tr>
          {shown.map((name) => (
            <tr key={name}>
              <th scope="row" className="wire">
                <bdi>{visible(name)}</bdi>
              </th>
              <td>{matches(name, asked) ? 'fits' : 'in the certificate'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {names.length > shown.length && (
        <LinkButton onClick={() => setAll(true)}>show all {names.length} names</LinkButton>
      )}
      {names.length === 0 && <p className={styles.note}>The certificate carries no names.</p>}
    </>
  );
}

/** RFC 6125 section 6.4: a wildcard stands for one whole leftmost label. */
function matches(name: string, asked: string): boolean {
  const [pattern, wanted] = [name.toLowerCase(), asked.toLowerCase().replace(/\.$/, '')];
  if (!pattern.startsWith('*.')) return pattern === wanted;
  const dot = wanted.indexOf('.');
  return dot > 0 && wanted.slice(dot) === pattern.slice(1);
}
