// Stands across the window while its host cannot be reached: what is wrong, and what to do.

import type { ReactNode } from 'react';
import { useStore } from '../state/store.ts';
import { Shape } from '../ui/Shape.tsx';
import styles from './HostBanner.module.css';
import { useWorkbench } from './workbench-context.ts';

/** Its element is always there, so that what comes into it is announced. */
export function HostBanner(): ReactNode {
  const trouble = useStore(useWorkbench().stores.trouble);
  return (
    <div role="alert" className={styles.place}>
      {trouble && (
        <div className={styles.banner} data-final={trouble.final}>
          <Shape kind={trouble.final ? 'fail' : 'warn'} size={16} />
          <p>
            <strong>{trouble.title}</strong>
            <span>{trouble.remedy}</span>
          </p>
        </div>
      )}
    </div>
  );
}
