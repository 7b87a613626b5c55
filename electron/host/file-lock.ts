// Lets one process at a time change a file, and takes over where the one that held it is gone.

import { createHash, randomUUID } from 'node:crypto';
import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';

/*
 * The lock is a file that only one can create; it names the process that did. Where that process
 * is gone, whoever creates the file that is named after this very lock may remove it, and nobody
 * else: so no two ever take over at once, and no lock is removed that has come after it. That
 * file is a lock itself, as its process may be gone too.
 */

/** Milliseconds that the lock is waited for; it is held for a few at a time. */
const PATIENCE = 10_000;
/** Milliseconds after which a lock is no longer held: by a process that cannot be asked, or one that slept. */
const HELD_FOR = 60_000;
/** Milliseconds in which a lock that names nobody may yet be written. */
const NAMED_WITHIN = 2000;

/** Another process held the lock for all the time that it was waited for. */
export class Locked extends Error {}

/**
 * Does something while no other process does under the same lock, in one turn. `stillHeld` says
 * whether it is so yet, for the moment before what is done counts: a computer may have slept.
 */
export async function whileLocked<T>(
  lock: string,
  act: (stillHeld: () => boolean) => T,
  patience = PATIENCE,
): Promise<T> {
  mkdirSync(dirname(lock), { recursive: true, mode: 0o700 });
  const until = Date.now() + patience;
  for (;;) {
    const mine = acquire(lock);
    if (mine !== undefined) {
      try {
        return act(() => holder(lock)?.text === mine);
      } finally {
        if (holder(lock)?.text === mine) rmSync(lock, { force: true });
      }
    }
    if (Date.now() > until) throw new Locked(lock);
    // Not in step with others that wait.
    await new Promise((resolve) => setTimeout(resolve, 2 + Math.random() * 10));
  }
}

/** What the lock says that this process now has; undefined where another has it. */
function acquire(lock: string): string | undefined {
  const mine = JSON.stringify({ pid: process.pid, host: hostname(), token: randomUUID() });
  if (create(lock, mine)) return mine;
  const found = holder(lock);
  if (!found || !isGone(found)) return undefined;
  const claim = `${lock}.${found.identity}`;
  const claimed = acquire(claim);
  if (claimed === undefined) return undefined;
  try {
    // Between the look and the claim another may have taken over.
    if (holder(lock)?.identity !== found.identity) return undefined;
    rmSync(lock, { force: true });
    return create(lock, mine) ? mine : undefined;
  } finally {
    rmSync(claim, { force: true });
  }
}

function create(lock: string, text: string): boolean {
  let file: number;
  try {
    file = openSync(lock, 'wx', 0o600);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // Windows refuses a name whose file is about to go.
    if (code === 'EEXIST' || (process.platform === 'win32' && code === 'EPERM')) return false;
    throw error;
  }
  try {
    writeFileSync(file, text);
    return true;
  } catch (error) {
    // A full disk must not leave a lock that nobody has.
    rmSync(lock, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
}

interface Holder {
  readonly text: string;
  /** Milliseconds since it was written. */
  readonly age: number;
  /** What no other lock has in common with it. */
  readonly identity: string;
}

/** Undefined where there is none any more. */
function holder(lock: string): Holder | undefined {
  try {
    const { mtimeNs, ino, mtimeMs } = statSync(lock, { bigint: true });
    const text = readFileSync(lock, 'utf8');
    const named = text === '' ? `${String(ino)} ${String(mtimeNs)}` : text;
    const identity = createHash('sha256').update(named).digest('hex').slice(0, 16);
    return { text, age: Date.now() - Number(mtimeMs), identity };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || (process.platform === 'win32' && code === 'EPERM')) return undefined;
    throw error;
  }
}

function isGone({ text, age }: Holder): boolean {
  if (age > HELD_FOR) return true;
  const named = read(text);
  if (!named) return age > NAMED_WITHIN;
  if (named.host !== hostname()) return false;
  try {
    process.kill(named.pid, 0);
    return false;
  } catch (error) {
    // Another user's process is there all the same.
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

function read(text: string): { readonly pid: number; readonly host: string } | undefined {
  try {
    const { pid, host } = JSON.parse(text) as Record<string, unknown>;
    return Number.isSafeInteger(pid) && (pid as number) > 0 && typeof host === 'string'
      ? { pid: pid as number, host }
      : undefined;
  } catch {
    return undefined;
  }
}
