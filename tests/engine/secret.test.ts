// Tries to turn a secret into text by accident.

import { format, inspect } from 'node:util';
import { expect, it } from 'vitest';
import { Secret } from '../../electron/engine/secret.ts';

const secret = new Secret('hunter22');
const message = Secret.join('\0ann\0', secret);

it.each([
  ['as a string', (value: Secret) => String(value)],
  ['in a template', (value: Secret) => `${value as unknown as string}`],
  ['in a join', (value: Secret) => [value].join()],
  ['as JSON', (value: Secret) => JSON.parse(JSON.stringify({ value })) as unknown],
  ['inspected', (value: Secret) => inspect({ value }, { depth: 9, showHidden: true })],
  ['formatted', (value: Secret) => format('%s %o %j', value, value, value)],
  ['in an error', (value: Secret) => new Error(value as unknown as string).message],
  ['copied', (value: Secret) => ({ ...value })],
])('it does not come out %s', (_, turn) => {
  for (const value of [secret, message]) {
    expect(inspect(turn(value))).not.toMatch(/hunter|ann/);
  }
});

it('comes out when it is revealed', () => {
  expect(secret.reveal()).toBe('hunter22');
  expect(message.reveal()).toBe('\0ann\0hunter22');
  expect(Secret.join(message, '!').revealSpans()).toEqual([
    { text: '\0ann\0', secret: false },
    { text: 'hunter22', secret: true },
    { text: '!', secret: false },
  ]);
});
