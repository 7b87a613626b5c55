// Explains a reply of which nothing, or little, of the session is shown.

import { describe, expect, it } from 'vitest';
import { explained } from './explained.ts';

describe('a reply alone', () => {
  const DENIED = '554 5.7.1 <bob@example.net>: Relay access denied';
  const UNKNOWN = '550 No such user here';

  it('is less sure where what it answered is a guess, and says so', () => {
    const guess = explained(UNKNOWN);
    const told = explained(UNKNOWN, { phase: 'rcpt' });
    expect([guess.guessed, guess.verdict.confidence]).toEqual([['phase'], 'likely']);
    expect([told.guessed, told.verdict.confidence]).toEqual([[], 'certain']);
    expect(guess.verdict.rule).toBe(told.verdict.rule);
  });

  it('is less sure where the cause would need what the text does not show', () => {
    const session = `220 mail.example.org ESMTP\nEHLO me\n250 mail.example.org\nMAIL FROM:<a@example.org>\n250 Ok\nRCPT TO:<bob@example.net>\n${DENIED}`;
    expect(explained(DENIED).verdict.confidence).toBe('likely');
    expect(explained(session).verdict.confidence).toBe('certain');
  });

  it('does not deny a sign-in that the program keeps out of its log', () => {
    const NOT_OWNED = '553 5.7.1 <root@pc.local>: Sender address rejected: not owned by user ada';
    const log = (auth: string) =>
      `220 smtp.example.org ESMTP\nEHLO pc\n250-smtp.example.org\n250 AUTH LOGIN\n${auth}MAIL FROM:<root@pc.local>\n${NOT_OWNED}`;
    expect(explained(log('')).verdict.cause).toContain('no sign-in was made');
    expect(explained(log('DEBUG SMTP: AUTH LOGIN succeeded\n')).verdict.cause).not.toContain(
      'no sign-in was made',
    );
  });

  it('is placed by the command before it, where the text begins in the middle', () => {
    const middle = 'C: RCPT TO:<bob@example.net>\nS: 530 5.7.1 Authentication required';
    const { rule, cause } = explained(middle).verdict;
    expect(rule).toBe('rcpt.sign-in-required');
    expect(cause).not.toContain('in this session');
  });

  it('gets the provider’s own advice where the server is named', () => {
    const text =
      '535-5.7.8 Username and Password not accepted.\n535 5.7.8 https://support.google.com';
    const { verdict } = explained(text, { host: 'smtp.gmail.com' });
    expect(verdict.remedy).toMatch(/app password/i);
  });

  it('names no server, port or address that the text does not', () => {
    for (const text of [DENIED, 'ECONNREFUSED', '421 4.7.0 Try again later', 'timed out']) {
      const { target, verdict, phases } = explained(text);
      expect(target).toMatchObject({ host: null, port: null });
      expect(JSON.stringify(verdict)).not.toMatch(/unknown\.invalid|port 0|0 seconds/);
      expect(phases.filter(({ state }) => state === 'passed')).toEqual([]);
    }
  });
});
