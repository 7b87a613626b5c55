/** Runs one program to its end. */

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** Gives the standard output; throws the program's last line of complaint when it fails. */
export async function run(
  program: string,
  args: readonly string[],
  cwd?: string,
  env: NodeJS.ProcessEnv = { ...process.env, LC_ALL: 'C' },
): Promise<string> {
  try {
    const options = { env, maxBuffer: 64 * 1024 * 1024, ...(cwd === undefined ? {} : { cwd }) };
    return (await execute(program, args, options)).stdout;
  } catch (error) {
    const stderr = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
    const words = stderr.split('\n').at(-1) ?? '';
    const reason = words === '' && error instanceof Error ? error.message : words;
    throw new Error(`${program} failed: ${reason}`, { cause: error });
  }
}
