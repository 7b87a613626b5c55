// Makes commands of each profile, run and practice server, so that the palette finds them.

import type { PracticeEntry, RunSummary } from '../../shared/host/api.ts';
import { fullName } from '../../shared/profile/full-name.ts';
import type { Profile } from '../../shared/profile/profile.ts';
import { visible } from '../../shared/smtp/visible.ts';
import { clockTime } from '../history/clock-time.ts';
import type { Command } from './command.ts';
import { duplicateProfile, exportProfile } from './profile-actions.ts';
import type { RunNaming } from './use-run-names.ts';
import type { Workbench } from './workbench.ts';

export interface Lists {
  readonly profiles: readonly Profile[];
  /** The id of the one in the bar. */
  readonly current: string | undefined;
  readonly runs: readonly RunSummary[];
  readonly practice: readonly PracticeEntry[];
  readonly nameOfRun: RunNaming;
  /** Whether the host can be asked for anything. */
  readonly reachable: boolean;
}

/** Past so many only the profile in the bar is changed from the palette; each one from its row. */
const MANY = 500;

export function listedCommands(
  workbench: Workbench,
  { profiles, current, runs, practice, nameOfRun, reachable }: Lists,
): Command[] {
  return [
    ...profiles.map((profile): Command => ({
      id: `profile-${profile.id}`,
      group: 'Profiles and runs',
      label: visible(fullName(profile)),
      detail: profile.settings.connection.host,
      also: profile.tags.join(' '),
      run: () => workbench.loadProfile(profile),
    })),
    ...runs.map((run): Command => ({
      id: `run-${run.id}`,
      group: 'Profiles and runs',
      label: `${nameOfRun(run) ?? visible(run.target)}, ${clockTime(run.startedAt)}`,
      detail: visible(run.title ?? 'running'),
      run: () => workbench.reopenRun(run.id),
    })),
    ...practice.map(({ name, title, teaches }): Command => ({
      id: `practice-${name}`,
      group: 'Practice servers',
      label: title,
      detail: teaches,
      enabled: reachable,
      run: () => workbench.ask(() => workbench.practise(name)),
    })),
    ...profiles
      .filter(({ id }) => profiles.length <= MANY || id === current)
      .flatMap((profile) => changes(workbench, profile, reachable)),
  ];
}

/** What may be done to a profile beside loading it, without the tree's menu. */
function changes(workbench: Workbench, profile: Profile, reachable: boolean): Command[] {
  const { changing } = workbench.stores;
  const common = { group: 'Change a profile', detail: 'profile', enabled: reachable } as const;
  const name = visible(fullName(profile));
  return [
    {
      ...common,
      id: `rename-${profile.id}`,
      label: `Rename ${name}`,
      run: () => changing.set({ what: 'rename', profile }),
    },
    {
      ...common,
      id: `details-${profile.id}`,
      label: `Details of ${name}: folder, tags, colour, notes`,
      run: () => changing.set({ what: 'details', profile }),
    },
    {
      ...common,
      id: `duplicate-${profile.id}`,
      label: `Duplicate ${name}`,
      run: () => workbench.ask(() => duplicateProfile(workbench, profile)),
    },
    {
      ...common,
      id: `export-${profile.id}`,
      label: `Export ${name} for another computer`,
      run: () => exportProfile(workbench, profile),
    },
    {
      ...common,
      id: `delete-${profile.id}`,
      label: `Delete ${name}`,
      run: () => changing.set({ what: 'delete', profile }),
    },
  ];
}
