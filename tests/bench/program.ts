// Runs other programs and times them, from their start to their end.

import { spawn } from 'node:child_process';
import { open } from 'node:fs/promises';

export interface Program {
  readonly argv: readonly [string, ...string[]];
  readonly env: Readonly<Record<string, string>>;
  /** A file for its standard input. */
  readonly stdin?: string;
}

/** When a program started and when it exited, by `performance.now()`. */
export interface Span {
  readonly started: number;
  readonly exited: number;
}

/** Runs it; throws with the last of its output if it fails. */
export async function time({ argv, env, stdin }: Program): Promise<Span> {
  const input = stdin === undefined ? undefined : await open(stdin);
  try {
    const [program, ...args] = argv;
    const started = performance.now();
    const child = spawn(program, args, { env, stdio: [input?.fd ?? 'ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        output = (output + text).slice(-2000);
      });
    }
    return await new Promise<Span>((resolve, reject) => {
      child.once('error', reject);
      let exited = NaN;
      child.once('exit', () => {
        exited = performance.now();
      });
      child.once('close', (code) => {
        if (code === 0) resolve({ started, exited });
        else reject(new Error(`${argv.join(' ')} failed (${String(code)}):\n${output}`));
      });
    });
  } finally {
    await input?.close();
  }
}

/** Milliseconds from start to exit. */
export async function duration(program: Program): Promise<number> {
  const { started, exited } = await time(program);
  return exited - started;
}
