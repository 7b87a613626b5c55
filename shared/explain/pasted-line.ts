// Types a line of a pasted text.

export interface PastedLine {
  /** Number in the text as it was pasted, from 1. */
  readonly number: number;
  readonly text: string;
}
