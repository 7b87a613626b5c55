// Explains a text that is one reply and nothing else, whatever its code and its alphabet.

import { expect, it } from 'vitest';
import type { Phase } from '../../shared/run/phase.ts';
import { explained, tried } from './explained.ts';

it.each<readonly [Phase, string, string]>([
  ['auth', '526 Authentication failure', 'auth.credentials-rejected at auth'],
  ['rcpt', '550 Запрещена отправка на этот адрес', 'rcpt.unknown-mailbox at rcpt'],
  ['rcpt', '550 该收件人不存在', 'rcpt.unknown-mailbox at rcpt'],
  ['rcpt', '550 宛先が見つかりません', 'rcpt.unknown-mailbox at rcpt'],
  ['mail', '555', 'mail.parameter-refused at mail'],
  ['auth', '999 whatever', 'protocol.reply-code-out-of-range at auth'],
  ['rcpt', '354 go', 'session.reply-not-expected at rcpt'],
  [
    'greeting',
    '200 news.example.org NNRP server INN 2.6.3 ready',
    'greeting.other-service at greeting',
  ],
  ['rcpt', '535 no such thing here', 'rcpt.refused at rcpt'],
])('%s: %s', (phase, text, expected) => {
  const { verdict, guessed } = explained(text, { phase });
  expect(`${verdict.rule} at ${verdict.phase}`).toBe(expected);
  expect(guessed).toEqual([]);
});

it('knows a reply in another alphabet without being told the phase', () => {
  expect(tried('550 Пользователь не найден')?.verdict.reply?.code).toBe(550);
  expect(tried('550')?.verdict.reply?.code).toBe(550);
  expect(tried('150 Messages were sent')).toBeUndefined();
});

it('reads why a token was refused from the challenge', () => {
  const google =
    '334 eyJzdGF0dXMiOiI0MDAiLCJzY2hlbWVzIjoiYmVhcmVyIiwic2NvcGUiOiJodHRwczovL21haWwuZ29vZ2xlLmNvbS8ifQ==';
  const { verdict, lines } = explained(google);
  expect([verdict.rule, verdict.phase, verdict.reply]).toEqual([
    'auth.token-rejected',
    'auth',
    null,
  ]);
  expect(lines.map(({ number }) => number)).toEqual([1]);
  const scope = `334 ${btoa('{"status":"insufficient_scope","scope":"smtp"}')}`;
  expect(explained(scope, { phase: 'auth' }).verdict.rule).toBe('auth.token-lacks-scope');
});

it('reads the challenge in a whole session too', () => {
  const session = `220 smtp.example.org ESMTP
EHLO pc
250-smtp.example.org
250 AUTH XOAUTH2
AUTH XOAUTH2 dXNlcj1hZGE=
334 ${btoa('{"status":"insufficient_scope","scope":"smtp"}')}

535 5.7.8 Authentication failed`;
  expect(explained(session).verdict.rule).toBe('auth.token-lacks-scope');
});

it('tells POP3 from Redis, which refuse in the same words', () => {
  expect(explained('-ERR [SYS/TEMP] server busy').verdict.title).toContain('POP3');
  expect(explained("-ERR unknown command 'EHLO'").verdict.title).toContain('Redis');
});
