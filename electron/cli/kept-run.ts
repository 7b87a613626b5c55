// Finds a kept run by what the command line calls it.

import { dataFolder } from '../host/data-folder.ts';
import { Refused } from '../host/refusal.ts';
import { RunHistory } from '../host/run-history.ts';
import type { RunId } from '../../shared/host/api.ts';
import { visible } from '../../shared/smtp/visible.ts';
import type { Door } from './door.ts';
import { quoted, UsageError } from '../host/usage-error.ts';

export function openHistory({ env }: Door): RunHistory {
  return new RunHistory(dataFolder(process.platform, env));
}

/**
 * The one run that `id` names: `last`, or the beginning of an id. Throws UsageError about
 * `option`, with `aside` where there is none.
 */
export function keptRun(history: RunHistory, option: string, id: string, aside = ''): RunId {
  const [run, other] = id === 'last' ? history.resolve('').slice(0, 1) : history.resolve(id);
  if (run === undefined) throw new UsageError(option, `no run is kept as ${quoted(id)}${aside}.`);
  if (other !== undefined) throw new UsageError(option, `several runs begin with ${quoted(id)}.`);
  return run;
}

/** As `refusing`, for what takes its time. */
export async function refusingLater<T>(option: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    throw asUsageError(option, error);
  }
}

/** What the history refuses is said as any other fault of the command line. */
export function refusing<T>(option: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw asUsageError(option, error);
  }
}

function asUsageError(option: string, error: unknown): unknown {
  return error instanceof Refused ? new UsageError(option, visible(error.message)) : error;
}
