// Reads what a refusal means from its words, which correct its codes.

import type { ObservedReply } from '../../run/facets/observed-reply.ts';
import type { Phase } from '../../run/phase.ts';
import type { Confidence } from '../../run/verdict.ts';
import { accountWordings } from './account-wordings.ts';
import { mailWordings } from './mail-wordings.ts';
import type { Meaning } from './meaning.ts';
import { messageWordings } from './message-wordings.ts';
import { networkWordings } from './network-wordings.ts';
import { normalise } from './normalise.ts';
import { rateWordings } from './rate-wordings.ts';
import { sessionWordings } from './session-wordings.ts';
import { signInWordings } from './sign-in-wordings.ts';
import type { Wording } from './wording.ts';

export interface Reading {
  readonly meaning: Meaning;
  readonly confidence: Confidence;
}

/** The first that fits counts, so the more telling stand first: accounts, rates, networks. */
const WORDINGS: readonly Wording[] = [
  ...accountWordings,
  ...signInWordings,
  ...rateWordings,
  ...networkWordings,
  ...messageWordings,
  ...mailWordings,
  ...sessionWordings,
];

/** Many rules ask of the same reply, which never changes. */
const readBefore = new WeakMap<object, Reading | null>();

/** What the reply's words mean; undefined where Ehlo does not know them. */
export function readMeaning(reply: Pick<ObservedReply, 'text' | 'phase'>): Reading | undefined {
  const known = readBefore.get(reply);
  if (known !== undefined) return known ?? undefined;
  const read = readWords(reply.text, reply.phase);
  readBefore.set(reply, read ?? null);
  return read;
}

/** What a text means in this phase; undefined where Ehlo does not know its words. */
export function readWords(said: string, phase: Phase): Reading | undefined {
  const text = normalise(said);
  const found = WORDINGS.find(
    ({ words, at }) =>
      (at === undefined || at.includes(phase)) && words.some((phrase) => phrase.test(text)),
  );
  return found && { meaning: found.meaning, confidence: found.confidence };
}
