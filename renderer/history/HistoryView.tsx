// The history: every kept run, found by words, outcome, profile, days and pins; two of them to compare.

import { GitCompareArrows } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { RunId, RunSummary } from '../../shared/host/api.ts';
import type { RunPage, RunQuery } from '../../shared/host/run-query.ts';
import type { Profile } from '../../shared/profile/profile.ts';
import { visible } from '../../shared/smtp/visible.ts';
import { grouped } from '../run/words/measures.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { EMPTY_FILTER, isEmptyFilter } from './history-filter.ts';
import type { HistoryFilter } from './history-filter.ts';
import { HistoryFilters } from './HistoryFilters.tsx';
import type { RunActions } from './HistoryRow.tsx';
import { HistoryTable } from './HistoryTable.tsx';
import styles from './HistoryView.module.css';
import { PAGE, useHistoryPage } from './use-history-page.ts';

export interface HistoryViewProps extends RunActions {
  readonly filter: HistoryFilter;
  readonly onFilter: (filter: HistoryFilter) => void;
  readonly profiles: readonly Profile[];
  readonly search: (query: RunQuery) => Promise<RunPage>;
  /** A value that changes when runs have come, gone or changed. */
  readonly changed: unknown;
  readonly current: RunId | undefined;
  readonly chosen: readonly RunSummary[];
  readonly nameOf: (run: RunSummary) => string | undefined;
  readonly onCompare: () => void;
  readonly onTrouble: (message: string) => void;
  readonly leave: ReactNode;
}

export function HistoryView(props: HistoryViewProps): ReactNode {
  const { filter, onFilter, chosen, changed, search, onTrouble, leave, ...rest } = props;
  const [pages, setPages] = useState(1);
  const page = useHistoryPage(search, filter, pages, changed, onTrouble);
  const more = page !== undefined && page.total > page.runs.length;
  return (
    <main className={styles.history} data-region="history" aria-labelledby="history-title">
      <header className={styles.head}>
        <h1 id="history-title">History</h1>
        <span className={styles.count} role="status">
          {page && countOf(page, isEmptyFilter(filter))}
        </span>
        <span className="spring" />
        <Button
          barred={
            chosen.length === 2 ? undefined : `Choose two runs to compare: Space chooses one.`
          }
          onClick={rest.onCompare}
        >
          <Icon of={GitCompareArrows} />
          Compare
          {chosen.length > 0 && <span className={styles.chosen}>{chosen.length} of 2</span>}
        </Button>
        {leave}
      </header>
      <HistoryFilters
        filter={filter}
        profiles={rest.profiles}
        onFilter={(next) => {
          setPages(1);
          onFilter(next);
        }}
      />
      {page?.notices.map((notice) => (
        <p key={notice} className={styles.notice} role="alert">
          {visible(notice)}
        </p>
      ))}
      <div
        className={styles.scroll}
        role="region"
        aria-label="Runs"
        tabIndex={page?.runs.length === 0 ? 0 : undefined}
      >
        {page?.runs.length === 0 && (
          <Nothing filter={filter} onAll={() => onFilter(EMPTY_FILTER)} />
        )}
        {page && page.runs.length > 0 && (
          <HistoryTable
            runs={page.runs}
            current={rest.current}
            chosen={chosen}
            nameOf={rest.nameOf}
            onOpen={rest.onOpen}
            onChoose={rest.onChoose}
            onPin={rest.onPin}
            onNote={rest.onNote}
            onDelete={rest.onDelete}
          />
        )}
        {more && pages * PAGE < 1000 && (
          <p className={styles.rest}>
            <Button onClick={() => setPages(pages + 1)}>Show {PAGE} more</Button>
          </p>
        )}
        {more && pages * PAGE >= 1000 && (
          <p className={styles.rest}>Older ones are found by words or by their day.</p>
        )}
      </div>
    </main>
  );
}

function countOf({ total, runs }: RunPage, all: boolean): string {
  const found = total === 1 ? '1 run' : `${grouped(total)} runs`;
  const shown = total > runs.length ? `, the newest ${grouped(runs.length)} shown` : '';
  return `${all ? found : `${found} found`}${shown}`;
}

/** What stands where no run does, and how to get one there. */
function Nothing({
  filter,
  onAll,
}: {
  readonly filter: HistoryFilter;
  readonly onAll: () => void;
}): ReactNode {
  return (
    <div className={styles.nothing}>
      {isEmptyFilter(filter) ? (
        <p>Every run will stand here, and opens again as it was. Run starts the first one.</p>
      ) : (
        <>
          <p>No run is like that.</p>
          <Button onClick={onAll}>Show all runs</Button>
        </>
      )}
    </div>
  );
}
