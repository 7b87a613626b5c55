// Knows what a list shows of each log: from memory, else from the index, else from the log itself.

import { mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { readOrigin } from './run-history-beside.ts';
import { readEntry, type RunEntry } from './run-history-entry.ts';
import { LOG, type Listing, type Stem } from './run-history-files.ts';
import { appendIndex, readIndex } from './run-history-index.ts';
import { damageOf, isOfLaterVersion } from './run-history-read.ts';
import { Refused } from './refusal.ts';

/** Logs read in one turn, when the index is made again. */
const AT_ONCE = 50;

export class KnownRuns {
  readonly #folder: string;
  #entries: Map<Stem, RunEntry> | undefined;
  #notices: string[] = [];

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** An entry for each log that can be read. */
  async entries({ runs, origin }: Listing): Promise<ReadonlyMap<Stem, RunEntry>> {
    const known = (stem: Stem): boolean => this.#entries?.has(stem) === true;
    if (!this.#entries || !runs.every(known)) this.#entries = readIndex(this.#folder);
    const entries = new Map(this.#entries);
    const ended: RunEntry[] = [];
    for (const [index, stem] of runs.filter((each) => !known(each)).entries()) {
      if (index % AT_ONCE === AT_ONCE - 1) await new Promise((resolve) => setImmediate(resolve));
      const entry = this.#read(stem, origin.has(stem));
      if (!entry) continue;
      entries.set(stem, entry);
      // One without a verdict may still grow.
      if (entry.outcome !== undefined) ended.push(entry);
    }
    for (const entry of ended) this.#entries.set(entry.stem, entry);
    appendIndex(this.#folder, ended);
    return entries;
  }

  forget(stem: Stem): void {
    this.#entries?.delete(stem);
  }

  /** Something to be said with the next list. */
  notice(sentence: string): void {
    this.#notices.push(sentence);
  }

  /** What is to be said, once. */
  takeNotices(): readonly string[] {
    return this.#notices.splice(0);
  }

  /** Moves a damaged log out of the way; answers a sentence on it. */
  setAside(stem: Stem, why: string): string {
    const damaged = join(this.#folder, 'damaged');
    const to = join(damaged, stem + LOG);
    changing(() => {
      mkdirSync(damaged, { recursive: true, mode: 0o700 });
      renameSync(join(this.#folder, stem + LOG), to);
    });
    this.forget(stem);
    return `The log of a run is damaged and was set aside as ${to}. ${why}`;
  }

  #read(stem: Stem, hasOrigin: boolean): RunEntry | undefined {
    const path = join(this.#folder, stem + LOG);
    try {
      const octets = readFileSync(path);
      const origin = hasOrigin ? readOrigin(this.#folder, stem) : {};
      // A log without its first line is one that has only just begun.
      if (!octets.includes(0x0a)) return undefined;
      return readEntry(stem, octets.toString('utf8'), octets.length, origin);
    } catch (error) {
      if (isOfLaterVersion(error)) return undefined;
      const why = damageOf(error);
      if (why !== undefined) this.notice(this.setAside(stem, why));
      else if (codeOf(error) !== 'ENOENT') {
        this.notice(`A run cannot be read (${codeOf(error)}): ${path}`);
      }
      return undefined;
    }
  }
}

/** Does something to the files; what fails is refused in words. */
export function changing(act: () => void): void {
  try {
    act();
  } catch (error) {
    throw new Refused('storage-failed', `The history cannot be written (${codeOf(error)}).`);
  }
}

export function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? 'unknown error';
}
