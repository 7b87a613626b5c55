// Holds that nothing is said of a pasted text that it does not show: no fact, and no code.

import { describe, expect, test } from 'vitest';
import { explained } from '../explained.ts';
import { CLAIMS, HOLES, inventedCodes } from './claims.ts';
import type { Shown } from './case.ts';
import { programWords } from './programs.ts';
import { quotedReplies } from './replies.ts';

const CASES = [...quotedReplies, ...programWords].map((one) => [one.from, one] as const);

describe.each(CASES)('%s', (_, { text, shows, phase, about }) => {
  test('gets words that rest on the text alone', () => {
    const { verdict, findings } = explained(text);
    const words = [verdict, ...findings]
      .map(({ title, cause, remedy }) => `${title}. ${cause} ${remedy}`)
      .join('\n');
    for (const [what, claim] of Object.entries(CLAIMS)) {
      if (!shows.includes(what as Shown)) expect(words).not.toMatch(claim);
    }
    expect(words).not.toMatch(HOLES);
    expect(inventedCodes(words, text)).toEqual([]);
    expect(phase).toContain(verdict.phase);
    expect(`${verdict.title} ${verdict.cause}`).toMatch(about);
  });
});
