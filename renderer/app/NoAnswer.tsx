// Says that no Ehlo answered when the page was to be let in, and tries again on request.

import type { ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import styles from './NoEntry.module.css';

export function NoAnswer({ onRetry }: { readonly onRetry: () => void }): ReactNode {
  return (
    <main className={styles.page}>
      <h1>Ehlo does not answer</h1>
      <p>It has ended since it gave this address, or it is busy.</p>
      <p>
        <Button primary onClick={onRetry}>
          Try again
        </Button>
      </p>
      <p>If that does not help, start Ehlo again in a terminal:</p>
      <p>
        <code className="wire">ehlo serve</code> or, in Ehlo’s folder,{' '}
        <code className="wire">npm start</code>
      </p>
    </main>
  );
}
