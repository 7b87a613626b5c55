// Starts runs from settings: one at a time, and one that sends only after it was asked about.

import type { RunId } from '../../shared/host/api.ts';
import type { RunPlan } from '../../shared/run/plan.ts';
import { HostError, Unanswered } from '../host/host-error.ts';
import { describes } from '../run/same-settings.ts';
import { readForm } from '../run/settings-form.ts';
import type { SettingsForm } from '../run/settings-form.ts';
import { isRunning } from '../run/use-run-log.ts';
import { lostRun } from './host-back.ts';
import type { BarContent, RunSettings } from './run-settings.ts';
import { withPreferences } from './with-preferences.ts';
import type { Workbench } from './workbench.ts';

/** A run that is about to start, with what stood in the bar when it was asked for. */
export interface PendingRun extends BarContent {
  readonly plan: RunPlan;
  /** The profile that it counts for: none where the settings are not the profile's any more. */
  readonly profile?: string;
}

/** A start that is answered sooner than this, in milliseconds, needs no word of its own. */
const UNNOTICED = 300;

export class RunStarter {
  readonly #workbench: Workbench;
  readonly #settings: RunSettings;
  #starting = false;
  #unwanted = false;

  constructor(workbench: Workbench, settings: RunSettings) {
    this.#workbench = workbench;
    this.#settings = settings;
  }

  /** Whether a run is about to start, or under way in sight: it has the window to itself. */
  get busy(): boolean {
    return this.#starting || isRunning(this.#workbench.stores.log.get());
  }

  /** Reads the form in the bar, or another, and runs it; a send is asked about first. */
  run(settings?: SettingsForm): void {
    if (this.busy) return;
    const { form, fault, confirming, dialog, view, preferences } = this.#workbench.stores;
    const bar = form.get();
    const wanted = settings ?? bar;
    const read = readForm(wanted);
    fault.set(read.ok ? undefined : read.fault);
    if (!read.ok) {
      if (read.fault.field === 'credential') dialog.set('credential');
      if (read.fault.field === 'message') view.set('message');
      return;
    }
    const plan = withPreferences(read.plan, preferences.get());
    const profile = this.#profileOf(wanted);
    const origin = this.#workbench.stores.origin.get();
    const pending = { plan, form: bar, origin, ...(profile !== undefined && { profile }) };
    if (plan.send) {
      view.set('run');
      confirming.set(pending);
    } else {
      this.#workbench.ask(() => this.start(pending));
    }
  }

  async start(pending: PendingRun): Promise<void> {
    if (this.busy) return;
    const { plan, profile } = pending;
    const { host, stores } = this.#workbench;
    this.#starting = true;
    this.#unwanted = false;
    stores.confirming.set(undefined);
    stores.notice.set(undefined);
    const slow = setTimeout(() => {
      stores.view.set('run');
      stores.starting.set(true);
    }, UNNOTICED);
    const show = async (id: RunId): Promise<void> => {
      this.#show(id, pending);
      if (this.#unwanted) await host.cancelRun(id);
    };
    const lost = lostRun(this.#workbench, plan, show);
    try {
      const id = await host.startRun(plan, profile);
      await show(id);
    } catch (error) {
      if (error instanceof Unanswered) lost.look();
      // A secret that was for one run only, or that went when Ehlo was started anew.
      if (error instanceof HostError && error.code === 'unknown-secret') {
        stores.dialog.set('credential');
      }
      throw error;
    } finally {
      clearTimeout(slow);
      this.#starting = false;
      stores.starting.set(false);
    }
    await this.#workbench.refreshRuns();
  }

  /** Cancels a run that has not begun yet: as soon as it has. */
  cancel(): void {
    this.#unwanted = this.#starting;
  }

  #show(id: RunId, { form, origin }: PendingRun): void {
    this.#settings.keep(id, { form, origin });
    if (origin.kind === 'practice') {
      this.#workbench.stores.practised.update((all) => ({ ...all, [id]: origin.name }));
    }
    this.#workbench.openRun(id);
  }

  #profileOf(form: SettingsForm): string | undefined {
    const { origin, profiles } = this.#workbench.stores;
    const from = origin.get();
    if (from.kind !== 'profile') return undefined;
    const profile = profiles.get().find(({ id }) => id === from.id);
    return profile && describes(form, profile.settings) ? profile.id : undefined;
  }
}
