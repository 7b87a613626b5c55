// Draws Ehlo's mark.

import type { ReactNode } from 'react';
import styles from './Sidebar.module.css';

export function AppMark(): ReactNode {
  return (
    <svg className={styles.mark} width="22" height="22" viewBox="0 0 32 32" aria-hidden="true">
      <path d="M27.5 10.5V9A3 3 0 0 0 24.5 6h-18a3 3 0 0 0-3 3v14a3 3 0 0 0 3 3h18a3 3 0 0 0 3-3v-1.5" />
      <path d="m4.6 8 9.9 8-9.9 8" />
      <path d="M19.5 16h11" />
    </svg>
  );
}
