// Names the steps of a run: the same eleven words in logs, reports, options and on screen.

/** The phases, in the order in which a STARTTLS session walks through them. */
export const PHASES = [
  'resolve',
  'connect',
  'greeting',
  'ehlo',
  'starttls',
  'tls',
  'auth',
  'mail',
  'rcpt',
  'data',
  'quit',
] as const;

export type Phase = (typeof PHASES)[number];

/**
 * How a phase ended. `skipped` was not asked for or not needed; `not-reached` was
 * wanted, but the run ended before it.
 */
export type PhaseState = 'passed' | 'failed' | 'skipped' | 'not-reached';

/** Whether `text` is the name of a phase. */
export function isPhase(text: string): text is Phase {
  return (PHASES as readonly string[]).includes(text);
}
