// Gets a secret from a program that keeps it, such as `pass` or `security`.

import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { UsageError } from '../host/usage-error.ts';
import { readAll } from './stdin.ts';

/** Milliseconds that the program may take: it may have to ask a person for a passphrase. */
const PATIENCE = 120_000;

/** Milliseconds for what is still in the pipe when the shell has ended. */
const GRACE = 200;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** How the program is run. */
export interface CommandSurroundings {
  /** Without Ehlo's own secrets. */
  readonly env: NodeJS.ProcessEnv;
  /** Whether it may ask on Ehlo's own terminal. */
  readonly interactive: boolean;
  /** Milliseconds until it is ended. */
  readonly patience?: number;
}

/**
 * What the shell command writes to standard output. Its complaints go to standard error
 * as they are. Throws a `UsageError` that names the option, and never the command, where it
 * fails, takes too long or writes more than a secret may have.
 */
export async function runSecretCommand(
  option: string,
  command: string,
  { env, interactive, patience = PATIENCE }: CommandSurroundings,
): Promise<Uint8Array> {
  const grouped = !interactive && process.platform !== 'win32';
  const child = spawn(command, {
    shell: true,
    env,
    stdio: [interactive ? 'inherit' : 'ignore', 'pipe', 'inherit'],
    // A group of its own can be ended whole, but may not ask on the terminal.
    detached: grouped,
    windowsHide: true,
  });
  // What is ended from outside leaves nothing running either.
  const passOn = (signal: NodeJS.Signals): void => {
    end(child, grouped);
    settle();
    process.kill(process.pid, signal);
  };
  const settle = (): void => {
    for (const signal of SIGNALS) process.off(signal, passOn);
  };
  for (const signal of SIGNALS) process.on(signal, passOn);
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    child.stdout.destroy();
  }, patience);
  try {
    const exited = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
    // What the shell left behind may hold the pipe, and has nothing to say.
    child.once('exit', () => setTimeout(() => child.stdout.push(null), GRACE).unref());
    const [octets, [code, signal]] = await Promise.all([readAll(child.stdout, option), exited]);
    if (code === 0) return octets;
    const how = signal === null ? `with exit code ${String(code)}` : `by ${signal}`;
    throw new UsageError(option, `the command ended ${how}.`);
  } catch (error) {
    if (late) throw new UsageError(option, `the command took over ${String(patience / 1000)} s.`);
    if (error instanceof UsageError) throw error;
    throw new UsageError(option, 'the command cannot be run.');
  } finally {
    clearTimeout(timer);
    settle();
    end(child, grouped);
  }
}

/** Ends what may be left of it: the shell, and where it has a group what the shell started. */
function end(child: ChildProcess, group: boolean): void {
  if (!group || child.pid === undefined) {
    child.kill('SIGKILL');
    return;
  }
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // Nothing is left.
  }
}
