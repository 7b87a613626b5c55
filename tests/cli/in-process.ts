// Runs a command line inside the test, where starting a process for each row would take minutes.

import { PassThrough } from 'node:stream';
import type { ReadStream, WriteStream } from 'node:tty';
import { cli } from '../../electron/cli/cli.ts';
import type { Ended } from './ehlo.ts';

/**
 * Runs `ehlo ARGS` without a terminal; `env` is all of its environment, but for the tests' own
 * data folder where it names none.
 */
export async function inProcess(
  args: readonly string[],
  { stdin = '', env = {} }: { stdin?: string | Uint8Array; env?: NodeJS.ProcessEnv } = {},
): Promise<Ended> {
  if (!('EHLO_CONFIG_DIR' in env)) {
    // Not to be seen in it, as tests look at what is left of it.
    const value = process.env['EHLO_CONFIG_DIR'];
    Object.defineProperty(env, 'EHLO_CONFIG_DIR', { value, enumerable: false });
  }
  const input = new PassThrough();
  input.end(stdin);
  const stdout = collect();
  const stderr = collect();
  const code = await cli(args, {
    version: '0.0.0-test',
    env,
    stdin: input as unknown as ReadStream,
    stdout: stdout.stream,
    stderr: stderr.stream,
  });
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

/** A stream that is no terminal and keeps what it is given. */
function collect(): { stream: WriteStream; text: () => string } {
  const stream = new PassThrough();
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  return {
    stream: stream as unknown as WriteStream,
    text: () => Buffer.concat(chunks).toString('utf8'),
  };
}
