// Names what the command line has of the world: its streams, its environment, its version.

import type { ReadStream, WriteStream } from 'node:tty';
import { makeStyle, wantsColour, widthOf, type Screen } from './terminal.ts';

export interface Door {
  readonly version: string;
  readonly env: NodeJS.ProcessEnv;
  readonly stdin: ReadStream;
  readonly stdout: WriteStream;
  readonly stderr: WriteStream;
}

/** Standard output for people. */
export function screenOf({ stdout, env }: Door, colour: boolean): Screen {
  return {
    write: (text) => void stdout.write(text),
    width: widthOf(stdout),
    style: makeStyle(wantsColour(stdout, env, colour)),
  };
}

/** One line to standard error, which never is part of what a program reads. */
export function tell({ stderr }: Door, text: string): void {
  stderr.write(`${text}\n`);
}
