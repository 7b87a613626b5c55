// Lists everything the window can do, with the keys that do it.

import { useMemo } from 'react';
import { explained } from '../explain/explained.ts';
import { isRunning, useFacts } from '../run/use-run-log.ts';
import { useStore } from '../state/store.ts';
import type { Command, CommandTargets } from './command.ts';
import { copyCommands } from './copy-settings.ts';
import { goCommands } from './go-commands.ts';
import { historyCommands } from './history-commands.ts';
import { listedCommands } from './listed-commands.ts';
import { runCommands } from './run-commands.ts';
import { themeCommands } from './themes.ts';
import { ticketCommand } from './ticket-command.ts';
import { transcriptCommands } from './transcript-commands.ts';
import { useRunNames } from './use-run-names.ts';
import { withReasons } from './why-barred.ts';
import { useWorkbench } from './workbench-context.ts';

export function useCommands({ transcript, host }: CommandTargets): readonly Command[] {
  const workbench = useWorkbench();
  const { stores } = workbench;
  const log = useStore(stores.log);
  useFacts(log);
  const starting = useStore(stores.starting);
  const running = isRunning(log) || starting;
  const asking = useStore(stores.confirming) !== undefined;
  const trouble = useStore(stores.trouble)?.reason;
  const reachable = trouble === undefined;
  const prints = useStore(stores.about)?.printsPdf === true;
  const masked = useStore(stores.maskNames);
  const profiles = useStore(stores.profiles);
  const origin = useStore(stores.origin);
  const current = origin.kind === 'profile' ? origin.id : undefined;
  const runs = useStore(stores.runs);
  const chosen = useStore(stores.chosen);
  const practice = useStore(stores.practice);
  const explaining = useStore(stores.view) === 'explain';
  const hasExplained = useStore(explained) !== undefined;
  const nameOfRun = useRunNames();
  return useMemo(
    () =>
      withReasons(
        [
          ...runCommands(workbench, log, running, asking, reachable, prints, masked),
          ticketCommand(workbench, {
            ended: log !== undefined && !running && reachable,
            explaining,
            explained: hasExplained,
          }),
          ...historyCommands(workbench, {
            shown: runs.find(({ id, state }) => id === log?.id && state === 'ended' && !running),
            runs,
            chosen,
            reachable,
          }),
          ...themeCommands(workbench, reachable),
          ...goCommands(workbench, transcript, host),
          ...transcriptCommands(workbench, transcript, log),
          ...copyCommands(workbench),
          ...listedCommands(workbench, { profiles, current, runs, practice, nameOfRun, reachable }),
        ],
        { hasRun: log !== undefined, running, trouble },
      ),
    [
      workbench,
      log,
      running,
      asking,
      reachable,
      trouble,
      prints,
      masked,
      explaining,
      hasExplained,
      transcript,
      host,
      profiles,
      current,
      runs,
      chosen,
      practice,
      nameOfRun,
    ],
  );
}
