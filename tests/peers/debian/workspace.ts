/** A temporary folder with processes in it, all gone when it closes or this process dies. */

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A process that {@link Workspace.start} started. */
export interface Daemon {
  /** Set once the process has ended: how, in words. */
  readonly ended: string | undefined;
}

/** A temporary folder and the processes that work in it. */
export interface Workspace {
  readonly folder: string;
  /** Starts a process in a group of its own; its output goes to `NAME.log` in the folder. */
  start(name: string, argv: readonly string[], env: Record<string, string>): Daemon;
  /** All `*.log` files of the folder. */
  log(): Promise<string>;
  /** Waits until `ready` says so; throws with the log when a daemon ends or the time is up. */
  until(what: string, ready: () => Promise<boolean>, timeoutMs?: number): Promise<void>;
  close(): Promise<void>;
}

/**
 * Learns the process groups from its standard input. The end of that input is
 * the signal to clean up: it comes from `close`, and the kernel sends it even
 * when this process is killed outright, where no exit handler would run.
 */
const janitor = `
  groups=' '
  while read -r verb group; do
    case $verb in
      add) groups="$groups$group " ;;
      drop) groups="\${groups%% $group *} \${groups#* $group }" ;;
    esac
  done
  for group in $groups; do kill -KILL "-$group" 2>/dev/null; done
  for again in 1 2 3 4 5 6 7 8 9 10; do
    rm -rf -- "$1" 2>/dev/null && exit 0
    sleep 0.05
  done
  exit 1
`;

/** Opens a workspace whose folder name begins with `ehlo-NAME-`. */
export async function openWorkspace(name: string): Promise<Workspace> {
  const folder = await mkdtemp(join(tmpdir(), `ehlo-${name}-`));
  const cleaner = spawn('/bin/sh', ['-c', janitor, 'janitor', folder], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const cleaned = once(cleaner, 'exit');
  // Nothing here keeps this process alive: its end is what the janitor waits for.
  cleaner.unref();
  // Writing to a janitor that somebody killed has no consequence.
  cleaner.stdin.on('error', () => undefined);
  const daemons: (Daemon & { name: string; ended: string | undefined })[] = [];

  const log = async (): Promise<string> => {
    const names = (await readdir(folder)).filter((file) => file.endsWith('.log')).sort();
    const texts = await Promise.all(names.map((file) => readFile(join(folder, file), 'utf8')));
    return texts.join('');
  };

  return {
    folder,
    log,
    start(daemonName, argv, env) {
      const output = openSync(join(folder, `${daemonName}.log`), 'a');
      const [program = '', ...args] = argv;
      const child = spawn(program, args, {
        cwd: folder,
        env,
        detached: true,
        stdio: ['ignore', output, output],
      });
      closeSync(output);
      child.unref();
      const daemon = { name: daemonName, ended: undefined as string | undefined };
      daemons.push(daemon);
      if (child.pid !== undefined) cleaner.stdin.write(`add ${child.pid}\n`);
      child.once('error', (error) => (daemon.ended = error.message));
      child.once('exit', (code, signal) => {
        daemon.ended = signal === null ? `exit code ${code ?? '?'}` : signal;
        endGroup(child);
        // Its number may be given to a stranger from now on.
        if (!cleaner.stdin.destroyed) cleaner.stdin.write(`drop ${child.pid ?? 0}\n`);
      });
      return daemon;
    },
    async until(what, ready, timeoutMs = 20_000) {
      const deadline = Date.now() + timeoutMs;
      while (!(await ready())) {
        const dead = daemons.find((daemon) => daemon.ended !== undefined);
        const trouble =
          dead !== undefined
            ? `${dead.name} ended (${dead.ended ?? ''})`
            : Date.now() > deadline
              ? `nothing after ${timeoutMs} ms`
              : undefined;
        if (trouble !== undefined) {
          throw new Error(`Waiting for ${what}: ${trouble}. Its log:\n${await log()}`);
        }
        await sleep(10);
      }
    },
    async close() {
      cleaner.ref();
      cleaner.stdin.end();
      await cleaned;
    },
  };
}

/** What a daemon leaves behind in its group when it ends has no more purpose. */
function endGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // The group was empty.
  }
}
