// Says what a practice server can answer to a command, and in what manner.

/** Lines to send (each with its code), after a while perhaps, and what follows them. */
export interface Answer {
  readonly lines: readonly string[];
  /** Milliseconds to wait before the lines. */
  readonly after?: number;
  readonly then?: 'close' | 'reset' | 'silence';
}

/** Answers with these lines, codes included: `say('250-first', '250 last')`. */
export const say = (...lines: readonly string[]): Answer => ({ lines });

/** Says so and closes the connection. */
export const hangUp = (...lines: readonly string[]): Answer => ({ lines, then: 'close' });

/** Resets the connection without a word. */
export const RESET: Answer = { lines: [], then: 'reset' };

/** Never says another word, whatever the client does. */
export const SILENCE: Answer = { lines: [], then: 'silence' };

/** The same answer, later. */
export const late = (after: number, answer: Answer): Answer => ({ ...answer, after });

/** A reply of several lines with one code: `250-first`, `250 last`. */
export function multiline(code: number, texts: readonly string[]): readonly string[] {
  const last = texts.length - 1;
  return texts.map((text, index) => `${String(code)}${index === last ? ' ' : '-'}${text}`);
}
