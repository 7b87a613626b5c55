// Does what a window asks for: the one implementation of `HostApi`, whatever carries the calls.

import type {
  About,
  DiscoverAsk,
  ExportedFile,
  ExportFormat,
  HostApi,
  PracticeEntry,
  PracticeTarget,
  Preferences,
  RunId,
  RunSummary,
  SecretScope,
} from '../../shared/host/api.ts';
import type { HistorySettings, HistoryState } from '../../shared/host/history-settings.ts';
import type { Discovery } from '../../shared/discover/candidate.ts';
import type { ImportAnswer } from '../../shared/host/imports.ts';
import type { Opened } from '../../shared/host/opened.ts';
import type { RunPage, RunQuery } from '../../shared/host/run-query.ts';
import type { LastOutcomes } from '../../shared/profile/find-profiles.ts';
import { fullName } from '../../shared/profile/full-name.ts';
import type { Profile, ProfileDraft } from '../../shared/profile/profile.ts';
import type { RunEvent } from '../../shared/run/event.ts';
import { planFault } from '../../shared/run/check-plan.ts';
import type { RunPlan, SecretRef } from '../../shared/run/plan.ts';
import { tlsLibrary } from '../engine/net/tls-library.ts';
import type { RunSecrets } from '../engine/run.ts';
import { Secret } from '../engine/secret.ts';
import { exportLog } from './export-run.ts';
import { readFileContent } from './open-file.ts';
import { PracticeServers, type PracticeSource } from './practice-servers.ts';
import { PreferenceStore } from './preference-store.ts';
import { ProfileStore } from './profile-store.ts';
import { Refused } from './refusal.ts';
import { RunHistory } from './run-history.ts';
import { RunRegistry } from './run-registry.ts';
import { secretRefs, secretsOf } from './secret-refs.ts';
import type { Vault } from './vault.ts';

export interface HostOptions {
  readonly version: string;
  readonly door: About['door'];
  /** The folder of profiles and preferences. */
  readonly folder: string;
  readonly vault: Vault;
  readonly practice: PracticeSource;
  /** Prints an HTML export to a file of the person's choice, where the door can do that. */
  readonly print?: (page: ExportedFile) => Promise<string | undefined>;
  /** Whether it can look for newer versions. */
  readonly findsUpdates?: boolean;
}

const SECRET_NAMES: Readonly<Record<keyof RunSecrets, string>> = {
  password: 'password',
  token: 'token',
  key: 'client key',
  proxyPassword: 'password of the proxy',
};

export class Host implements HostApi {
  readonly #options: HostOptions;
  readonly #runs: RunRegistry;
  readonly #profiles: ProfileStore;
  readonly #preferences: PreferenceStore;
  readonly #practice: PracticeServers;
  /** Secrets that go when the run that uses them has ended. */
  readonly #passing = new Set<SecretRef>();
  /** Ends what still asks the network when the host ends. */
  readonly #closing = new AbortController();

  constructor(options: HostOptions) {
    this.#options = options;
    this.#runs = new RunRegistry(options.version, new RunHistory(options.folder));
    this.#profiles = new ProfileStore(options.folder);
    this.#preferences = new PreferenceStore(options.folder);
    this.#practice = new PracticeServers(options.practice, options.vault);
  }

  /** Cancels what runs and stops the practice servers. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#runs.close();
    await this.#practice.close();
  }

  async about(): Promise<About> {
    const { version, door, vault } = this.#options;
    return {
      version,
      door,
      node: process.versions.node,
      tlsLibrary: tlsLibrary(),
      secretsPersist: vault.persists,
      printsPdf: this.#options.print !== undefined,
      findsUpdates: this.#options.findsUpdates === true,
    };
  }

  async putSecret(text: string, scope: SecretScope): Promise<SecretRef> {
    const ref = this.#options.vault.put(new Secret(text), scope);
    if (scope === 'run') this.#passing.add(ref);
    return ref;
  }

  async startRun(plan: RunPlan, profile?: string): Promise<RunId> {
    const fault = planFault(plan);
    if (fault) throw new Refused('invalid-request', `${fault.message} (${fault.field})`);
    const secrets = this.#resolve(plan);
    const profileName = await this.#profileName(profile);
    const origin = {
      ...(profile !== undefined && { profile }),
      ...(profileName !== undefined && { profileName }),
    };
    return this.#runs.start(plan, secrets, origin, () => this.#forgetPassing(plan));
  }

  async cancelRun(id: RunId): Promise<void> {
    this.#runs.cancel(id);
  }

  async listRuns(): Promise<readonly RunSummary[]> {
    return this.#runs.list();
  }

  async searchRuns(query: RunQuery): Promise<RunPage> {
    return this.#runs.search(query);
  }

  async pinRun(id: RunId, pinned: boolean): Promise<void> {
    this.#runs.history.pin(id, pinned);
  }

  async noteRun(id: RunId, note: string): Promise<void> {
    this.#runs.history.annotate(id, note);
  }

  async deleteRun(id: RunId): Promise<void> {
    this.#runs.delete(id);
  }

  async history(): Promise<HistoryState> {
    const { history } = this.#runs;
    return { settings: history.settings, size: await history.size() };
  }

  async setHistory(settings: Partial<HistorySettings>): Promise<HistoryState> {
    const { history } = this.#runs;
    await history.set({ ...history.settings, ...settings });
    return this.history();
  }

  runEvents(id: RunId, fromSeq: number): AsyncIterable<readonly RunEvent[]> {
    return this.#runs.events(id, fromSeq);
  }

  async exportRun(id: RunId, format: ExportFormat, maskNames?: boolean): Promise<ExportedFile> {
    const log = this.#runs.log(id);
    if (!log.ended) throw new Refused('busy', 'The run can be exported when it has ended.');
    return exportLog(log.events, format, maskNames);
  }

  async exportPdf(id: RunId, maskNames?: boolean): Promise<string | undefined> {
    const { print } = this.#options;
    if (!print) throw new Refused('invalid-request', 'Only the desktop app prints to PDF.');
    return print(await this.exportRun(id, 'html', maskNames));
  }

  async openFile(text: string): Promise<Opened> {
    const content = readFileContent(text);
    return content.kind === 'profile'
      ? { kind: 'settings', ...content.profile }
      : { kind: 'run', id: this.#runs.keep(content.log) };
  }

  async importText(text: string, filename: string): Promise<ImportAnswer> {
    const { importText } = await import('./import-text.ts');
    return importText(text, filename, {
      secret: (secret) => this.#options.vault.put(secret, 'profile'),
      run: (log) => this.#runs.keep(log),
    });
  }

  async discover(text: string, ask: DiscoverAsk): Promise<Discovery> {
    const { addressOf, discoverServers } = await import('./discover.ts');
    const address = addressOf(text);
    if (!address)
      throw new Refused('invalid-request', 'This is no address such as me@example.org.');
    const { signal } = this.#closing;
    return discoverServers(address, { ...ask, signal, version: this.#options.version });
  }

  async listProfiles(): Promise<readonly Profile[]> {
    return this.#profiles.list();
  }

  async lastOutcomes(): Promise<LastOutcomes> {
    return this.#runs.history.lastOutcomes();
  }

  async profileNotices(): Promise<readonly string[]> {
    return this.#profiles.takeNotices();
  }

  async saveProfile(draft: ProfileDraft): Promise<Profile> {
    const { saved, before } = await this.#profiles.save(draft);
    // What the profile referred to and refers to no more is of no use to anyone.
    if (before) await this.#forget(secretRefs(before.settings));
    return saved;
  }

  async deleteProfile(id: string): Promise<void> {
    await this.#forget(secretRefs((await this.#profiles.delete(id)).settings));
  }

  async listPracticeServers(): Promise<readonly PracticeEntry[]> {
    return this.#practice.list();
  }

  async startPracticeServer(name: string): Promise<PracticeTarget> {
    return this.#practice.start(name);
  }

  async preferences(): Promise<Preferences> {
    return this.#preferences.read();
  }

  async savePreferences(preferences: Preferences): Promise<void> {
    this.#preferences.write(preferences);
  }

  /** What the profile is called; a file of profiles that cannot be read keeps no run away. */
  async #profileName(id: string | undefined): Promise<string | undefined> {
    if (id === undefined) return undefined;
    try {
      const found = (await this.#profiles.list()).find((profile) => profile.id === id);
      return found && fullName(found);
    } catch {
      return undefined;
    }
  }

  #resolve(plan: RunPlan): RunSecrets {
    return secretsOf(
      plan,
      (ref) => this.#options.vault.take(ref),
      (name) => {
        throw new Refused(
          'unknown-secret',
          `The ${SECRET_NAMES[name]} is not kept any more: please enter it again.`,
        );
      },
    );
  }

  #forgetPassing(plan: RunPlan): void {
    for (const ref of secretRefs(plan).filter((each) => this.#passing.delete(each))) {
      this.#options.vault.forget(ref);
    }
  }

  async #forget(refs: readonly SecretRef[]): Promise<void> {
    if (refs.length === 0) return;
    const profiles = await this.#profiles.list();
    const inUse = new Set(profiles.flatMap(({ settings }) => secretRefs(settings)));
    for (const ref of refs) if (!inUse.has(ref)) this.#options.vault.forget(ref);
  }
}
