// Fills in from the preferences what a plan leaves open.

import type { Preferences } from '../../shared/host/api.ts';
import { PHASES } from '../../shared/run/phase.ts';
import type { RunPlan } from '../../shared/run/plan.ts';

export function withPreferences(plan: RunPlan, preferences: Preferences): RunPlan {
  const { ehloName, stepTimeout } = preferences;
  const { connection } = plan;
  const name = connection.ehloName ?? ehloName;
  const everyStep =
    stepTimeout === 0 ? {} : Object.fromEntries(PHASES.map((phase) => [phase, stepTimeout]));
  const timeouts = { ...everyStep, ...preferences.timeouts, ...connection.timeouts };
  return {
    ...plan,
    connection: {
      ...connection,
      ...(name !== '' && { ehloName: name }),
      ...(Object.keys(timeouts).length > 0 && { timeouts }),
    },
  };
}
