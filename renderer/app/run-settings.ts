// Remembers what was in the bar when each run began, to put it back when the run is opened again.

import type { RunId, RunSummary } from '../../shared/host/api.ts';
import type { Profile } from '../../shared/profile/profile.ts';
import type { RecordedPlan } from '../../shared/run/plan.ts';
import type { RunLog } from '../run/run-log.ts';
import { formOf } from '../run/settings-form.ts';
import type { SettingsForm } from '../run/settings-form.ts';
import type { Origin } from './stores.ts';

export interface BarContent {
  readonly form: SettingsForm;
  readonly origin: Origin;
}

export class RunSettings {
  readonly #kept = new Map<RunId, BarContent>();

  keep(id: RunId, content: BarContent): void {
    this.#kept.set(id, content);
  }

  /** What was kept; undefined for a run of another window, or of before a reload. */
  of(id: RunId): BarContent | undefined {
    return this.#kept.get(id);
  }

  /** What was kept, or what the run's own log has of it. */
  contentOf(
    { id, facts }: RunLog,
    runs: readonly RunSummary[],
    profiles: readonly Profile[],
  ): BarContent | undefined {
    const kept = this.of(id);
    const plan = facts?.settings.plan;
    if (kept || !plan) return kept;
    const from = runs.find((run) => run.id === id)?.profile;
    const isKept = from !== undefined && profiles.some((each) => each.id === from);
    return {
      form: recordedForm(plan),
      origin: isKept ? { kind: 'profile', id: from } : { kind: 'none' },
    };
  }
}

/** The settings as far as the log has them: a message's words and own certificates are not in it. */
function recordedForm(plan: RecordedPlan): SettingsForm {
  const { message: _, tls, ...rest } = plan;
  const { ownRoots: __, clientCertificate: ___, ...others } = tls;
  return formOf({ ...rest, tls: others });
}
