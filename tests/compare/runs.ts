// Makes logs to compare: golden ones, and of runs against practice servers.

import { readFileSync } from 'node:fs';
import { run } from '../../electron/engine/run.ts';
import { startPractice, type PracticeServer } from '../../electron/practice/start.ts';
import type { RunEvent } from '../../shared/run/event.ts';
import { readLog } from '../../shared/run/log.ts';
import type { StopAfter } from '../../shared/run/plan.ts';
import { practicePlan } from '../practice/practice-plan.ts';

export function golden(name: string): RunEvent[] {
  return readLog(readFileSync(new URL(`../logs/${name}.ndjson`, import.meta.url), 'utf8'));
}

type Name = Parameters<typeof startPractice>[0];

/** One real run; `server` is stopped behind it. */
export async function practised(name: Name, stopAfter: StopAfter): Promise<RunEvent[]> {
  const server: PracticeServer = await startPractice(name);
  const events: RunEvent[] = [];
  const { plan, secrets } = practicePlan(server, stopAfter);
  try {
    await run(plan, secrets, {
      signal: new AbortController().signal,
      onEvent: (event) => events.push(event),
      version: '0.0.0',
    });
  } finally {
    await server.stop();
  }
  return events;
}
