// One phase of the rail: its outcome, its name, its time.

import type { ReactNode } from 'react';
import { Shape } from '../../ui/Shape.tsx';
import styles from './PhaseRail.module.css';
import type { Cell } from './cells.ts';

export interface PhaseCellProps {
  readonly cell: Cell;
  readonly onClick: () => void;
}

export function PhaseCell({ cell, onClick }: PhaseCellProps): ReactNode {
  return (
    <button
      type="button"
      className={styles.cell}
      data-state={cell.shape}
      title={cell.title}
      onClick={onClick}
    >
      <Shape kind={cell.shape} />
      <span className={styles.name}>
        {cell.phase}
        <span className="vh">, {cell.state}, </span>
      </span>
      <span className={styles.below}>{cell.below}</span>
    </button>
  );
}
