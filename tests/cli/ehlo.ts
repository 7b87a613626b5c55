// Starts the built command line as a user would, and waits for what comes of it.

import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The built program. */
export const ENTRY = fileURLToPath(new URL('../../dist/cli/ehlo.js', import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Options {
  /** What standard input holds; it is closed behind it. */
  readonly stdin?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Called with the program once it is started. */
  readonly onStart?: (child: ChildProcess) => void;
  /** Called with each piece of standard output, to act in the middle of a run. */
  readonly onOutput?: (text: string, child: ChildProcess) => void;
}

/** Runs `ehlo ARGS` to its end; after 30 s it is killed, and `code` is null. */
export function ehlo(args: readonly string[], options: Options = {}): Promise<Ended> {
  const { EHLO_PASSWORD: _password, EHLO_TOKEN: _token, ...env } = process.env;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [ENTRY, ...args], {
      env: { ...env, ...options.env },
      timeout: 30_000,
      killSignal: 'SIGKILL',
      ...(options.cwd !== undefined && { cwd: options.cwd }),
    });
    options.onStart?.(child);
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      options.onOutput?.(stdout, child);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout, stderr }));
    // A program that does not read its input may be gone before all of it is written.
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.stdin ?? '');
  });
}
