// Says how to get a new address, where this one has been used or was never good.

import type { ReactNode } from 'react';
import styles from './NoEntry.module.css';

export function NoEntry(): ReactNode {
  return (
    <main className={styles.page}>
      <h1>This address lets nobody in any more</h1>
      <p>
        An address of Ehlo’s window works once, so that nobody else on this computer can use it.
        This one was used before, or Ehlo has been started again since.
      </p>
      <p>For a new one, start Ehlo again in a terminal:</p>
      <p>
        <code className="wire">ehlo serve</code> or, in Ehlo’s folder,{' '}
        <code className="wire">npm start</code>
      </p>
      <p>It opens the window by itself, and prints the address for another browser.</p>
    </main>
  );
}
