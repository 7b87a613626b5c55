// Writes a run's log to its file while it happens.

import { openSync, rmSync, writeFileSync, write, close } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { RunEvent } from '../../shared/run/event.ts';
import { writeEvent } from '../../shared/run/log.ts';
import { BESIDE, LOG, makeFolder, type Stem } from './run-history-files.ts';
import type { RunOrigin } from './run-history-entry.ts';

const writeTo = promisify(write) as (fd: number, octets: Uint8Array) => Promise<unknown>;
const closeFile = promisify(close);

/** Appends to one log; the disk never keeps the run waiting. */
export class RunWriter {
  readonly #live: string;
  readonly #file: number;
  #waiting = '';
  #work: Promise<void> | undefined;
  #failed = false;
  /** Octets written. */
  bytes = 0;

  /** Throws where the folder cannot be written to. */
  constructor(folder: string, stem: Stem, origin: RunOrigin) {
    makeFolder(folder);
    const at = join(folder, stem);
    writeOrigin(folder, stem, origin);
    // Before the log: whoever sees the log sees whether somebody is at it.
    this.#live = at + BESIDE.live;
    writeFileSync(this.#live, String(process.pid), { mode: 0o600, flag: 'wx' });
    this.#file = openSync(at + LOG, 'ax', 0o600);
  }

  append(event: RunEvent): void {
    this.#waiting += writeEvent(event);
    // What comes in one turn goes in one write, after it.
    this.#work ??= new Promise((resolve) => setImmediate(resolve)).then(() => this.#flush());
  }

  /** Resolves when all is written; false where some could not be. */
  async end(): Promise<boolean> {
    await this.#work;
    await closeFile(this.#file).catch(() => undefined);
    rmSync(this.#live, { force: true });
    return !this.#failed;
  }

  async #flush(): Promise<void> {
    while (this.#waiting !== '') {
      let octets = Buffer.from(this.#waiting, 'utf8');
      this.#waiting = '';
      while (octets.length > 0 && !this.#failed) {
        try {
          const written = ((await writeTo(this.#file, octets)) as { bytesWritten: number })
            .bytesWritten;
          this.bytes += written;
          octets = octets.subarray(written);
        } catch {
          // A full disk: the run goes on, and its log ends in a torn line.
          this.#failed = true;
        }
      }
    }
    this.#work = undefined;
  }
}

/** Says what a run was started from, where it was started from something. */
export function writeOrigin(folder: string, stem: Stem, origin: RunOrigin): void {
  if (origin.profile === undefined) return;
  const { profile, profileName } = origin;
  const text = JSON.stringify({ version: 1, profile, profileName });
  writeFileSync(join(folder, stem + BESIDE.origin), text, { mode: 0o600 });
}
