// Makes a command of each profile, run and practice server, so that the palette finds them.

import type { PracticeEntry, RunSummary } from '../../shared/host/api.ts';
import type { Profile } from '../../shared/profile/profile.ts';
import { visible } from '../../shared/smtp/visible.ts';
import type { Command } from './command.ts';
import type { Workbench } from './workbench.ts';

export function listedCommands(
  workbench: Workbench,
  profiles: readonly Profile[],
  runs: readonly RunSummary[],
  practice: readonly PracticeEntry[],
): Command[] {
  return [
    ...profiles.map((profile): Command => ({
      id: `profile-${profile.id}`,
      group: 'Profiles and runs',
      label: profile.name,
      detail: profile.settings.connection.host,
      run: () => workbench.loadProfile(profile),
    })),
    ...runs.map(({ id, target, title = 'running' }): Command => ({
      id: `run-${id}`,
      group: 'Profiles and runs',
      label: visible(target),
      detail: visible(title),
      run: () => workbench.reopenRun(id),
    })),
    ...practice.map(({ name, title, teaches }): Command => ({
      id: `practice-${name}`,
      group: 'Practice servers',
      label: title,
      detail: teaches,
      run: () => workbench.attempt(() => workbench.practise(name)),
    })),
  ];
}
