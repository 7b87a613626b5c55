// Explains the sentences that mail programs and libraries have of their own.

import { expect, it } from 'vitest';
import { explained, tried } from './explained.ts';

const CLIENTS: readonly (readonly [text: string, verdict: string])[] = [
  // curl's lib/smtp.c
  ['curl: (55) MAIL failed: 530', 'mail.sign-in-required certain'],
  ['curl: (55) RCPT failed: 550', 'rcpt.unknown-mailbox possible'],
  ['curl: (8) Got unexpected smtp-server response: 554', 'greeting.no-service likely'],
  ['curl: (67) Login denied', 'auth.credentials-rejected likely'],
  ['curl: (67) Access denied: 535', 'auth.credentials-rejected likely'],
  ['curl: (64) STARTTLS denied, code 454', 'starttls.deferred certain'],
  // nodemailer's lib/smtp-connection
  ['Error: Unexpected socket close', 'greeting.connection-closed possible'],
  ["Error: read failed\n  code: 'ESOCKET',\n  command: 'CONN'", 'connect.failed possible'],
  ["  code: 'ECONNECTION',\n  command: 'CONN'", 'greeting.connection-closed possible'],
  ['Error: No recipients defined', 'client.step-refused certain'],
  // Go's net/smtp and crypto/x509
  ['unencrypted connection', 'auth.clear-not-allowed certain'],
  ['smtp: wrong host name', 'client.step-refused certain'],
  ['gomail: unknown authentication mechanisms: [NTLM GSSAPI]', 'auth.no-common-mechanism certain'],
  [
    'x509: certificate relies on legacy Common Name field, use SANs instead',
    'certificate.untrusted likely',
  ],
  [
    'x509: certificate is not valid for any names, but wanted to match mail.example.org',
    'certificate.untrusted likely',
  ],
  // .NET and MailKit
  [
    'System.Net.Mail.SmtpException: Syntax error, command unrecognized. The server response was: ',
    'ehlo.not-understood likely',
  ],
  [
    'System.Net.Mail.SmtpException: Transaction failed. The server response was: Sender denied',
    'mail.sender-refused possible',
  ],
  ['System.Net.Mail.SmtpException: Failure sending mail.', 'connect.failed possible'],
  [
    'System.InvalidOperationException: A from address must be specified.',
    'client.step-refused certain',
  ],
  [
    'MailKit.ServiceNotConnectedException: The SmtpClient is not connected.',
    'client.step-refused certain',
  ],
  // Jakarta Mail
  [
    'javax.mail.AuthenticationFailedException: failed to connect, no password specified?',
    'auth.no-credentials certain',
  ],
  [
    'javax.mail.MessagingException: Unknown SMTP host: smtp.example.org',
    'resolve.no-such-name likely',
  ],
  [
    'Could not connect to SMTP host: smtp.example.org, port: 587, response: 421',
    'session.service-closing certain',
  ],
  // Thunderbird, in English and German
  [
    'The Outgoing server (SMTP) smtp.example.org does not seem to support encrypted passwords.',
    'auth.no-common-mechanism certain',
  ],
  [
    'Die Nachricht konnte nicht gesendet werden, weil die Verbindung mit dem Postausgangs-Server (SMTP) smtp.example.org mitten in der Transaktion unterbrochen wurde.',
    'greeting.connection-closed possible',
  ],
  [
    'Der Postausgangs-Server (SMTP) smtp.example.org kann nicht authentifiziert werden.',
    'auth.credentials-rejected likely',
  ],
  // Apple Mail
  [
    'Cannot send message using the server “smtp.example.org”. The sender address “ada@example.org” was rejected by the server.',
    'mail.sender-refused likely',
  ],
  [
    'A copy has been placed in your Outbox. The recipient “bob@example.net” was rejected by the server because it does not allow relaying.',
    'rcpt.relay-needs-sign-in likely',
  ],
  ['Cannot Get Mail: The connection to the server failed.', 'connect.failed possible'],
  [
    'Can’t verify server identity: Mail can’t verify the identity of “smtp.example.org”',
    'certificate.untrusted likely',
  ],
  // Outlook and CDO
  ['0x8004010F Outlook data file cannot be accessed', 'client.step-refused certain'],
  [
    'The message could not be sent to the SMTP server. The transport error code was 0x80040217.',
    'auth.credentials-rejected likely',
  ],
  ['The target principal name is incorrect.', 'certificate.untrusted likely'],
  // Ruby, PHP, Elixir, mutt
  [
    '2026-11-24T04:14:09.782Z 501 TID-1u5 WARN: Net::OpenTimeout: execution expired',
    'connect.timed-out likely',
  ],
  ['ArgumentError (SMTP-AUTH requested but missing user name)', 'auth.no-credentials certain'],
  [
    'Expected response code 250 but got code "", with message ""',
    'greeting.connection-closed possible',
  ],
  ['{:network_failure, "smtp.example.org", {:error, :timeout}}', 'connect.timed-out likely'],
  ["{:missing_requirement, 'smtp.example.org', :auth}", 'auth.not-offered likely'],
  ['No authenticators available', 'auth.no-common-mechanism certain'],
  // Android, NSS, Go
  ['Trust anchor for certification path not found.', 'certificate.untrusted likely'],
  ['Peer’s Certificate issuer is not recognized.', 'certificate.untrusted likely'],
  ['x509: failed to load system roots and no roots provided', 'certificate.untrusted likely'],
];

it.each(CLIENTS)('%s', (text, verdict) => {
  const { rule, confidence } = explained(text).verdict;
  expect(`${rule} ${confidence}`).toBe(verdict);
});

it('takes an error that has nothing to do with mail for none', () => {
  expect(tried('TypeError: sequence item 0: expected str instance, int found')).toBeUndefined();
  expect(tried('There were 550 guests, 12 of them late.')).toBeUndefined();
});

it('claims no step for a connection that ended somewhere', () => {
  const { verdict, guessed } = explained('SMTPServerDisconnected: Connection unexpectedly closed');
  expect(guessed).toEqual(['phase']);
  expect(verdict.title).toBe('The server ended the connection');
  expect(verdict.cause).toMatch(/does not say at which step/);
  const silent = explained('java.net.SocketTimeoutException: Read timed out').verdict;
  expect(silent.title).toBe('The server did not answer in time');
});
