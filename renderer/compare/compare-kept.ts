// Reads two runs from the host and compares them; loaded when it is wanted, since the rules are large.

import { compareRuns } from '../../shared/compare/compare.ts';
import type { Comparison } from '../../shared/compare/comparison.ts';
import type { RunEvent } from '../../shared/run/event.ts';

export type Events = AsyncIterable<readonly RunEvent[]>;

export async function compareKept(before: Events, after: Events): Promise<Comparison> {
  const [was, is] = await Promise.all([all(before), all(after)]);
  return compareRuns(was, is);
}

async function all(batches: Events): Promise<readonly RunEvent[]> {
  const events: RunEvent[] = [];
  for await (const batch of batches) events.push(...batch);
  return events;
}
