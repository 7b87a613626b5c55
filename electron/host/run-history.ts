// Keeps every run as its log in the data folder, finds it again, and lets old ones go.

import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunId, RunSummary } from '../../shared/host/api.ts';
import {
  NOTE_LIMIT,
  USUAL_LIMIT,
  type RunPage,
  type RunQuery,
} from '../../shared/host/run-query.ts';
import { Refused } from './refusal.ts';
import { readEntry, type RunEntry, type RunOrigin } from './run-history-entry.ts';
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
import { appendIndex, readIndex, rewriteIndex } from './run-history-index.ts';
import { tooMany } from './run-history-prune.ts';
import { damageOf, isOfLaterVersion, readKeptLog, type KeptLog } from './run-history-read.ts';
import { matcher } from './run-history-search.ts';
import { readHistorySettings, type HistorySettings } from './run-history-settings.ts';
import { RunWriter } from './run-history-writer.ts';

/** A run that is being written. */
export interface Beginning {
  readonly id: RunId;
  readonly stem: Stem;
  /** Absent where nothing is kept. */
  readonly writer?: RunWriter;
}

/** Hours after which nobody can still be writing a log. */
const LIVE_FOR = 3_600_000;

/** Logs read in one turn, when the index is made again. */
const AT_ONCE = 50;

export class RunHistory {
  readonly folder: string;
  #entries: Map<Stem, RunEntry> | undefined;
  #notices: string[] = [];

  constructor(dataFolder: string) {
    this.folder = historyFolder(dataFolder);
  }

  get settings(): HistorySettings {
    return readHistorySettings(this.folder);
  }

  /** Begins a log; where it cannot be written the run is not kept, and a notice says so. */
  begin(startedAt: string, origin: RunOrigin): Beginning {
    const id = newRunId();
    const stem = stemOf(startedAt, id);
    if (!this.settings.keep) return { id, stem };
    try {
      return { id, stem, writer: new RunWriter(this.folder, stem, origin) };
    } catch (error) {
      this.#notices.push(`Runs are not kept: the history cannot be written (${codeOf(error)}).`);
      return { id, stem };
    }
  }

  /** Finds runs, newest first. */
  async search(query: RunQuery = {}): Promise<RunPage> {
    const listing = this.#list();
    const entries = await this.#known(listing);
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
    return { runs, total: found.length, notices: this.#notices.splice(0) };
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
      throw new Refused('storage-failed', this.#setAside(stem, why));
    }
  }

  note(id: RunId): string {
    return this.#note(this.#stem(id));
  }

  pin(id: RunId, pinned: boolean): void {
    const path = this.#path(this.#stem(id), BESIDE.pinned);
    this.#touch(() => {
      if (pinned) writeFileSync(path, '', { mode: 0o600 });
      else rmSync(path, { force: true });
    });
  }

  /** An empty text takes the note away. */
  annotate(id: RunId, text: string): void {
    const path = this.#path(this.#stem(id), BESIDE.note);
    const note = text.trim().slice(0, NOTE_LIMIT);
    this.#touch(() => {
      if (note === '') return rmSync(path, { force: true });
      const aside = `${path}.${String(process.pid)}`;
      writeFileSync(aside, note, { mode: 0o600 });
      renameSync(aside, path);
    });
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
    const entries = await this.#known(listing);
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

  /** An entry for each log: from memory, else from the index, else from the log itself. */
  async #known({ runs, origin }: Listing): Promise<ReadonlyMap<Stem, RunEntry>> {
    const known = (stem: Stem): boolean => this.#entries?.has(stem) === true;
    if (!this.#entries || !runs.every(known)) this.#entries = readIndex(this.folder);
    const entries = new Map(this.#entries);
    const ended: RunEntry[] = [];
    for (const [index, stem] of runs.filter((each) => !known(each)).entries()) {
      if (index % AT_ONCE === AT_ONCE - 1) await new Promise((resolve) => setImmediate(resolve));
      const entry = this.#readEntry(stem, origin.has(stem));
      if (!entry) continue;
      entries.set(stem, entry);
      // One without a verdict may still grow.
      if (entry.outcome !== undefined) ended.push(entry);
    }
    for (const entry of ended) this.#entries.set(entry.stem, entry);
    appendIndex(this.folder, ended);
    return entries;
  }

  #readEntry(stem: Stem, hasOrigin: boolean): RunEntry | undefined {
    try {
      const octets = readFileSync(this.#path(stem, LOG));
      const origin = hasOrigin ? this.#origin(stem) : {};
      // A log without its first line is one that has only just begun.
      if (!octets.includes(0x0a)) return undefined;
      return readEntry(stem, octets.toString('utf8'), octets.length, origin);
    } catch (error) {
      if (isOfLaterVersion(error)) return undefined;
      const why = damageOf(error);
      if (why !== undefined) this.#notices.push(this.#setAside(stem, why));
      else if (codeOf(error) !== 'ENOENT') {
        this.#notices.push(`A run cannot be read (${codeOf(error)}): ${this.#path(stem, LOG)}`);
      }
      return undefined;
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

  /** Whether the process that writes the log is still there. */
  #isLive(stem: Stem, { live }: Listing): boolean {
    if (!live.has(stem)) return false;
    const path = this.#path(stem, BESIDE.live);
    try {
      if (Date.now() - statSync(path).mtimeMs > LIVE_FOR) return false;
      process.kill(Number(readFileSync(path, 'utf8')), 0);
      return true;
    } catch (error) {
      // Another user's process: it is there.
      return codeOf(error) === 'EPERM';
    }
  }

  #setAside(stem: Stem, why: string): string {
    const damaged = join(this.folder, 'damaged');
    const to = join(damaged, stem + LOG);
    this.#touch(() => {
      mkdirSync(damaged, { recursive: true, mode: 0o700 });
      renameSync(this.#path(stem, LOG), to);
    });
    this.#entries?.delete(stem);
    return `The log of a run is damaged and was set aside as ${to}. ${why}`;
  }

  #remove(stem: Stem): void {
    this.#touch(() => {
      // The log goes first: what is left beside it says nothing without it.
      for (const ending of [LOG, ...Object.values(BESIDE)]) {
        rmSync(this.#path(stem, ending), { force: true });
      }
    });
    this.#entries?.delete(stem);
  }

  #origin(stem: Stem): RunOrigin {
    try {
      const text = readFileSync(this.#path(stem, BESIDE.origin), 'utf8');
      const { profile, profileName } = JSON.parse(text) as Record<keyof RunOrigin, unknown>;
      return {
        ...(typeof profile === 'string' && { profile }),
        ...(typeof profileName === 'string' && { profileName }),
      };
    } catch {
      // The run itself is whole without it.
      return {};
    }
  }

  #note(stem: Stem): string {
    try {
      return readFileSync(this.#path(stem, BESIDE.note), 'utf8').slice(0, NOTE_LIMIT);
    } catch {
      return '';
    }
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
    try {
      makeFolder(this.folder);
      act();
    } catch (error) {
      throw new Refused('storage-failed', `The history cannot be written (${codeOf(error)}).`);
    }
  }
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? 'unknown error';
}
