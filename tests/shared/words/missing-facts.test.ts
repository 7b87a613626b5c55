// Calls every rule's words with each fact missing in turn: what is not known leaves no hole in them.

import { describe, expect, test } from 'vitest';
import { withoutUnknown } from '../../../shared/explain/wording.ts';
import { catalogue, type RuleId } from '../../../shared/rules/catalogue.ts';
import { foldLog } from '../../../shared/run/fold.ts';
import { UNKNOWN_HOST, UNKNOWN_PORT } from '../../../shared/run/unknown.ts';
import { en } from '../../../shared/words/en.ts';
import type { Words } from '../../../shared/words/words.ts';
import { fixtures } from '../rules/fixtures/all.ts';
import { HOLES } from '../../explain/unshown/claims.ts';

type Observed = object;

const unseen: readonly unknown[] = [undefined];

/**
 * In which forms a fact may be missing, by the types of what rules observe; what is not listed
 * is what the rule rests on. A text that comes from the peer may be empty.
 */
const MISSING: Readonly<Record<string, readonly unknown[]>> = {
  // An agreed word stands for what a pasted text does not name.
  host: [UNKNOWN_HOST],
  serverName: [UNKNOWN_HOST],
  port: [UNKNOWN_PORT],
  after: [0],
  addresses: [[]],
  alert: unseen,
  announced: [false],
  better: unseen,
  code: unseen,
  commonName: [''],
  ehloName: unseen,
  encrypted: unseen,
  enhanced: unseen,
  envelopeAccepted: [false],
  from: ['', undefined],
  greeting: [''],
  has: unseen,
  issuer: [''],
  keyBits: unseen,
  keyword: unseen,
  limit: unseen,
  localAddress: unseen,
  maxVersion: unseen,
  mechanism: unseen,
  mentions: [{}],
  minVersion: unseen,
  names: [[]],
  offered: [[], undefined],
  offersSignIn: unseen,
  otherMode: unseen,
  problems: [[]],
  reason: unseen,
  recipientCount: unseen,
  recipients: [[]],
  server: unseen,
  service: unseen,
  signatureAlgorithm: unseen,
  signedIn: unseen,
  size: unseen,
  software: unseen,
  sourceIp: unseen,
  starttls: unseen,
  subject: [''],
  told: [[]],
  user: unseen,
  wanted: [[]],
};

/** What a rule rests on, though others may lack it. */
const NEEDED: Readonly<Partial<Record<RuleId, readonly string[]>>> = {
  'connect.name-redirected': ['addresses'],
  'greeting.other-service': ['service'],
  'ehlo.masked': ['code'],
  'certificate.host-is-address': ['names'],
  'tls.starttls-expected': ['greeting'],
  'tls.garbled': ['alert'],
  'connect.address-failed': ['addresses'],
  'auth.mechanism-unsupported': ['offered'],
  'auth.sent-in-clear': ['mechanism'],
};

/** Each observation with one fact missing, and last with all that may be. */
function* holed(id: RuleId, observed: Observed): Generator<readonly [without: string, Observed]> {
  let all = observed;
  for (const [key, value] of Object.entries(observed)) {
    if (value === undefined || NEEDED[id]?.includes(key)) continue;
    for (const nothing of MISSING[key] ?? []) {
      // A list of reply codes or a count by the same name is another fact.
      if (Array.isArray(nothing) !== Array.isArray(value) && Array.isArray(nothing)) continue;
      yield [key, { ...observed, [key]: nothing }];
      all = { ...all, [key]: nothing };
    }
  }
  yield ['all', all];
}

describe.each(catalogue.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const say = en[id] as (observed: unknown) => Words;

  test.each(fixtures[id].fires.map((log, index) => [index, log] as const))(
    'has whole sentences without each fact of its log %i',
    (_, log) => {
      const judged = rule.judge(foldLog(log));
      if (judged.verdict !== 'fail') throw new Error('The rule does not fire on its own log.');
      for (const [without, observed] of holed(id, judged.observed)) {
        const { title, cause, remedy } = say(observed);
        for (const text of [title, cause, remedy].map(withoutUnknown)) {
          expect(text, `without ${without}`).not.toMatch(HOLES);
          expect(text, `without ${without}`).not.toMatch(/^(?:the|this|that|an?|of|with|for) /);
          expect(text, `without ${without}`).toMatch(/[^\s,;:(]$/);
        }
      }
    },
  );
});

test('no two rules say the same, even where nothing else is known', () => {
  const saidBy = new Map<string, string>();
  for (const rule of catalogue) {
    if (rule.kind === 'check') continue;
    const say = en[rule.id] as (observed: unknown) => Words;
    for (const log of fixtures[rule.id].fires) {
      const judged = rule.judge(foldLog(log));
      if (judged.verdict !== 'fail') continue;
      const bare = [...holed(rule.id, judged.observed)].at(-1)?.[1];
      const { title, cause, remedy } = say(bare);
      for (const text of [title, cause, `${cause} ${remedy}`].map(withoutUnknown)) {
        expect(saidBy.get(text) ?? rule.id, text).toBe(rule.id);
        saidBy.set(text, rule.id);
      }
    }
  }
});
