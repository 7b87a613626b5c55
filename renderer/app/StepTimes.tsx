// The time that each step of a run may take: one for all, and one for each phase that needs another.

import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Preferences } from '../../shared/host/api.ts';
import { PHASES } from '../../shared/run/phase.ts';
import type { Phase } from '../../shared/run/phase.ts';
import styles from './Form.module.css';
import { SecondsField } from './SecondsField.tsx';

export interface StepTimesProps {
  readonly times: Pick<Preferences, 'stepTimeout' | 'timeouts'>;
  readonly onChange: (part: Partial<Preferences>) => void;
}

export function StepTimes({ times, onChange }: StepTimesProps): ReactNode {
  const { stepTimeout, timeouts } = times;
  // Open from the start where there is something in it; from then on as the reader has it.
  const [used] = useState(Object.keys(timeouts).length > 0);
  const setOne = (phase: Phase, value: number | undefined): void => {
    const { [phase]: _, ...others } = timeouts;
    onChange({ timeouts: { ...others, ...(value !== undefined && { [phase]: value }) } });
  };
  return (
    <>
      <SecondsField
        label="Time for a step"
        note="In seconds; 0 gives each step the time that suits it."
        value={stepTimeout}
        least={0}
        onValue={(value = 0) => onChange({ stepTimeout: value })}
      />
      <details className={styles.more} open={used || undefined}>
        <summary>Another time for single steps</summary>
        <div className={styles.columns}>
          {PHASES.map((phase) => (
            <SecondsField
              key={phase}
              label={phase}
              value={timeouts[phase]}
              placeholder={stepTimeout === 0 ? 'as suits it' : `${stepTimeout / 1000}`}
              least={0.1}
              mayBeEmpty
              onValue={(value) => setOne(phase, value)}
            />
          ))}
        </div>
      </details>
    </>
  );
}
