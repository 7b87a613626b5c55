// Asks what the text may not say: which step it was an answer to, and whose server gave it.

import type { ReactNode } from 'react';
import { isPhase, PHASES } from '../../shared/run/phase.ts';
import type { Phase } from '../../shared/run/phase.ts';
import { Field } from '../ui/Field.tsx';
import styles from './Explain.module.css';

export interface ExplainHintsProps {
  readonly phase: Phase | undefined;
  readonly server: string;
  /** Whether the server that was typed could not be read as one. */
  readonly serverUnread: boolean;
  readonly onPhase: (phase: Phase | undefined) => void;
  readonly onServer: (server: string) => void;
}

export function ExplainHints(props: ExplainHintsProps): ReactNode {
  const { phase, server, serverUnread, onPhase, onServer } = props;
  return (
    <div className={styles.hints}>
      <Field label="Step it ended in">
        {(ties) => (
          <select
            {...ties}
            value={phase ?? ''}
            onChange={({ target }) => onPhase(isPhase(target.value) ? target.value : undefined)}
          >
            <option value="">as the text tells</option>
            {PHASES.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field
        label="Server"
        error={
          serverUnread ? 'Give a host name, such as mail.example.org, or a provider’s.' : undefined
        }
      >
        {(ties) => (
          <input
            {...ties}
            type="text"
            value={server}
            placeholder="as the text tells; a name or a provider"
            maxLength={260}
            autoComplete="off"
            spellCheck={false}
            onChange={({ target }) => onServer(target.value)}
          />
        )}
      </Field>
    </div>
  );
}
