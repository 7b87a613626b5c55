// Reads the newest runs anew, and how the last one of each profile ended.

import type { HostApi } from '../../shared/host/api.ts';
import type { Stores } from './stores.ts';

export async function readRuns(
  host: HostApi,
  { runs, outcomes }: Pick<Stores, 'runs' | 'outcomes'>,
): Promise<void> {
  runs.set(await host.listRuns());
  outcomes.set(await host.lastOutcomes());
}
