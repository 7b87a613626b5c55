// The practice servers, each with what it teaches; choosing one starts it.

import { ChevronDown, ChevronRight, FlaskConical } from 'lucide-react';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import type { PracticeEntry } from '../../shared/host/api.ts';
import { bar } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { useRoving } from '../ui/use-roving.ts';
import { firstSentence } from './first-sentence.ts';
import styles from './PracticeList.module.css';

export interface PracticeListProps {
  readonly entries: readonly PracticeEntry[];
  readonly current: string | undefined;
  /** Open from the start where there is nothing else to choose; undefined until that is known. */
  readonly initiallyOpen: boolean | undefined;
  /** Open in any case, as while something is looked for. */
  readonly searching: boolean;
  /** Why none can be started just now. */
  readonly barred: string | undefined;
  readonly onChoose: (name: string) => void;
}

export function PracticeList({
  entries,
  current,
  initiallyOpen,
  searching,
  barred,
  onChoose,
}: PracticeListProps): ReactNode {
  const [choice, setChoice] = useState<boolean>();
  // Decided once: a first profile must not fold the list away under the reader.
  if (choice === undefined && initiallyOpen !== undefined) setChoice(initiallyOpen);
  const open = searching || choice === true;
  const id = useId();
  const roving = useRoving();
  return (
    <div {...roving}>
      <button
        type="button"
        data-roving
        className={styles.folder}
        aria-expanded={open}
        onClick={() => setChoice(!open)}
      >
        <Icon of={open ? ChevronDown : ChevronRight} size={12} />
        <span className={styles.label}>Practice servers</span>
        <span className={styles.count}>{entries.length}</span>
      </button>
      {open && (
        <ul aria-label="Practice servers">
          {entries.map(({ name, title, teaches }) => (
            <li key={name}>
              <button
                type="button"
                data-roving
                className={styles.item}
                aria-current={name === current || undefined}
                aria-labelledby={`${id}-${name}`}
                aria-describedby={`${id}-${name}-teaches`}
                onClick={() => onChoose(name)}
                {...bar(barred)}
              >
                <Icon of={FlaskConical} size={12} />
                <span className={styles.label}>
                  <span id={`${id}-${name}`}>{title}</span>
                  <span id={`${id}-${name}-teaches`} className={styles.teaches}>
                    {name === current ? teaches : firstSentence(teaches)}
                  </span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
