// Remembers what was in the bar when each run began, to put it back when the run is opened again.

import type { RunId } from '../../shared/host/api.ts';
import type { RecordedPlan } from '../../shared/run/plan.ts';
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
}

/** The settings as far as the log has them: a message's words and own certificates are not in it. */
export function recordedForm(plan: RecordedPlan): SettingsForm {
  const { message: _, tls, ...rest } = plan;
  const { ownRoots: __, clientCertificate: ___, ...others } = tls;
  return formOf({ ...rest, tls: others });
}
