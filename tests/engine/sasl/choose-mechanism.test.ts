// Asks which mechanism is chosen, and what is missing where none can be.

import { describe, expect, it } from 'vitest';
import { chooseMechanism, type MechanismQuestion } from '../../../electron/engine/sasl/registry.ts';
import { Secret } from '../../../electron/engine/secret.ts';
import type { MechanismName } from '../../../shared/smtp/sasl-name.ts';

const names = (text: string) => text.split(' ').filter(Boolean) as unknown as MechanismName[];
const withPassword = { user: 'ann', password: new Secret('hunter22') };
const withToken = { user: 'ann', token: new Secret('ya29.token') };
const withBoth = { ...withPassword, ...withToken };

/** `PLAIN (preferred)`, or what is missing. */
function choose(offered: string, question: Partial<MechanismQuestion> = {}): string {
  const choice = chooseMechanism({
    offered: names(offered),
    credentials: withPassword,
    encrypted: true,
    allowClear: false,
    ...question,
  });
  return choice.type === 'chosen' ? `${choice.name} (${choice.why})` : `missing: ${choice.what}`;
}

describe('inside TLS', () => {
  it.each([
    ['CRAM-MD5 LOGIN PLAIN XOAUTH2', 'PLAIN (preferred)'],
    ['CRAM-MD5 LOGIN', 'LOGIN (preferred)'],
    ['GSSAPI CRAM-MD5', 'CRAM-MD5 (preferred)'],
    ['GSSAPI NTLM', 'missing: common-mechanism'],
    ['XOAUTH2', 'missing: credentials'],
    ['', 'missing: auth'],
  ])('a password and %j: %s', (offered, outcome) => {
    expect(choose(offered)).toBe(outcome);
  });

  it.each([
    ['PLAIN XOAUTH2', 'XOAUTH2 (token-given)'],
    ['PLAIN LOGIN', 'missing: credentials'],
  ])('a token and %j: %s', (offered, outcome) => {
    expect(choose(offered, { credentials: withToken })).toBe(outcome);
  });

  it('a token is used before a password, which is used where XOAUTH2 is not offered', () => {
    expect(choose('LOGIN PLAIN XOAUTH2', { credentials: withBoth })).toBe('XOAUTH2 (token-given)');
    expect(choose('LOGIN PLAIN', { credentials: withBoth })).toBe('PLAIN (preferred)');
  });
});

describe('in clear', () => {
  it('nothing is chosen unless that is allowed', () => {
    expect(choose('PLAIN CRAM-MD5', { encrypted: false })).toBe(
      'missing: auth-in-clear-not-allowed',
    );
  });

  it.each([
    ['PLAIN LOGIN CRAM-MD5', 'CRAM-MD5 (preferred)'],
    ['LOGIN PLAIN', 'PLAIN (preferred)'],
  ])('if it is allowed, %j: %s', (offered, outcome) => {
    expect(choose(offered, { encrypted: false, allowClear: true })).toBe(outcome);
  });
});

describe('asked for', () => {
  it.each([
    ['LOGIN', 'PLAIN LOGIN', 'LOGIN (asked-for)'],
    ['CRAM-MD5 LOGIN', 'PLAIN LOGIN', 'LOGIN (asked-for)'],
    ['CRAM-MD5', 'PLAIN LOGIN', 'missing: common-mechanism'],
    ['GSSAPI', 'PLAIN GSSAPI', 'missing: common-mechanism'],
    ['XOAUTH2', 'PLAIN XOAUTH2', 'missing: credentials'],
  ])('%s, offered %s: %s', (asked, offered, outcome) => {
    expect(choose(offered, { asked: names(asked) })).toBe(outcome);
  });
});

describe('after a refusal', () => {
  it('the next in order is chosen', () => {
    expect(choose('PLAIN LOGIN', { refused: names('PLAIN') })).toBe('LOGIN (next-after-refusal)');
  });

  it('nothing that was not asked for is', () => {
    expect(choose('PLAIN LOGIN', { asked: names('PLAIN'), refused: names('PLAIN') })).toBe(
      'missing: common-mechanism',
    );
  });
});
