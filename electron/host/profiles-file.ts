// Reads and changes the file of profiles: under a lock, whole, and with a good copy beside it.

import { closeSync, fstatSync, openSync, readFileSync, type BigIntStats } from 'node:fs';
import { join } from 'node:path';
import { parseProfiles, type ParsedProfiles } from '../../shared/profile/parse-profiles.ts';
import { PROFILES_VERSION } from '../../shared/profile/profile.ts';
import { Locked, whileLocked } from './file-lock.ts';
import { BACKUP, goodCopy, setAside } from './profiles-damage.ts';
import { Refused } from './refusal.ts';
import { writeWhole } from './whole-file.ts';

export type Content = Extract<ParsedProfiles, { state: 'read' }>;

/** What a look at the file finds; `file` tells this one from any that was before or comes after. */
interface Look {
  readonly file: string;
  readonly parsed: Exclude<ParsedProfiles, { state: 'newer' }>;
}

const NO_PROFILES: Content = {
  state: 'read',
  profiles: [],
  stored: { version: PROFILES_VERSION, profiles: [] },
};

export class ProfilesFile {
  readonly #folder: string;
  /** electron-store and conf read and write it too. */
  readonly #path: string;
  readonly #now: () => Date;
  #known: Look | undefined;
  /** What stands in for a damaged file that could not be set aside. */
  #standIn: { readonly file: string; readonly content: Content } | undefined;
  #notices: string[] = [];

  constructor(folder: string, now: () => Date) {
    this.#folder = folder;
    this.#path = join(folder, 'profiles.json');
    this.#now = now;
  }

  /** A damaged file is set aside, and its last good copy read. */
  async read(): Promise<Content> {
    const { file, parsed } = this.#look();
    if (parsed.state === 'read') return parsed;
    if (this.#standIn?.file === file) return this.#standIn.content;
    try {
      return await this.#locked(() => this.#healed());
    } catch (error) {
      if (error instanceof Refused) throw error;
      // As where the folder is not to be written to: what can be read still is.
      const copy = goodCopy(this.#folder);
      this.#standIn = { file, content: copy?.parsed ?? NO_PROFILES };
      this.#tell(parsed.reason, `it could not be set aside (${codeOf(error)})`, copy);
      return this.#standIn.content;
    }
  }

  /** Reads, changes and writes while nobody else does. */
  async change<T>(
    edit: (content: Content) => Pick<Content, 'profiles'> & {
      /** As they stand in the file, in the same order. */
      readonly records: readonly unknown[];
      readonly answer: T;
    },
  ): Promise<T> {
    try {
      return await this.#locked((stillHeld) => {
        const content = this.#healed();
        const { profiles, records, answer } = edit(content);
        const stored = { ...content.stored, version: PROFILES_VERSION, profiles: records };
        this.#write({ state: 'read', profiles, stored }, stillHeld);
        return answer;
      });
    } catch (error) {
      throw error instanceof Refused ? error : this.#unusable(codeOf(error));
    }
  }

  /** Sentences on a file that was damaged, each once. */
  takeNotices(): readonly string[] {
    return this.#notices.splice(0);
  }

  async #locked<T>(act: (stillHeld: () => boolean) => T): Promise<T> {
    try {
      return await whileLocked(join(this.#folder, 'profiles.lock'), act);
    } catch (error) {
      throw error instanceof Locked ? busy() : error;
    }
  }

  #healed(): Content {
    const { parsed } = this.#look();
    if (parsed.state === 'read') return parsed;
    const copy = goodCopy(this.#folder);
    const to = setAside(this.#folder, this.#path, copy, this.#now());
    this.#tell(parsed.reason, `it was set aside as ${to}`, copy);
    return copy?.parsed ?? NO_PROFILES;
  }

  #look(): Look {
    let file: number;
    try {
      file = openSync(this.#path, 'r');
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return { file: '', parsed: NO_PROFILES };
      throw this.#unusable(codeOf(error));
    }
    try {
      const name = identityOf(fstatSync(file, { bigint: true }));
      if (this.#known?.file !== name) {
        const parsed = parseProfiles(readFileSync(file, 'utf8'));
        if (parsed.state === 'newer') throw this.#newer(parsed.version);
        this.#known = { file: name, parsed };
      }
      return this.#known;
    } catch (error) {
      throw error instanceof Refused ? error : this.#unusable(codeOf(error));
    } finally {
      closeSync(file);
    }
  }

  #write(content: Content, stillHeld: () => boolean): void {
    const text = `${JSON.stringify(content.stored, undefined, '\t')}\n`;
    const written = writeWhole(this.#path, text, { counts: stillHeld });
    if (!written) throw busy();
    // Whoever saves reads the list next, and thousands take their time to be read.
    this.#known = { file: identityOf(written), parsed: content };
    try {
      writeWhole(join(this.#folder, BACKUP), text, { durable: false });
    } catch {
      // The profiles themselves are saved; the copy is of the save before.
    }
  }

  #tell(reason: string, became: string, copy: ReturnType<typeof goodCopy>): void {
    const instead = copy
      ? `The last good copy, saved ${copy.savedAt}, is used instead: ${copy.path}.`
      : 'There is no good copy of it, so the list of profiles is empty.';
    this.#notices.push(`The file ${this.#path} is damaged (${reason}), so ${became}. ${instead}`);
  }

  #newer(version: number): Refused {
    return new Refused(
      'storage-failed',
      `A newer version of Ehlo wrote the file ${this.#path} (format ${version}; this one knows ` +
        `${PROFILES_VERSION}). It is left as it is: use that version.`,
    );
  }

  #unusable(code: string): Refused {
    return new Refused('storage-failed', `The file ${this.#path} could not be used: ${code}.`);
  }
}

/** No other file, nor this one after a change, has the same. */
function identityOf({ dev, ino, size, mtimeNs }: BigIntStats): string {
  return [dev, ino, size, mtimeNs].join(' ');
}

function busy(): Refused {
  return new Refused('busy', 'Another Ehlo is changing the profiles just now. Do it again.');
}

function codeOf(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  return code;
}
