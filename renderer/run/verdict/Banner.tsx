// The band where the verdict stands, for what is not a verdict.

import type { ReactNode } from 'react';
import { Shape } from '../../ui/Shape.tsx';
import type { ShapeKind } from '../../ui/Shape.tsx';
import styles from './VerdictCard.module.css';

/** Said where an earlier run is still in sight, whose outcome must not be taken for this one's. */
export const RUN_BEFORE = 'Below stands the run before.';

export interface BannerProps {
  readonly outcome: 'confirm' | 'inconclusive' | 'none';
  readonly shape: ShapeKind;
  readonly heading: string;
  readonly title: string;
  readonly below: ReactNode;
  readonly actions?: ReactNode;
}

export function Banner(props: BannerProps): ReactNode {
  return (
    <section
      className={styles.verdict}
      data-outcome={props.outcome}
      data-region="verdict"
      aria-labelledby="verdict-title"
    >
      <header className={styles.head}>
        <div className={styles.where}>
          <Shape kind={props.shape} size={16} />
          <strong>{props.heading}</strong>
        </div>
        <h1 id="verdict-title" tabIndex={-1}>
          {props.title}
          <span className={styles.below}>{props.below}</span>
        </h1>
      </header>
      {props.actions !== undefined && <div className={styles.actions}>{props.actions}</div>}
    </section>
  );
}
