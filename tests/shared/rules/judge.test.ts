// Picks the root cause among what fires, and lets the rest stand beside it.

import { expect, test } from 'vitest';
import { foldLog } from '../../../shared/run/fold.ts';
import { judgeRun } from '../../../shared/rules/judge.ts';
import {
  CLEAR_SIGN_IN,
  CONNECTED,
  introduced,
  planOf,
  relaying,
  secured,
  sending,
  SIGN_IN,
  SIGNED_IN,
  STARTED_TLS,
  handshake,
  TLS_ONLY,
} from '../scenes.ts';
import { logOf, peer, type Log } from '../script.ts';

const judge = (log: Log) => judgeRun(foldLog(log));

test('535: the more specific rule wins, with the server’s words and the line as evidence', () => {
  const log = logOf(SIGN_IN, [
    ...secured('AUTH PLAIN'),
    'C: AUTH PLAIN [secret]',
    'S: 535 5.7.8 Error: authentication failed',
  ]);
  const { verdict, findings } = judge(log);
  expect(verdict).toMatchObject({
    rule: 'auth.credentials-rejected',
    phase: 'auth',
    outcome: 'failed',
    confidence: 'likely',
    reply: { code: 535, enhanced: '5.7.8', text: '5.7.8 Error: authentication failed' },
    action: null,
  });
  expect(findings).toEqual([]);
  expect(verdict.evidence.map((seq) => log[seq - 1]?.type)).toEqual(['line.received']);
});

test('an error after a 421 is about the 421', () => {
  const { verdict } = judge(
    logOf(SIGN_IN, [
      ...secured('AUTH PLAIN'),
      'C: AUTH PLAIN [secret]',
      'S: 421 4.7.0 Goodbye',
      { type: 'connection.lost', phase: 'auth', cause: 'reset' },
    ]),
  );
  expect(verdict.rule).toBe('session.service-closing');
});

test('503 after a refused step is about that step', () => {
  const { verdict } = judge(
    logOf(sending(), [
      ...SIGNED_IN,
      'C: MAIL FROM:<anna@example.test>',
      'C: RCPT TO:<ben@example.test>',
      'C: DATA',
      'S: 550 5.7.60 Client does not have permissions to send as this sender',
      'S: 503 5.5.1 Bad sequence of commands',
      'S: 503 5.5.1 Bad sequence of commands',
    ]),
  );
  expect(verdict).toMatchObject({ rule: 'mail.sender-refused', phase: 'mail' });
});

test('a client that hides its encryption is not said to go without', () => {
  const hidden = { type: 'observation.missing', what: ['encryption', 'certificate'] } as const;
  const signIn = ['C: AUTH PLAIN [secret]', 'S: 235 Ok'];
  const run = (security: 'starttls' | 'none') =>
    judge(
      logOf(
        planOf({
          ...SIGN_IN,
          connection: { host: 'mail.example.test', port: 587, security },
          via: 'nodemailer',
        }),
        [...(security === 'none' ? [] : [hidden]), ...introduced('AUTH PLAIN'), ...signIn],
      ),
    ).verdict.cause;
  expect(run('starttls')).toContain('with STARTTLS');
  expect(run('none')).toContain('without encryption');
});

test('what went wrong besides stands as a finding: two problems of one certificate', () => {
  const { verdict, findings } = judge(
    logOf(TLS_ONLY, [...STARTED_TLS, ...handshake({ problems: ['name-mismatch', 'expired'] })]),
  );
  expect(verdict.rule).toBe('certificate.expired');
  expect(findings.map(({ rule }) => rule)).toEqual(['certificate.name-mismatch']);
});

test('a recipient refused on the way to a refused message is a finding', () => {
  const { verdict, findings } = judge(
    logOf(relaying(['a@example.test', 'b@example.test']), [
      ...introduced('SIZE'),
      'C: MAIL FROM:<anna@example.test>',
      'S: 250 Ok',
      'C: RCPT TO:<a@example.test>',
      'S: 550 5.1.1 Unknown',
      'C: RCPT TO:<b@example.test>',
      'S: 250 Ok',
      'C: DATA',
      'S: 354 Go on',
      'message: 812',
      'S: 550 5.7.1 Spam',
    ]),
  );
  expect(verdict).toMatchObject({ rule: 'message.spam', outcome: 'failed' });
  expect(findings.map(({ rule }) => rule)).toEqual(['rcpt.some-refused']);
});

test('a successful run can still have findings', () => {
  const { verdict, findings } = judge(
    logOf(CLEAR_SIGN_IN, [...introduced('AUTH PLAIN'), 'C: AUTH PLAIN [secret]', 'S: 235 Ok']),
  );
  expect(verdict).toMatchObject({ rule: 'run.completed', outcome: 'ok', phase: 'auth' });
  expect(findings.map(({ rule }) => rule)).toEqual(['auth.offered-in-clear', 'auth.sent-in-clear']);
});

test('of a long reply, the first and the last line are the evidence', () => {
  const lines = Array.from({ length: 400 }, () => 'S: 554-No');
  const { verdict } = judge(logOf(TLS_ONLY, [...CONNECTED, ...lines, 'S: 554 No']));
  expect(verdict.evidence).toHaveLength(2);
});

test('judging again gives the same answer', () => {
  const log = logOf(TLS_ONLY, [...CONNECTED, 'S: 554 No']);
  expect(judge(log)).toEqual(judge(log));
});

test('words are harmless, whatever is in the names that they repeat', () => {
  const subject = peer('CN=\u202etset.elpmaxe.liam\u001b[2J');
  const plan = planOf({
    connection: { host: 'mail\u200b.example.test', port: 587, security: 'auto' },
  });
  const { verdict } = judge(
    logOf(plan, [
      ...STARTED_TLS,
      ...handshake({ problems: ['self-signed'], certificate: { subject } }),
    ]),
  );
  expect(verdict.title).toBe('The certificate of mail[U+200B].example.test is self-signed');
  expect(verdict.cause).toContain('CN=[U+202E]tset.elpmaxe.liam[U+001B][2J');
});

test('an EHLO name that is refused is named, with another one to try', () => {
  const { verdict } = judge(
    logOf(planOf(), [
      ...CONNECTED.map((step) =>
        typeof step !== 'string' && step.type === 'connection.opened'
          ? { ...step, localAddress: '192.0.2.7' }
          : step,
      ),
      'S: 220 mail.example.test',
      'C: EHLO pc',
      'S: 504 5.5.2 <pc>: Helo command rejected: need fully-qualified hostname',
    ]),
  );
  expect(verdict).toMatchObject({
    rule: 'ehlo.name-refused',
    phase: 'ehlo',
    action: { options: ['--ehlo-name', '[192.0.2.7]'] },
  });
  expect(verdict.cause).toContain('“pc”');
});
