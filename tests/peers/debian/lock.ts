/** Lets one process at a time do a piece of work. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * Runs `work` while holding the kernel's lock on the file `path`. The lock is
 * held by a child that lives as long as its standard input, so that it ends
 * with this process however this process ends; nothing stale can remain.
 */
export async function withLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  const holder = spawn('flock', [path, 'sh', '-c', 'echo held; exec cat'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(holder, 'close');
  await Promise.race([
    once(holder.stdout, 'data'),
    ended.then(() => {
      throw new Error(`Cannot lock ${path}.`);
    }),
  ]);
  try {
    return await work();
  } finally {
    holder.stdin.end();
    await ended;
  }
}
