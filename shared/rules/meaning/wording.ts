// Types a wording: words that servers use, and what they mean by them.

import type { Phase } from '../../run/phase.ts';
import type { Confidence } from '../../run/verdict.ts';
import type { Meaning } from './meaning.ts';

export interface Wording {
  readonly meaning: Meaning;
  /** Any of these, in the normalised text. */
  readonly words: readonly RegExp[];
  /** The phases in which the words mean this; in any if absent. */
  readonly at: readonly Phase[] | undefined;
  /** `certain` where nobody says this and means something else. */
  readonly confidence: Confidence;
}

/** Words that mean this beyond doubt. */
export function states(
  meaning: Meaning,
  words: readonly RegExp[],
  ...at: readonly Phase[]
): Wording {
  return { meaning, words, at: at.length > 0 ? at : undefined, confidence: 'certain' };
}

/** Words that usually mean this. */
export function suggests(
  meaning: Meaning,
  words: readonly RegExp[],
  ...at: readonly Phase[]
): Wording {
  return { ...states(meaning, words, ...at), confidence: 'likely' };
}

/** Words that may mean this, among other things. */
export function guesses(
  meaning: Meaning,
  words: readonly RegExp[],
  ...at: readonly Phase[]
): Wording {
  return { ...states(meaning, words, ...at), confidence: 'possible' };
}
