// Keeps what the run was asked to do and by which program.

import type { EventOf, NotObserved } from '../event.ts';
import type { RecordedPlan } from '../plan.ts';
import type { Finding, Verdict } from '../verdict.ts';

export interface SettingsFacet {
  readonly plan: RecordedPlan;
  /** Wall time, ISO 8601, UTC. */
  readonly startedAt: string;
  readonly runtime: EventOf<'run.started'>['runtime'];
  /** What the client in use does not reveal. */
  readonly notObserved: NotObserved[];
  /** The judgement that the log itself carries, once the run has ended. */
  judgement?: RecordedJudgement;
}

export interface RecordedJudgement {
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
  readonly ruleSet: string;
}

export type SettingsEvent = EventOf<'observation.missing' | 'verdict.reached'>;

export function createSettings(event: EventOf<'run.started'>): SettingsFacet {
  const { plan, startedAt, runtime } = event;
  return { plan, startedAt, runtime, notObserved: [] };
}

export function reduceSettings(settings: SettingsFacet, event: SettingsEvent): void {
  switch (event.type) {
    case 'observation.missing':
      settings.notObserved.push(...event.what);
      return;
    case 'verdict.reached': {
      const { verdict, findings, ruleSet } = event;
      settings.judgement = { verdict, findings, ruleSet };
    }
  }
}
