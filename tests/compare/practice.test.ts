// Compares real runs: the healthy server with itself, and with servers that have one fault each.

import { beforeAll, describe, expect, it } from 'vitest';
import { compareRuns } from '../../shared/compare/compare.ts';
import type { RunEvent } from '../../shared/run/event.ts';
import { practised } from './runs.ts';

let healthy: readonly RunEvent[];
beforeAll(async () => {
  healthy = await practised('healthy', 'quit');
});

it('finds nothing that matters between two runs that are alike', async () => {
  const comparison = compareRuns(healthy, await practised('healthy', 'quit'));
  expect(comparison).toMatchObject({ sameOutcome: true, parting: null, reason: null });
  expect(comparison.differences.filter(({ matters }) => matters)).toEqual([]);
  expect(comparison.transcript.filter(({ mark }) => mark !== ' ')).toEqual([]);
});

describe('the likely reason is told first for', () => {
  it.each([
    ['silent', 'greeting', 'ending', 'The wait in greeting'],
    ['too-busy', 'greeting', 'reply', '421 4.7.0'],
    ['no-starttls', 'starttls', 'server.extension', 'no longer offers STARTTLS'],
    ['starttls-refused', 'starttls', 'reply', '454 4.7.0'],
    ['clear-on-tls-port', 'tls', 'setting.security', 'implicit after'],
    ['expired-certificate', 'tls', 'certificate.problems', 'it has expired'],
    ['wrong-name', 'tls', 'certificate.problems', 'it is for another name'],
    ['wrong-password', 'auth', 'reply', '535'],
    ['sign-in-disabled', 'auth', 'server.mechanisms', 'LOGIN after'],
    ['auth-not-offered', 'auth', 'server.extension', 'no longer offers AUTH'],
    ['drops-mid-session', 'auth', 'ending', 'The loss of the connection'],
    ['sender-refused', 'mail', 'reply', 'MAIL'],
    ['recipient-refused', 'rcpt', 'setting.envelope', 'the recipients'],
    ['message-too-large', 'mail', 'server.extension', 'SIZE'],
    ['content-refused', 'data', 'reply', 'the message'],
  ] as const)('%s', async (name, parting, kind, words) => {
    const comparison = compareRuns(healthy, await practised(name, 'quit'));
    expect(comparison).toMatchObject({ sameOutcome: false, parting, reason: { kind } });
    expect(comparison.reason?.sentence).toContain(words);
    expect(comparison.differences[0]).toEqual(comparison.reason);
    expect(comparison.transcript.some(({ mark }) => mark !== ' ')).toBe(true);
  });
});
