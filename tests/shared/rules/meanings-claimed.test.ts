// Holds that what is read from a server's words is put into words wherever it may be said.

import { describe, expect, test } from 'vitest';
import type { Phase } from '../../../shared/run/phase.ts';
import { foldLog } from '../../../shared/run/fold.ts';
import { judgeRun } from '../../../shared/rules/judge.ts';
import { readWords } from '../../../shared/rules/meaning/read.ts';
import { refused } from './fixtures/replies.ts';
import { SAID_OF_ENVELOPE } from './fixtures/said-of-envelope.ts';
import { SAID_OF_MESSAGE } from './fixtures/said-of-message.ts';
import { SAID_OF_SESSION } from './fixtures/said-of-session.ts';

const PLACES = {
  greeting: 'greeting',
  ehlo: 'ehlo',
  auth: 'auth',
  mail: 'mail',
  rcpt: 'rcpt',
  message: 'data',
} as const satisfies Record<string, Phase>;

/** Rules that say no more than the first digit of the code does. */
const SAYS_NOTHING =
  /^(?:run\.phase-failed|(?:greeting|ehlo|starttls|auth|mail|rcpt|data|message)\.(?:refused|rejected|deferred))$/;

const texts = [...SAID_OF_SESSION, ...SAID_OF_ENVELOPE, ...SAID_OF_MESSAGE].map(
  ([, , reply]) => reply,
);

describe.each(Object.keys(PLACES) as readonly (keyof typeof PLACES)[])('at %s', (where) => {
  test('no reading is left to a rule that knows the code alone', () => {
    const lost = texts.flatMap((reply) => {
      const words = reply
        .split('\n')
        .map((line) => line.slice(4))
        .join('\n');
      const read = readWords(words, PLACES[where]);
      if (read === undefined) return [];
      const { rule } = judgeRun(foldLog(refused(where, reply))).verdict;
      return SAYS_NOTHING.test(rule) ? [`${read.meaning}: ${rule}: ${reply}`] : [];
    });
    expect(lost).toEqual([]);
  });
});
