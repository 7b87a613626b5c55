// Does what the window's commands ask, and keeps its stores true.

import type {
  ExportFormat,
  HostApi,
  PracticeTarget,
  Preferences,
  RunId,
} from '../../shared/host/api.ts';
import type { Profile } from '../../shared/profile/profile.ts';
import type { RunPlan } from '../../shared/run/plan.ts';
import { visible } from '../../shared/smtp/visible.ts';
import type { ConnectionState } from '../host/connection.ts';
import { openRunLog } from '../run/run-log.ts';
import type { RunLog } from '../run/run-log.ts';
import { isSame } from '../run/same-settings.ts';
import { EMPTY_FORM, formOf } from '../run/settings-form.ts';
import type { SettingsForm } from '../run/settings-form.ts';
import type { Store } from '../state/store.ts';
import { copyText, saveFile } from '../ui/copy.ts';
import { welcomeBack } from './host-back.ts';
import { watchHost } from './host-trouble.ts';
import { readRuns } from './read-runs.ts';
import { readProfiles } from './read-profiles.ts';
import { forget, recall, remember } from './remember.ts';
import type { Kept } from './remember.ts';
import { RunSettings } from './run-settings.ts';
import type { BarContent } from './run-settings.ts';
import { RunStarter } from './run-starter.ts';
import type { PendingRun } from './run-starter.ts';
import { SharedPreferences } from './shared-preferences.ts';
import { createStores } from './stores.ts';
import type { Notice, Origin, Stores } from './stores.ts';

export class Workbench {
  readonly host: HostApi;
  readonly stores: Stores;
  readonly #settings = new RunSettings();
  readonly #starter: RunStarter;
  readonly #preferences: SharedPreferences;
  /** The practice server that is on its way into the bar; the newest choice counts. */
  #chosen: Promise<unknown> | undefined;

  constructor(host: HostApi, connection: Store<ConnectionState>) {
    this.host = host;
    this.stores = createStores(connection);
    this.#preferences = new SharedPreferences(host, this.stores.preferences);
    this.#starter = new RunStarter(this, this.#settings);
    const { about, trouble, form, confirming } = this.stores;
    form.subscribe(() => {
      // What was asked about were other settings.
      if (!confirming.get()) return;
      confirming.set(undefined);
      this.say('done', 'The settings changed, so nothing was sent. Run asks again.');
    });
    watchHost(
      connection,
      () => about.get()?.door ?? 'web',
      trouble,
      () => welcomeBack(this),
    );
  }

  /** Asks the host for everything, and goes on where a reload left off. */
  async open(): Promise<void> {
    const { about, preferences, practice, profiles, form, origin, view, runs } = this.stores;
    const { host } = this;
    // First, so that nothing which is done while the rest is on its way is undone by it.
    const kept = recall();
    if (kept) form.set(kept.form);
    if (kept) origin.set(kept.origin);
    if (kept) this.stores.practised.set(kept.practised);
    if (kept?.run !== undefined && kept.ran !== undefined) {
      const { form: current, origin: from } = kept;
      const ran = kept.ran === 'as-in-bar' ? { form: current, origin: from } : kept.ran;
      this.#settings.keep(kept.run, ran);
    }
    // What cannot be read says so, and keeps nothing else away.
    const asked = [
      host.preferences().then(preferences.set),
      host.about().then(about.set),
      host.listPracticeServers().then(practice.set),
      readProfiles(host, this.stores),
      this.refreshRuns(),
    ];
    for (const part of asked) this.attempt(() => part);
    await Promise.allSettled(asked);
    this.stores.read.set(true);
    if (kept?.run !== undefined && runs.get().some(({ id }) => id === kept.run)) {
      this.openRun(kept.run);
    } else if (!kept && profiles.get().length === 0) {
      const first = await this.startPractice(practice.get()[0]?.name);
      // The reader may have begun to type meanwhile.
      const untouched =
        form.get() === EMPTY_FORM && view.get() === 'start' && this.#chosen === undefined;
      if (first && untouched) this.load(first.settings, { kind: 'practice', name: first.name });
    }
    form.subscribe(() => this.#remember());
    origin.subscribe(() => this.#remember());
  }

  /** Runs an action; what goes wrong stands in the status line. */
  attempt(action: () => Promise<unknown>): void {
    action().catch((error: unknown) => {
      this.say('trouble', error instanceof Error ? error.message : String(error));
    });
  }

  /** As `attempt`, for what needs the host: where it cannot be reached, nothing waits for it unseen. */
  ask(action: () => Promise<unknown>): void {
    const trouble = this.stores.trouble.get();
    if (trouble) this.say('trouble', `${trouble.reason}.`);
    else this.attempt(action);
  }

  say(kind: Notice['kind'], message: string): void {
    this.stores.notice.set({ kind, message });
  }

  /** Reads the form in the bar, or another, and runs it; a send is asked about first. */
  run(settings?: SettingsForm): void {
    const trouble = this.stores.trouble.get();
    if (trouble) {
      this.say('trouble', `${trouble.reason}.`);
    } else if (settings === undefined && this.#chosen) {
      // What was chosen is what is to run, not what stood there before.
      this.#chosen.then(
        () => this.run(),
        () => undefined,
      );
    } else {
      this.#starter.run(settings);
    }
  }

  async start(pending: PendingRun): Promise<void> {
    await this.#starter.start(pending);
  }

  /** Runs what an earlier run had, or that changed; it stands in the bar, whatever stood there. */
  runAgain(earlier: BarContent, bar = earlier.form, settings = bar): void {
    if (this.#starter.busy) return;
    const { form, fault, origin } = this.stores;
    const moved = !isSame(form.get(), earlier.form);
    const other = bar.host !== earlier.form.host || bar.port !== earlier.form.port;
    this.#chosen = undefined;
    if (!isSame(form.get(), bar)) form.set(bar);
    fault.set(undefined);
    origin.set(other && earlier.origin.kind === 'practice' ? { kind: 'none' } : earlier.origin);
    this.run(settings === bar ? form.get() : settings);
    if (moved) this.say('done', 'The settings of that run stand in the bar again.');
  }

  cancel(): void {
    const { log, confirming } = this.stores;
    confirming.set(undefined);
    this.#starter.cancel();
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
      if (this.stores.connection.get() === 'open') this.attempt(() => this.refreshRuns());
    });
  }

  /** Shows an earlier run with its settings in the bar, so that Run again means that run. */
  reopenRun(id: RunId): void {
    if (id === this.stores.log.get()?.id) {
      this.stores.view.set('run');
      return;
    }
    this.openRun(id);
    const { log, form, fault, origin } = this.stores;
    const opened = log.get();
    const putBack = (): boolean => {
      const kept = opened && this.contentOf(opened);
      if (!kept) return false;
      form.set(kept.form);
      fault.set(undefined);
      origin.set(kept.origin);
      return true;
    };
    if (putBack()) return;
    const leave = opened?.subscribe(() => {
      if (log.get() !== opened || putBack()) leave?.();
    });
  }

  /** What was in the bar for this run; undefined until its log says so. */
  contentOf(log: RunLog): BarContent | undefined {
    return this.#settings.contentOf(log, this.stores.runs.get(), this.stores.profiles.get());
  }

  /** Reads again what another window may have changed. */
  async refresh(): Promise<void> {
    if (this.stores.connection.get() !== 'open') return;
    await this.refreshRuns();
    await readProfiles(this.host, this.stores);
    await this.#preferences.read();
  }

  async refreshRuns(): Promise<void> {
    await readRuns(this.host, this.stores);
  }

  /** Puts settings into the bar; nothing runs. */
  load(plan: RunPlan, from: Origin): void {
    const { form, fault, origin } = this.stores;
    this.#chosen = undefined;
    form.set(formOf(plan));
    fault.set(undefined);
    origin.set(from);
  }

  loadProfile(profile: Profile): void {
    this.load(profile.settings, { kind: 'profile', id: profile.id });
  }

  /** Starts a practice server and puts its settings into the bar. */
  async practise(name: string | undefined): Promise<void> {
    const chosen = this.startPractice(name);
    this.#chosen = chosen;
    try {
      const target = await chosen;
      if (!target || this.#chosen !== chosen) return;
      this.load(target.settings, { kind: 'practice', name: target.name });
    } finally {
      if (this.#chosen === chosen) this.#chosen = undefined;
    }
  }

  async startPractice(name: string | undefined): Promise<PracticeTarget | undefined> {
    return name === undefined ? undefined : this.host.startPracticeServer(name);
  }

  newRun(): void {
    const { form, origin, view, fault } = this.stores;
    this.#chosen = undefined;
    form.set(EMPTY_FORM);
    origin.set({ kind: 'none' });
    fault.set(undefined);
    if (view.get() === 'start') view.set('run');
  }

  /** Saves what differs from what this window shows: the rest may be another window's by now. */
  async savePreferences(preferences: Partial<Preferences>): Promise<void> {
    await this.#preferences.save(preferences);
  }

  async exportRun(format: ExportFormat): Promise<void> {
    const log = this.stores.log.get();
    if (!log) return;
    const file = await this.host.exportRun(log.id, format, this.stores.maskNames.get());
    saveFile(file.filename, file.mediaType, file.content);
    this.say('done', `Exported as ${file.filename}.`);
  }

  async exportPdf(): Promise<void> {
    const log = this.stores.log.get();
    if (!log) return;
    const name = await this.host.exportPdf(log.id, this.stores.maskNames.get());
    if (name !== undefined) this.say('done', `Exported as ${visible(name)}.`);
  }

  async copyForTicket(): Promise<void> {
    const log = this.stores.log.get();
    if (!log) return;
    const masked = this.stores.maskNames.get();
    const { content } = await this.host.exportRun(log.id, 'text', masked);
    await copyText(content);
    this.say('done', 'Copied. It holds no secret, so it may go into a ticket.');
  }

  #remember(): void {
    const { form, log, origin, practised } = this.stores;
    const run = log.get()?.id;
    const ran = run && this.#settings.of(run);
    const kept: Kept = {
      form: form.get(),
      origin: origin.get(),
      run,
      ran: ran?.form === form.get() && ran.origin === origin.get() ? 'as-in-bar' : ran,
      practised: practised.get(),
    };
    if (!remember(kept)) forget();
  }
}
