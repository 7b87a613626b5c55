// Asks for a secret on a terminal without showing it.

import type { ReadStream, WriteStream } from 'node:tty';
import { Cancelled } from './cancelled.ts';

/** Asks on the terminal and resolves to what was typed. */
export type Prompt = (question: string) => Promise<string>;

/** Most characters that are taken. */
const LENGTH_LIMIT = 65_536;

/**
 * Resolves to what was typed up to Enter; rejects with `Cancelled` on Ctrl-C or Ctrl-D.
 * The question goes to `output`, which is not standard output.
 */
export function promptSecret(
  question: string,
  input: ReadStream,
  output: Pick<WriteStream, 'write'>,
): Promise<string> {
  return new Promise((resolve, reject) => {
    let typed: string[] = [];
    const end = (settle: () => void): void => {
      input.off('data', take).setRawMode(false).pause();
      output.write('\n');
      settle();
    };
    const take = (chunk: string): void => {
      for (const character of chunk) {
        switch (character) {
          case '\r':
          case '\n':
            end(() => resolve(typed.join('')));
            return;
          case '\u0003': // Ctrl-C
          case '\u0004': // Ctrl-D
            end(() => reject(new Cancelled()));
            return;
          case '\u0015': // Ctrl-U
            typed = [];
            break;
          case '\b':
          case '\u007f': // Backspace
            typed.pop();
            break;
          default:
            if (typed.length < LENGTH_LIMIT) typed.push(character);
        }
      }
    };
    output.write(question);
    input.setEncoding('utf8').setRawMode(true).on('data', take).resume();
  });
}
