// Says in one sentence what is wrong with what the user gave; nothing was sent.

import { visible } from '../../shared/smtp/visible.ts';

/** Bad options or input: the sentence goes to the terminal, the exit code is 1. */
export class UsageError extends Error {
  /** `where` names the option or argument, as `--port`. */
  constructor(where: string, sentence: string) {
    super(`${where}: ${sentence}`);
    this.name = 'UsageError';
  }
}

/** Longest piece of input that a sentence quotes, in characters. */
const QUOTED_LIMIT = 60;

/** A piece of the user's input in quotes: short, and harmless for the terminal. */
export function quoted(text: string): string {
  const short = text.length > QUOTED_LIMIT ? `${text.slice(0, QUOTED_LIMIT)}…` : text;
  return `"${visible(short)}"`;
}
