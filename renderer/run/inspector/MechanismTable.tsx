// Lists the sign-in mechanisms: where each is offered, and what became of it here.

import type { ReactNode } from 'react';
import type { AuthState, SignIn } from '../../../shared/run/facets/auth.ts';
import type { Announcement, ExtensionsFacet } from '../../../shared/run/facets/extensions.ts';
import { findExtension } from '../../../shared/smtp/extension.ts';
import { KNOWN_MECHANISMS } from '../../../shared/smtp/sasl-name.ts';
import type { MechanismName } from '../../../shared/smtp/sasl-name.ts';
import styles from './Panel.module.css';

export interface MechanismTableProps {
  readonly extensions: Readonly<ExtensionsFacet>;
  readonly tried: readonly SignIn[];
  readonly state: AuthState['state'];
}

export function MechanismTable({ extensions, tried, state }: MechanismTableProps): ReactNode {
  const clear = mechanismsOf(extensions.clear);
  const encrypted = mechanismsOf(extensions.encrypted);
  const names = [...new Set([...encrypted, ...clear])];
  if (names.length === 0) return <p className={styles.note}>The server offers none.</p>;
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <th className={styles.mechanism}>mechanism</th>
            <th className={styles.yesno}>in clear</th>
            <th className={styles.yesno}>in TLS</th>
            <th>here</th>
          </tr>
        </thead>
        <tbody>
          {names.map((name) => (
            <tr key={name}>
              <th scope="row" className="wire">
                {name}
              </th>
              <td>{extensions.clear ? (clear.includes(name) ? 'yes' : '–') : 'not asked'}</td>
              <td>{extensions.encrypted ? (encrypted.includes(name) ? 'yes' : '–') : '–'}</td>
              <td>{fate(name, tried, state)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {extensions.clear !== undefined && extensions.encrypted !== undefined && (
        <p className={styles.note}>
          {clear.length === 0
            ? 'Nothing was offered before TLS, as it should be.'
            : 'Sign-in is offered before TLS: a careless program would send its password in clear.'}
        </p>
      )}
    </>
  );
}

function mechanismsOf(announcement: Announcement | undefined): readonly MechanismName[] {
  if (!announcement) return [];
  return findExtension(announcement.extensions, 'AUTH')?.mechanisms ?? [];
}

function fate(name: MechanismName, tried: readonly SignIn[], state: AuthState['state']): string {
  const last = tried.at(-1);
  if (last?.mechanism === name) {
    if (state === 'accepted') return 'tried, accepted';
    return state === 'rejected' ? 'tried, refused' : 'tried';
  }
  if (tried.some(({ mechanism }) => mechanism === name)) return 'tried first, refused';
  return (KNOWN_MECHANISMS as readonly string[]).includes(name) ? 'not tried' : 'not known to Ehlo';
}
