// Holds what the window shows outside React, and does what its commands ask.

import type {
  About,
  ExportFormat,
  HostApi,
  PracticeEntry,
  PracticeTarget,
  Preferences,
  RunId,
  RunSummary,
} from '../../shared/host/api.ts';
import { DEFAULT_PREFERENCES } from '../../shared/host/api.ts';
import type { Profile } from '../../shared/profile/profile.ts';
import type { RunPlan } from '../../shared/run/plan.ts';
import type { ConnectionState } from '../host/connection.ts';
import { HostError } from '../host/host-error.ts';
import { openRunLog } from '../run/run-log.ts';
import type { RunLog } from '../run/run-log.ts';
import { EMPTY_FORM, formOf, readForm } from '../run/settings-form.ts';
import type { FormFault, SettingsForm } from '../run/settings-form.ts';
import { createStore } from '../state/store.ts';
import type { Store } from '../state/store.ts';
import { copyText, saveFile } from '../ui/copy.ts';
import { forget, recall, remember } from './remember.ts';
import { withPreferences } from './with-preferences.ts';

export type View = 'start' | 'run' | 'message';

export type InspectorTab = 'certificate' | 'extensions' | 'authentication' | 'message';

export type DialogName = 'palette' | 'preferences' | 'save' | 'credential' | 'options' | 'keys';

/** A line for the status line, kept until it is dismissed or replaced. */
export interface Notice {
  readonly kind: 'trouble' | 'done';
  readonly message: string;
}

/** Where the settings in the bar came from. */
export type Origin =
  | { readonly kind: 'none' }
  | { readonly kind: 'profile'; readonly id: string }
  | { readonly kind: 'practice'; readonly name: string };

export interface Stores {
  readonly form: Store<SettingsForm>;
  readonly fault: Store<FormFault | undefined>;
  readonly origin: Store<Origin>;
  readonly log: Store<RunLog | undefined>;
  /** Set while a send waits for its confirmation. */
  readonly confirming: Store<RunPlan | undefined>;
  readonly view: Store<View>;
  readonly tab: Store<InspectorTab>;
  /** Which of the two shares the place, where there is room for one. */
  readonly pane: Store<'main' | 'side'>;
  readonly dialog: Store<DialogName | undefined>;
  readonly notice: Store<Notice | undefined>;
  readonly runs: Store<readonly RunSummary[]>;
  readonly profiles: Store<readonly Profile[]>;
  readonly practice: Store<readonly PracticeEntry[]>;
  readonly preferences: Store<Preferences>;
  readonly about: Store<About | undefined>;
  readonly connection: Store<ConnectionState>;
}

export class Workbench {
  readonly host: HostApi;
  readonly stores: Stores;

  constructor(host: HostApi, connection: Store<ConnectionState>) {
    this.host = host;
    this.stores = {
      form: createStore(EMPTY_FORM),
      fault: createStore<FormFault | undefined>(undefined),
      origin: createStore<Origin>({ kind: 'none' }),
      log: createStore<RunLog | undefined>(undefined),
      confirming: createStore<RunPlan | undefined>(undefined),
      view: createStore<View>('start'),
      tab: createStore<InspectorTab>('certificate'),
      pane: createStore<'main' | 'side'>('main'),
      dialog: createStore<DialogName | undefined>(undefined),
      notice: createStore<Notice | undefined>(undefined),
      runs: createStore<readonly RunSummary[]>([]),
      profiles: createStore<readonly Profile[]>([]),
      practice: createStore<readonly PracticeEntry[]>([]),
      preferences: createStore(DEFAULT_PREFERENCES),
      about: createStore<About | undefined>(undefined),
      connection,
    };
  }

  /** Asks the host for everything, and goes on where a reload left off. */
  async open(): Promise<void> {
    const { about, preferences, practice, profiles, form, view, runs } = this.stores;
    const { host } = this;
    preferences.set(await host.preferences());
    await Promise.all([
      host.about().then(about.set),
      host.listPracticeServers().then(practice.set),
      host.listProfiles().then(profiles.set),
      this.refreshRuns(),
    ]);
    const kept = recall();
    if (kept) form.set(kept.form);
    if (kept?.run !== undefined && runs.get().some(({ id }) => id === kept.run)) {
      this.openRun(kept.run);
    } else if (!kept && profiles.get().length === 0) {
      const first = await this.startPractice(practice.get()[0]?.name);
      // The reader may have begun to type meanwhile.
      const untouched = form.get() === EMPTY_FORM && view.get() === 'start';
      if (first && untouched) this.load(first.settings, { kind: 'practice', name: first.name });
    }
    form.subscribe(() => this.#remember());
  }

  /** Runs an action; what goes wrong stands in the status line. */
  attempt(action: () => Promise<unknown>): void {
    action().catch((error: unknown) => {
      this.say('trouble', error instanceof Error ? error.message : String(error));
    });
  }

  say(kind: Notice['kind'], message: string): void {
    this.stores.notice.set({ kind, message });
  }

  /** Reads the form and runs it; a send is asked for first. */
  run(): void {
    const { form, fault, confirming, dialog, view, preferences } = this.stores;
    const read = readForm(form.get());
    fault.set(read.ok ? undefined : read.fault);
    if (!read.ok) {
      if (read.fault.field === 'credential') dialog.set('credential');
      if (read.fault.field === 'message') view.set('message');
      return;
    }
    const plan = withPreferences(read.plan, preferences.get());
    if (plan.send) {
      view.set('run');
      confirming.set(plan);
    } else {
      this.attempt(() => this.start(plan));
    }
  }

  async start(plan: RunPlan): Promise<void> {
    const { confirming, notice, origin, dialog } = this.stores;
    confirming.set(undefined);
    notice.set(undefined);
    const from = origin.get();
    try {
      const profile = from.kind === 'profile' ? from.id : undefined;
      this.openRun(await this.host.startRun(plan, profile));
    } catch (error) {
      // A secret that was for one run only, or that went when Ehlo was started anew.
      if (error instanceof HostError && error.code === 'unknown-secret') dialog.set('credential');
      throw error;
    }
    await this.refreshRuns();
  }

  cancel(): void {
    const { log, confirming } = this.stores;
    confirming.set(undefined);
    const current = log.get();
    if (current?.state.state === 'reading') this.attempt(() => this.host.cancelRun(current.id));
  }

  /** Shows a run of this sitting, under way or ended. */
  openRun(id: RunId): void {
    const { log, view, pane, confirming } = this.stores;
    log.get()?.close();
    confirming.set(undefined);
    const opened = openRunLog(this.host, id);
    log.set(opened);
    view.set('run');
    pane.set('main');
    this.#remember();
    const leave = opened.subscribe(() => {
      if (opened.state.state === 'reading') return;
      leave();
      this.attempt(() => this.refreshRuns());
    });
  }

  async refreshRuns(): Promise<void> {
    this.stores.runs.set(await this.host.listRuns());
  }

  /** Puts settings into the bar; nothing runs. */
  load(plan: RunPlan, from: Origin): void {
    const { form, fault, origin } = this.stores;
    form.set(formOf(plan));
    fault.set(undefined);
    origin.set(from);
  }

  loadProfile(profile: Profile): void {
    this.load(profile.settings, { kind: 'profile', id: profile.id });
  }

  /** Starts a practice server and puts its settings into the bar. */
  async practise(name: string | undefined): Promise<void> {
    const target = await this.startPractice(name);
    if (target) this.load(target.settings, { kind: 'practice', name: target.name });
  }

  async startPractice(name: string | undefined): Promise<PracticeTarget | undefined> {
    return name === undefined ? undefined : this.host.startPracticeServer(name);
  }

  newRun(): void {
    const { form, origin, view, fault } = this.stores;
    form.set(EMPTY_FORM);
    origin.set({ kind: 'none' });
    fault.set(undefined);
    if (view.get() === 'start') view.set('run');
  }

  async saveProfile(name: string, id?: string): Promise<void> {
    const { form, profiles, origin } = this.stores;
    const read = readForm(form.get(), false);
    if (!read.ok) throw new Error(read.fault.message);
    const saved = await this.host.saveProfile({
      name,
      settings: read.plan,
      ...(id !== undefined && { id }),
    });
    profiles.set(await this.host.listProfiles());
    origin.set({ kind: 'profile', id: saved.id });
    this.say('done', `Saved as ${saved.name}.`);
  }

  async renameProfile(profile: Profile, name: string): Promise<void> {
    await this.host.saveProfile({ id: profile.id, name, settings: profile.settings });
    this.stores.profiles.set(await this.host.listProfiles());
  }

  async duplicateProfile(profile: Profile): Promise<void> {
    await this.host.saveProfile({ name: `${profile.name} copy`, settings: profile.settings });
    this.stores.profiles.set(await this.host.listProfiles());
  }

  async deleteProfile(profile: Profile): Promise<void> {
    const { profiles, origin } = this.stores;
    await this.host.deleteProfile(profile.id);
    profiles.set(await this.host.listProfiles());
    const from = origin.get();
    if (from.kind === 'profile' && from.id === profile.id) origin.set({ kind: 'none' });
    this.say('done', `Deleted ${profile.name}.`);
  }

  async savePreferences(preferences: Preferences): Promise<void> {
    this.stores.preferences.set(preferences);
    await this.host.savePreferences(preferences);
  }

  async exportRun(format: ExportFormat): Promise<void> {
    const log = this.stores.log.get();
    if (!log) return;
    const file = await this.host.exportRun(log.id, format);
    saveFile(file.filename, file.mediaType, file.content);
    this.say('done', `Exported as ${file.filename}.`);
  }

  async copyForTicket(): Promise<void> {
    const log = this.stores.log.get();
    if (!log) return;
    const { content } = await this.host.exportRun(log.id, 'text');
    await copyText(content);
    this.say('done', 'Copied. It holds no secret, so it may go into a ticket.');
  }

  #remember(): void {
    const { form, log } = this.stores;
    if (!remember({ form: form.get(), run: log.get()?.id })) forget();
  }
}
