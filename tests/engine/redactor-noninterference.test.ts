// Checks that what the log keeps of an echo tells where it stood, and nothing else of it.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Redactor } from '../../electron/engine/redactor.ts';
import { Secret } from '../../electron/engine/secret.ts';
import { echoes, replyLines, type Echo } from './echoes.ts';
import { shortSecrets, similarSecrets, twoSecrets } from './secret-oracle.ts';

interface Said {
  readonly echo: Echo;
  readonly cuts: readonly number[];
  readonly enhanced: boolean;
}

/** What the log keeps of the same replies, each time with the secret that was given. */
function kept(secret: string, replies: readonly Said[]): readonly string[][] {
  const redactor = new Redactor();
  redactor.learn(new Secret(secret));
  redactor.learn(Secret.join('\0ann\0', new Secret(secret)));
  redactor.arm();
  return replies.map(({ echo, cuts, enhanced }) =>
    redactor.lines(
      replyLines(echo.of(secret), cuts, { enhanced, before: 'Für jmd.: (', behind: ') – ok' }),
    ),
  );
}

const replies = (cuts: fc.Arbitrary<readonly number[]>) =>
  fc.array(fc.record({ echo: echoes, cuts, enhanced: fc.boolean() }), {
    minLength: 1,
    maxLength: 4,
  });

it('two secrets of one length leave the same lines', () => {
  fc.assert(
    fc.property(twoSecrets, replies(fc.constant([])), ([one, other], replies) => {
      expect(kept(one, replies)).toEqual(kept(other, replies));
    }),
    { numRuns: 60 },
  );
});

it('they do so however their echoes are split over lines', () => {
  const cuts = fc.array(fc.nat(60), { maxLength: 6 });
  fc.assert(
    fc.property(similarSecrets, replies(cuts), ([one, other], replies) => {
      expect(kept(one, replies)).toEqual(kept(other, replies));
    }),
    { numRuns: 60 },
  );
});

it('two short secrets leave the same lines', () => {
  fc.assert(
    fc.property(shortSecrets, shortSecrets, replies(fc.constant([])), (one, other, replies) => {
      expect(kept(one, replies)).toEqual(kept(other, replies));
    }),
  );
});
