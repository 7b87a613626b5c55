// What the history is searched by: words, outcome, profile, days, pins.

import type { ReactNode } from 'react';
import { fullName } from '../../shared/profile/full-name.ts';
import type { Profile } from '../../shared/profile/profile.ts';
import { visible } from '../../shared/smtp/visible.ts';
import { FindField } from '../ui/FindField.tsx';
import type { HistoryFilter } from './history-filter.ts';
import styles from './HistoryView.module.css';

export interface HistoryFiltersProps {
  readonly filter: HistoryFilter;
  readonly profiles: readonly Profile[];
  readonly onFilter: (filter: HistoryFilter) => void;
}

const OUTCOMES: readonly (readonly [HistoryFilter['outcome'], string])[] = [
  ['', 'Any outcome'],
  ['failed', 'Failed'],
  ['partial', 'Partly'],
  ['ok', 'Passed'],
  ['inconclusive', 'Inconclusive'],
  ['none', 'Without a verdict'],
];

export function HistoryFilters({ filter, profiles, onFilter }: HistoryFiltersProps): ReactNode {
  // Runs of a profile outlive it, and may be looked for still.
  const gone = filter.profile !== '' && !profiles.some(({ id }) => id === filter.profile);
  const change = (part: Partial<HistoryFilter>): void => onFilter({ ...filter, ...part });
  return (
    <form
      role="search"
      aria-label="Find runs"
      className={styles.filters}
      onSubmit={(event) => event.preventDefault()}
    >
      <FindField
        label="Search everything"
        placeholder="Search everything"
        title="Server, names, verdict, note, and the server’s replies"
        className={styles.find}
        data-start=""
        value={filter.text}
        maxLength={500}
        onFind={(text) => change({ text })}
      />
      <select
        aria-label="Outcome"
        value={filter.outcome}
        onChange={({ target }) => {
          const chosen = OUTCOMES.find(([value]) => value === target.value);
          change({ outcome: chosen?.[0] ?? '' });
        }}
      >
        {OUTCOMES.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
      {(profiles.length > 0 || gone) && (
        <select
          aria-label="Profile"
          value={filter.profile}
          onChange={({ target }) => change({ profile: target.value })}
        >
          <option value="">Any profile</option>
          {gone && <option value={filter.profile}>A deleted profile</option>}
          {profiles.map((profile) => (
            <option key={profile.id} value={profile.id}>
              {visible(fullName(profile))}
            </option>
          ))}
        </select>
      )}
      <label className={styles.day}>
        from
        <input
          type="date"
          value={filter.since}
          max={filter.until || undefined}
          onChange={({ target }) => change({ since: target.value })}
        />
      </label>
      <label className={styles.day}>
        to
        <input
          type="date"
          value={filter.until}
          min={filter.since || undefined}
          onChange={({ target }) => change({ until: target.value })}
        />
      </label>
      <label className={styles.day}>
        <input
          type="checkbox"
          checked={filter.pinned}
          onChange={({ target }) => change({ pinned: target.checked })}
        />
        pinned only
      </label>
    </form>
  );
}
