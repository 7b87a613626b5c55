// Lets components follow a run's log: all of it, or only what its facts say.

import { useEffect, useState, useSyncExternalStore } from 'react';
import type { RunFacts } from '../../shared/run/facts.ts';
import type { RunLog } from './run-log.ts';

const NEVER = (): (() => void) => () => undefined;
const ZERO = (): number => 0;

/** Renders again with every notice; returns the notice's number. */
export function useLogVersion(log: RunLog | undefined): number {
  return useSyncExternalStore(log?.subscribe ?? NEVER, log?.version ?? ZERO);
}

/** Renders again when the facts may have changed; thousands of lines alone do not. */
export function useFacts(log: RunLog | undefined): RunFacts | undefined {
  useSyncExternalStore(log?.subscribe ?? NEVER, log?.factVersion ?? ZERO);
  return log?.facts;
}

/** The verdict is a log's last event: who reads it need not wait for the word that nothing follows. */
export function isRunning(log: RunLog | undefined): boolean {
  return log?.state.state === 'reading' && !log.facts?.settings.judgement;
}

const TICK = 100;

/** Milliseconds since the run's start; counts on between events while it runs. */
export function useElapsed(log: RunLog | undefined): number {
  useFacts(log);
  const running = isRunning(log);
  const [, tick] = useState(0);
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => tick((count) => count + 1), TICK);
    return () => clearInterval(timer);
  }, [running]);
  const last = log?.events.at(-1)?.at ?? 0;
  return log && running ? last + (performance.now() - log.heardAt) : last;
}
