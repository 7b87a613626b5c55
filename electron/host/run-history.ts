// Keeps every run as its log in the data folder, finds it again, and lets old ones go.

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { RunId, RunSummary } from '../../shared/host/api.ts';
import type { HistorySettings, HistorySize } from '../../shared/host/history-settings.ts';
import type { LastOutcomes } from '../../shared/profile/find-profiles.ts';
import type { Outcome } from '../../shared/run/verdict.ts';
import { USUAL_LIMIT, type RunPage, type RunQuery } from '../../shared/host/run-query.ts';
import { Refused } from './refusal.ts';
import { isBeingWritten, readNote, writeNote, writePin } from './run-history-beside.ts';
import type { RunEntry, RunOrigin } from './run-history-entry.ts';
import {
  BESIDE,
  historyFolder,
  idOf,
  listFolder,
  LOG,
  makeFolder,
  newRunId,
  stemOf,
  type Listing,
  type Stem,
} from './run-history-files.ts';
import { readIndex, rewriteIndex } from './run-history-index.ts';
import { changing, codeOf, KnownRuns } from './run-history-known.ts';
import { tooMany } from './run-history-prune.ts';
import { damageOf, isOfLaterVersion, readKeptLog, type KeptLog } from './run-history-read.ts';
import { matcher } from './run-history-search.ts';
import { readHistorySettings, writeHistorySettings } from './run-history-settings.ts';
import { RunWriter } from './run-history-writer.ts';

/** A run that is being written. */
export interface Beginning {
  readonly id: RunId;
  readonly stem: Stem;
  /** Absent where nothing is kept. */
  readonly writer?: RunWriter;
}

export class RunHistory {
  readonly folder: string;
  readonly #known: KnownRuns;

  constructor(dataFolder: string) {
    this.folder = historyFolder(dataFolder);
    this.#known = new KnownRuns(this.folder);
  }

  get settings(): HistorySettings {
    return readHistorySettings(this.folder);
  }

  /** Sets how much is kept; the oldest past it go at once. */
  async set(settings: HistorySettings): Promise<number> {
    changing(() => writeHistorySettings(this.folder, settings));
    return this.prune(settings);
  }

  async size(): Promise<HistorySize> {
    const listing = this.#list();
    const entries = await this.#known.entries(listing);
    const bytes = listing.runs.reduce((sum, stem) => sum + (entries.get(stem)?.bytes ?? 0), 0);
    return { runs: listing.runs.length, pinned: listing.pinned.size, bytes };
  }

  /** Begins a log; where it cannot be written the run is not kept, and a notice says so. */
  begin(startedAt: string, origin: RunOrigin): Beginning {
    const id = newRunId();
    const stem = stemOf(startedAt, id);
    if (!this.settings.keep) return { id, stem };
    try {
      return { id, stem, writer: new RunWriter(this.folder, stem, origin) };
    } catch (error) {
      this.#known.notice(`Runs are not kept: the history cannot be written (${codeOf(error)}).`);
      return { id, stem };
    }
  }

  /** Finds runs, newest first. */
  async search(query: RunQuery = {}): Promise<RunPage> {
    const listing = this.#list();
    const entries = await this.#known.entries(listing);
    const matches = matcher(query);
    const found = listing.runs.flatMap((stem) => {
      const entry = entries.get(stem);
      if (!entry) return [];
      const pinned = listing.pinned.has(stem);
      const note = (): string => (listing.noted.has(stem) ? this.#note(stem) : '');
      return matches({ entry, pinned, note }) ? [entry] : [];
    });
    const { skip = 0, limit = USUAL_LIMIT } = query;
    const runs = found.slice(skip, skip + limit).map((entry) => this.#summary(entry, listing));
    return { runs, total: found.length, notices: this.#known.takeNotices() };
  }

  /** How the newest run of each profile ended, by the profile's id. */
  async lastOutcomes(): Promise<LastOutcomes> {
    const listing = this.#list();
    const entries = await this.#known.entries(listing);
    const found = new Map<string, Outcome>();
    for (const stem of listing.runs) {
      const { profile, outcome } = entries.get(stem) ?? {};
      if (profile !== undefined && outcome && !found.has(profile)) found.set(profile, outcome);
    }
    return Object.fromEntries(found);
  }

  /** The ids that begin so, newest first. */
  resolve(prefix: string): readonly RunId[] {
    if (!/^[0-9a-f]{0,12}$/.test(prefix)) return [];
    return this.#list()
      .runs.map(idOf)
      .filter((id) => id.startsWith(prefix));
  }

  /** The log of a run, in today's format. A damaged one is set aside. */
  read(id: RunId): KeptLog & { readonly live: boolean } {
    const listing = this.#list();
    const stem = this.#stem(id, listing);
    try {
      return { ...readKeptLog(this.#path(stem, LOG)), live: this.#isLive(stem, listing) };
    } catch (error) {
      if (isOfLaterVersion(error)) throw new Refused('storage-failed', damageOf(error) ?? '');
      const why = damageOf(error);
      if (why === undefined) {
        throw new Refused('storage-failed', `The run cannot be read (${codeOf(error)}).`);
      }
      throw new Refused('storage-failed', this.#known.setAside(stem, why));
    }
  }

  note(id: RunId): string {
    return this.#note(this.#stem(id));
  }

  pin(id: RunId, pinned: boolean): void {
    const stem = this.#stem(id);
    this.#touch(() => writePin(this.folder, stem, pinned));
  }

  /** An empty text takes the note away. */
  annotate(id: RunId, text: string): void {
    const stem = this.#stem(id);
    this.#touch(() => writeNote(this.folder, stem, text));
  }

  delete(id: RunId): void {
    const listing = this.#list();
    const stem = this.#stem(id, listing);
    if (this.#isLive(stem, listing)) {
      throw new Refused('busy', 'The run can be deleted when it has ended.');
    }
    this.#remove(stem);
  }

  /** Deletes the oldest runs past what is to be kept; answers how many. Pinned ones stay. */
  async prune(limits: HistorySettings = this.settings): Promise<number> {
    const listing = this.#list();
    const entries = await this.#known.entries(listing);
    const goes = tooMany(
      listing.runs.filter((stem) => !listing.pinned.has(stem) && !this.#isLive(stem, listing)),
      (stem) => entries.get(stem)?.bytes ?? 0,
      limits,
    );
    for (const stem of goes) this.#remove(stem);
    if (goes.length > 0) {
      // The index has no other occasion to forget what is gone.
      const gone = new Set(goes);
      rewriteIndex(
        this.folder,
        [...readIndex(this.folder).values()].filter(({ stem }) => !gone.has(stem)),
      );
    }
    return goes.length;
  }

  #list(): Listing {
    try {
      return listFolder(this.folder);
    } catch (error) {
      throw new Refused('storage-failed', `The history cannot be read (${codeOf(error)}).`);
    }
  }

  #summary(entry: RunEntry, listing: Listing): RunSummary {
    const { stem, target, startedAt, outcome, title, profile, profileName } = entry;
    const live = outcome === undefined && this.#isLive(stem, listing);
    const note = listing.noted.has(stem) ? this.#note(stem) : '';
    return {
      id: idOf(stem),
      target,
      startedAt,
      state: live ? 'running' : 'ended',
      ...(profile !== undefined && { profile }),
      ...(profileName !== undefined && { profileName }),
      ...(outcome !== undefined && { outcome }),
      ...(title !== undefined && { title }),
      ...(listing.pinned.has(stem) && { pinned: true as const }),
      ...(note !== '' && { note }),
    };
  }

  #isLive(stem: Stem, { live }: Listing): boolean {
    return live.has(stem) && isBeingWritten(this.folder, stem);
  }

  #remove(stem: Stem): void {
    this.#touch(() => {
      // The log goes first: what is left beside it says nothing without it.
      for (const ending of [LOG, ...Object.values(BESIDE)]) {
        rmSync(this.#path(stem, ending), { force: true });
      }
    });
    this.#known.forget(stem);
  }

  #note(stem: Stem): string {
    return readNote(this.folder, stem);
  }

  #stem(id: RunId, { runs } = this.#list()): Stem {
    const stem = runs.find((each) => idOf(each) === id);
    if (stem === undefined) throw new Refused('unknown-run', 'This run is no longer kept.');
    return stem;
  }

  #path(stem: Stem, ending: string): string {
    return join(this.folder, stem + ending);
  }

  #touch(act: () => void): void {
    changing(() => {
      makeFolder(this.folder);
      act();
    });
  }
}
