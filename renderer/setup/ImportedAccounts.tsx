// Shows the accounts that were imported, and what was not understood; one of them is taken.

import type { ReactNode } from 'react';
import type { ImportedSettings } from '../../shared/host/imports.ts';
import { visible, visibleStart } from '../../shared/smtp/visible.ts';
import { Button } from '../ui/Button.tsx';
import type { ImportedChoice } from './imported.ts';
import styles from './Setup.module.css';

/** Characters of a name that tell it apart well enough. */
const SHOWN = 200;

export interface ImportedAccountsProps {
  readonly answer: ImportedChoice;
  readonly onUse: (account: ImportedSettings) => void;
  readonly onBack: () => void;
}

export function ImportedAccounts({ answer, onUse, onBack }: ImportedAccountsProps): ReactNode {
  const { accounts, format, unread } = answer;
  return (
    <>
      <p className="sub">Read as {format}.</p>
      <ul className={styles.found} aria-label="Imported accounts">
        {accounts.map((account, index) => (
          <li key={`${account.name} ${String(index)}`}>
            <div>
              <b>{visibleStart(account.name || account.settings.connection.host, SHOWN)}</b>
              <span className="wire">{targetOf(account)}</span>
            </div>
            <Button
              primary={index === 0}
              data-first={index === 0 ? true : undefined}
              onClick={() => onUse(account)}
            >
              Use it
            </Button>
          </li>
        ))}
      </ul>
      {unread.length > 0 && (
        <>
          <h3 className={styles.heading}>Not carried over</h3>
          <ul className={styles.notes}>
            {unread.map((sentence) => (
              <li key={sentence}>{visible(sentence)}</li>
            ))}
          </ul>
        </>
      )}
      <p className={styles.actions}>
        <Button onClick={onBack}>Import something else</Button>
      </p>
    </>
  );
}

function targetOf({ settings: { connection, auth } }: ImportedSettings): string {
  const user = auth === undefined ? '' : `, ${visibleStart(auth.user, SHOWN)}`;
  const secret = (auth?.password ?? auth?.token) === undefined ? '' : ', password put away';
  return `${visibleStart(connection.host, SHOWN)}:${String(connection.port)}${user}${secret}`;
}
