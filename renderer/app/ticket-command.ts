// The command that copies for a ticket what is in sight: the run, or what a pasted text means.

import type { Command } from './command.ts';
import { copyExplanation } from './explain-actions.ts';
import type { Workbench } from './workbench.ts';

export interface InSight {
  /** Whether there is a run that has ended, and a host to ask for its report. */
  readonly ended: boolean;
  /** Whether the place for a pasted text is open, and whether it was explained. */
  readonly explaining: boolean;
  readonly explained: boolean;
}

export function ticketCommand(
  workbench: Workbench,
  { ended, explaining, explained }: InSight,
): Command {
  return {
    id: 'copy',
    group: 'Do',
    label: 'Copy for a ticket',
    keys: ['Ctrl+Shift+C'],
    enabled: explaining ? explained : ended,
    run() {
      if (explaining) workbench.attempt(() => copyExplanation(workbench));
      else workbench.ask(() => workbench.copyForTicket());
    },
  };
}
