// Says why a command can do nothing just now.

import type { Command } from './command.ts';

/** Said of what needs the whole run. */
export const WHEN_ENDED = 'Possible when the run has ended';

export interface Standing {
  readonly hasRun: boolean;
  readonly running: boolean;
  /** Why the host cannot be asked for anything. */
  readonly trouble: string | undefined;
}

export function withReasons(commands: readonly Command[], standing: Standing): readonly Command[] {
  return commands.map((command) => {
    const reason = command.enabled === false ? whyBarred(command, standing) : undefined;
    return reason === undefined ? command : { ...command, reason };
  });
}

function whyBarred({ id }: Command, { hasRun, running, trouble }: Standing): string | undefined {
  // Without a transcript the browser's own search serves, and Escape has other uses.
  if (id === 'find' || id === 'cancel') return undefined;
  if (trouble !== undefined) return trouble;
  if (id === 'run') return 'A run is under way already';
  if (!hasRun) return 'There is no run yet';
  return running ? WHEN_ENDED : undefined;
}
