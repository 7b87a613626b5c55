import { describe, expect, it } from 'vitest';
import {
  STATEMENT,
  isToken,
  parseSessionAnswer,
  parseSessionRequest,
} from '../../../shared/host/entry.ts';

const KEY = 'abc_-'.padEnd(43, '9');
const OTHER = 'A'.repeat(43);

describe('the exchange of the one-time token', () => {
  it('reads what is posted and what is answered', () => {
    const request = { once: KEY, nonce: OTHER };
    expect(parseSessionRequest(JSON.stringify(request))).toEqual(request);
    const answer = { nonce: KEY, proof: OTHER };
    expect(parseSessionAnswer(JSON.stringify(answer))).toEqual(answer);
  });

  it.each([
    '',
    '{}',
    '{"once":1}',
    `{"once":"${KEY}"}`,
    `{"once":"${KEY}","nonce":"a b"}`,
    `{"once":"${KEY}","nonce":"${OTHER}","more":1}`,
  ])('not %s', (body) => {
    expect(parseSessionRequest(body)).toBeUndefined();
    expect(parseSessionAnswer(body)).toBeUndefined();
  });
});

describe('a statement', () => {
  it('is never another one, whichever nonces it is over', () => {
    const nonces = [
      { window: KEY, host: OTHER },
      { window: OTHER, host: KEY },
      { window: KEY, host: KEY },
    ];
    const { name, ...others } = STATEMENT;
    const all = nonces.flatMap((pair) => Object.values(others).map((make) => make(pair)));
    expect(new Set([name, ...all]).size).toBe(1 + 4 * nonces.length);
  });
});

it.each([
  ['', false],
  [OTHER, true],
  [`${OTHER}A`, false],
  [OTHER.replace('A', '='), false],
])('%j is a token: %s', (text, is) => {
  expect(isToken(text)).toBe(is);
});
