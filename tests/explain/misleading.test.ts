// Holds texts whose obvious reading is wrong, each beside its sibling of which it is right.

import { describe, expect, it } from 'vitest';
import { explained, gist, tried } from './explained.ts';

describe('what a text is not about', () => {
  it.each([
    [
      'a word in the source that a traceback shows is no remark',
      '  File "/usr/lib/python3.12/smtplib.py", line 312, in _get_socket\n    return socket.create_connection((host, port), timeout,\n  File "/usr/lib/python3.12/socket.py", line 838, in create_connection\n    sock.connect(sa)\nConnectionRefusedError: [Errno 61] Connection refused',
      'connect.refused at connect',
    ],
    [
      'and the error behind it is one',
      '  File "/usr/lib/python3.12/smtplib.py", line 312, in _get_socket\n    return socket.create_connection((host, port), timeout,\nTimeoutError: [Errno 60] Operation timed out',
      'greeting.no-answer at greeting',
    ],
    [
      'Java had no version of its own left',
      'javax.net.ssl.SSLHandshakeException: No appropriate protocol (protocol is disabled or cipher suites are inappropriate)',
      'tls.options-unusable at tls',
    ],
    [
      'the server had none that Go would take',
      'tls: server selected unsupported protocol version 301',
      'tls.no-common-version at tls',
    ],
    [
      'a refused VRFY is no refused EHLO',
      '< 220 mail.example.org ESMTP\n> EHLO pc\n< 250 mail.example.org\n> VRFY bob@example.net\n< 502 5.5.1 VRFY command is disabled\n> QUIT\n< 221 2.0.0 Bye',
      'run.phase-failed at rcpt',
    ],
    [
      'a refused EHLO is one',
      '< 220 mail.example.org ESMTP\n> EHLO pc\n< 502 5.5.1 Command not implemented\n> QUIT\n< 221 2.0.0 Bye',
      'ehlo.not-understood at ehlo',
    ],
    [
      'after VRFY the session went on',
      '< 220 mail.example.org ESMTP\n> EHLO pc\n< 250 mail.example.org\n> VRFY bob@example.net\n< 502 5.5.1 VRFY command is disabled\n> MAIL FROM:<a@example.org>\n< 550 5.7.1 Sender address rejected: not owned by user ada\n> QUIT\n< 221 2.0.0 Bye',
      'mail.sender-refused at mail',
    ],
    [
      'nobody refused a password that was never given',
      'CLIENT -> SERVER: EHLO pc\nSERVER -> CLIENT: 250 mail.example.org\nSMTP Error: Could not authenticate.\nCLIENT -> SERVER: QUIT\nSERVER -> CLIENT: 221 Bye',
      'client.step-refused at auth',
    ],
    [
      'a password that was given and hidden was refused',
      'CLIENT -> SERVER: EHLO pc\nSERVER -> CLIENT: 250 mail.example.org\nCLIENT -> SERVER: [credentials hidden]\nSMTP Error: Could not authenticate.\nCLIENT -> SERVER: QUIT\nSERVER -> CLIENT: 221 Bye',
      'auth.credentials-rejected at auth',
    ],
    [
      'Orange refuses a message',
      'Negative SMTP reply: 550 5.2.0 Mail rejete. Mail rejected. OFR_506 [506]',
      'message.refused at data',
    ],
    ['a mail server is no mail', '550 5.2.0 The mail server rejected this', 'rcpt.refused at rcpt'],
    [
      'a limit at DATA',
      'The server responded: 5.7.1 <DATA>: Data command rejected: only 10 messages per day.',
      'rate.daily-quota-reached at data',
    ],
  ])('%s', (_, text, expected) => {
    expect(gist(text).replace(/^.*?: /, '')).toBe(expected);
  });
});

it('says of VRFY that it tells nothing of the address', () => {
  const { verdict } = explained('> EHLO pc\n< 250 x\n> VRFY bob@example.net\n< 502 5.5.1 disabled');
  expect(verdict.title).toBe('The server does not answer VRFY');
  expect(verdict.cause).toContain('nothing about the address');
});

describe('a reply that PHP’s programs take apart', () => {
  it.each([
    [
      'SMTP Error: data not accepted.SMTP server error: DATA END command failed Detail: Message refused, it is spam SMTP code: 554 Additional SMTP info: 5.7.1',
      [554, '5.7.1'],
      'message.spam at data',
    ],
    [
      'SMTP server error: MAIL FROM command failed Detail: Sender address rejected: not owned by user ada SMTP code: 553 Additional SMTP info: 5.7.1',
      [553, '5.7.1'],
      'mail.sender-refused at mail',
    ],
    [
      'SMTP Error (550): Failed to add recipient "bob@example.net" (5.1.1 No such user here).',
      [550, '5.1.1'],
      'rcpt.unknown-mailbox at rcpt',
    ],
    [
      'SMTP Error (550): Failed to add recipient "bob@example.net" (Verification failed for <ada@pc.lan>\nUnrouteable address\nSender verify failed).',
      [550, null],
      'mail.sender-unverifiable at rcpt',
    ],
  ])('%s', (text, codes, expected) => {
    const { verdict } = explained(text);
    expect([verdict.reply?.code, verdict.reply?.enhanced]).toEqual(codes);
    expect(gist(text).replace(/^.*?: /, '')).toBe(expected);
  });

  it('takes a system’s number for no reply', () => {
    const text = 'SMTP server error: Failed to connect to server Detail: x SMTP code: 110';
    expect(tried(text)?.verdict.reply ?? null).toBeNull();
  });
});

describe('words that a server is said to have said, without any code', () => {
  it('are believed where they are known', () => {
    const text = 'Cannot send message.\nThe server response was: Authentication required';
    expect(gist(text)).toMatch(/mail\.sign-in-required at mail$/);
    expect(explained(text).verdict).toMatchObject({ confidence: 'likely', reply: null });
  });

  it('and left alone where they are not', () => {
    expect(tried("The server responded 'Precondition Failed'.")).toBeUndefined();
  });
});

it('reads Thunderbird’s German sentence on the message', () => {
  const text =
    'Fehler beim Senden der Nachricht. Der Mail-Server antwortete:  5.7.1 Policy. Bitte überprüfen Sie die Nachricht und versuchen Sie es erneut.';
  expect(gist(text)).toBe('message: message.denied-by-policy at data');
});

describe('what stands where a reply would', () => {
  it.each([
    [
      "Error: Invalid greeting. response=HTTP/1.1 400 Bad Request\n  code: 'EPROTOCOL',",
      'greeting.other-service at greeting',
    ],
    [
      'Requested action not taken: mailbox unavailable\n   at MailKit.Net.Smtp.SmtpClient.ProcessRcptToResponse(SmtpResponse response, MailboxAddress mailbox)',
      'rcpt.unknown-mailbox at rcpt',
    ],
    [
      'Requested action not taken: mailbox unavailable\n   at MailKit.Net.Smtp.SmtpClient.ProcessMailFromResponse(SmtpResponse response)',
      'mail.sender-refused at mail',
    ],
    [
      'Expected response code 354 but got code "503", with message "503 5.5.1 Error: need RCPT command"',
      'data.no-valid-recipients at data',
    ],
    [
      'Negative SMTP reply: 554 5.7.1 <unknown[203.0.113.7]>: Client host rejected: Access denied',
      'rcpt.denied-by-policy at rcpt',
    ],
    ['235 2.7.0 Authentication failed', 'auth.contradictory at auth'],
    ['235 2.7.0 Authentication successful', 'run.completed at auth'],
  ])('%s', (text, expected) => {
    expect(gist(text).replace(/^.*?: /, '')).toBe(expected);
  });

  it('is no reply where MailKit quotes nothing', () => {
    const text = 'at MailKit.Net.Smtp.SmtpClient.ProcessRcptToResponse(SmtpResponse response)';
    expect(tried(text)).toBeUndefined();
  });
});

it('says of a greeting alone that it is one', () => {
  const { verdict } = explained('220 mail.example.org ESMTP Postfix');
  expect(verdict).toMatchObject({ outcome: 'inconclusive', confidence: 'possible' });
  expect(verdict.title).toContain('greets, and that is all');
  const further = explained('220 mail.example.org ESMTP Postfix\nEHLO pc').verdict;
  expect(further.title).toContain('ends in the middle');
});
