// Explains messages and logs that are written down here as their programs' sources and manuals
// have them.

import { describe, expect, it } from 'vitest';
import { explained, gist, tried } from './explained.ts';

type Row = readonly [text: string, gist: string];

const check = (rows: readonly Row[]) =>
  it.each(rows)('%s', (text, expected) => {
    expect(gist(text)).toBe(expected);
  });

describe('Thunderbird', () => {
  check([
    [
      'Sending of the message failed.\nUnable to authenticate to Outgoing server (SMTP) smtp.example.org. Please check the password and verify the ‘Authentication method’ in ‘Account Settings | Outgoing server (SMTP)’.',
      'thunderbird: auth.credentials-rejected at auth',
    ],
    [
      'An error occurred while sending mail. The mail server responded:\n5.7.1 <bob@example.net>: Relay access denied.\n Please check the message recipient "bob@example.net" and try again.',
      'thunderbird: rcpt.relay-needs-sign-in at rcpt',
    ],
    [
      `mailnews.smtp: Connecting to smtp://smtp.example.org:587
mailnews.smtp: Connected
mailnews.smtp: S: 220 smtp.example.org ESMTP
mailnews.smtp: C: EHLO [192.168.0.2]
mailnews.smtp: S: 250-smtp.example.org
250-SIZE 10000
250 STARTTLS
mailnews.smtp: C: STARTTLS
mailnews.smtp: S: 220 Ready
mailnews.smtp: C: EHLO [192.168.0.2]
mailnews.smtp: S: 250-smtp.example.org
250 AUTH PLAIN
mailnews.smtp: C: Logging suppressed (it probably contained auth information)
mailnews.smtp: S: 535 5.7.8 Error: authentication failed
mailnews.smtp: Command failed: 535 5.7.8 Error: authentication failed; currentAction=_actionAUTHComplete`,
      'thunderbird: auth.credentials-rejected at auth',
    ],
  ]);
});

describe('Outlook', () => {
  check([
    [
      "Task 'ada@example.org - Sending' reported error (0x800CCC0E): 'Outlook cannot connect to your outgoing (SMTP) e-mail server.'",
      'outlook: connect.failed at connect',
    ],
    [
      "Task 'SMTP - Sending' reported error (0x800CCC92): 'Your e-mail server rejected your login. The server responded: 535 5.7.3 Authentication unsuccessful'",
      'outlook: auth.credentials-rejected at auth',
    ],
    [
      "0x800CCC78 The message could not be sent because the server rejected the sender's e-mail address. Server: 'mail.example.org', Server Response: '530 5.7.1 Client was not authenticated', Port: 587, Secure(SSL): Yes",
      'outlook: mail.sign-in-required at mail',
    ],
    [
      'Send test e-mail message: Your server does not support the connection encryption type you have specified. (0x800CCC1A)',
      'outlook: tls.failed at tls',
    ],
  ]);
});

describe('PHPMailer', () => {
  check([
    [
      `2026-11-24 10:00:00\tSERVER -> CLIENT: 220 smtp.example.org ESMTP
2026-11-24 10:00:00\tCLIENT -&gt; SERVER: EHLO localhost<br>
2026-11-24 10:00:00\tSERVER -> CLIENT: 250-smtp.example.org
                                    250 AUTH LOGIN
2026-11-24 10:00:00\tCLIENT -> SERVER: AUTH LOGIN
2026-11-24 10:00:00\tSERVER -> CLIENT: 334 VXNlcm5hbWU6
2026-11-24 10:00:00\tCLIENT -> SERVER: [credentials hidden]
2026-11-24 10:00:00\tSERVER -> CLIENT: 334 UGFzc3dvcmQ6
2026-11-24 10:00:00\tCLIENT -> SERVER: [credentials hidden]
2026-11-24 10:00:00\tSERVER -> CLIENT: 535 Incorrect authentication data
2026-11-24 10:00:00\tSMTP ERROR: Password command failed: 535 Incorrect authentication data
SMTP Error: Could not authenticate.`,
      'phpmailer: auth.credentials-rejected at auth',
    ],
    [
      'SMTP ERROR: Failed to connect to server: Connection timed out (110)\nSMTP connect() failed. https://github.com/PHPMailer/PHPMailer/wiki/Troubleshooting',
      'phpmailer: connect.timed-out at connect',
    ],
    [
      'SMTP Error: The following recipients failed: bob@example.net: <bob@example.net>: Relay access denied',
      'phpmailer: rcpt.relay-needs-sign-in at rcpt',
    ],
  ]);
});

describe('Jakarta Mail', () => {
  check([
    [
      'javax.mail.AuthenticationFailedException: 535 5.7.8 Error: authentication failed\n\tat com.sun.mail.smtp.SMTPTransport$Authenticator.authenticate(SMTPTransport.java:965)',
      'java: auth.credentials-rejected at auth',
    ],
    [
      "com.sun.mail.util.MailConnectException: Couldn't connect to host, port: smtp.example.org, 587; timeout -1;\n  nested exception is:\n\tjava.net.ConnectException: Connection refused (Connection refused)",
      'java: connect.refused at connect',
    ],
    [
      `DEBUG SMTP: trying to connect to host "smtp.example.org", port 587, isSSL false
220 smtp.example.org ESMTP
DEBUG SMTP: connected to host "smtp.example.org", port: 587
EHLO pc
250-smtp.example.org
250 AUTH LOGIN PLAIN
DEBUG SMTP: Found extension "AUTH", arg "LOGIN PLAIN"
DEBUG SMTP: AUTH LOGIN command trace suppressed
DEBUG SMTP: AUTH LOGIN succeeded
MAIL FROM:<root@pc.local>
553 5.7.1 <root@pc.local>: Sender address rejected: not owned by user ada
DEBUG SMTP: got response code 553, with response: 553 5.7.1 <root@pc.local>: Sender address rejected: not owned by user ada`,
      'java: mail.sender-refused at mail',
    ],
    [
      'javax.mail.MessagingException: Could not connect to SMTP host: smtp.example.org, port: 587;\n  nested exception is:\n\tjavax.net.ssl.SSLException: Unsupported or unrecognized SSL message',
      'java: tls.not-tls at tls',
    ],
  ]);
});

describe('MailKit and .NET', () => {
  check([
    [
      'MailKit.Security.AuthenticationException: 535: 5.7.8 Error: authentication failed',
      'mailkit: auth.credentials-rejected at auth',
    ],
    [
      'System.Net.Mail.SmtpException: The SMTP server requires a secure connection or the client was not authenticated. The server response was: 5.7.57 Client not authenticated to send mail. [AM0PR]',
      'mailkit: mail.sign-in-required at mail',
    ],
    [
      'System.Net.Sockets.SocketException (10061): No connection could be made because the target machine actively refused it. 192.0.2.5:587',
      'mailkit: connect.refused at connect',
    ],
    [
      'MailKit.Security.SslHandshakeException: An error occurred while attempting to establish an SSL or TLS connection.\n ---> System.Security.Authentication.AuthenticationException: The remote certificate is invalid because of errors in the certificate chain: UntrustedRoot',
      'mailkit: certificate.untrusted at tls',
    ],
  ]);
});

describe('telnet and netcat', () => {
  const open = "Trying 192.0.2.1...\nConnected to mail.example.org.\nEscape character is '^]'.\n";
  check([
    [
      'Trying 192.0.2.1...\ntelnet: Unable to connect to remote host: Connection refused',
      'telnet: connect.refused at connect',
    ],
    [
      `${open}220 mail.example.org ESMTP Postfix\nEHLO me\n250-mail.example.org\n250 SIZE 1000\nMAIL FROM:<a@b.org>\n250 2.1.0 Ok\nRCPT TO:<bob@example.net>\n554 5.7.1 <bob@example.net>: Relay access denied`,
      'telnet: rcpt.relay-needs-sign-in at rcpt',
    ],
    [`${open}SSH-2.0-OpenSSH_9.2p1 Debian`, 'telnet: greeting.other-service at greeting'],
    [
      `${open}220 mail.example.org ESMTP\nConnection closed by foreign host.`,
      'telnet: connection.closed at greeting',
    ],
  ]);
});

describe('Postfix and Exim', () => {
  check([
    [
      'Nov 24 10:00:00 mx postfix/smtp[1234]: ABCDEF: to=<bob@example.net>, relay=mx.example.net[192.0.2.5]:25, dsn=5.1.1, status=bounced (host mx.example.net[192.0.2.5] said: 550 5.1.1 <bob@example.net>: Recipient address rejected: User unknown in local recipient table (in reply to RCPT TO command))',
      'postfix: rcpt.unknown-mailbox at rcpt',
    ],
    [
      'Nov 24 10:00:00 mx postfix/smtp[1234]: connect to smtp.example.net[192.0.2.5]:587: Connection timed out',
      'postfix: connect.timed-out at connect',
    ],
    [
      'Nov 24 10:00:00 mx postfix/smtp[1]: ABC: status=deferred (SASL authentication failed; server smtp.gmail.com[142.250.1.1] said: 535-5.7.8 Username and Password not accepted. For more information, go to?535 5.7.8 https://support.google.com/mail/?p=BadCredentials)',
      'postfix: auth.credentials-rejected at auth',
    ],
    [
      '2026-11-24 10:00:00 1abcDE-0001 ** bob@example.net R=smarthost T=remote_smtp_smarthost H=smtp.example.org [192.0.2.9]: SMTP error from remote mail server after MAIL FROM:<root@vm.local>: 553 5.7.1 <root@vm.local>: Sender address rejected: not owned by user ada',
      'exim: mail.sender-refused at mail',
    ],
    [
      '2026-11-24 10:00:00 1abcDE-0001 == bob@example.net R=smarthost T=remote_smtp_smarthost defer (111): Connection refused',
      'exim: connect.refused at connect',
    ],
    [
      '2026-11-24 10:00:00 H=(pc) [192.0.2.7] F=<a@b.org> rejected RCPT <bob@example.net>: 550 relay not permitted',
      'exim: rcpt.relay-needs-sign-in at rcpt',
    ],
  ]);
});

describe('bounces', () => {
  check([
    [
      `<bob@example.net>: host mx.example.net[192.0.2.5] said: 552 5.2.2 <bob@example.net>:
    Recipient mailbox is full (in reply to RCPT TO command)

Final-Recipient: rfc822; bob@example.net
Action: failed
Status: 5.2.2
Remote-MTA: dns; mx.example.net
Diagnostic-Code: smtp; 552 5.2.2 <bob@example.net>: Recipient mailbox is full`,
      'dsn: rcpt.mailbox-full at rcpt',
    ],
    [
      "Delivery has failed to these recipients or groups:\nbob@example.net\nGenerating server: AM0PR0.eurprd.prod.outlook.com\nbob@example.net\nRemote Server returned '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient bob@example.net not found by SMTP address lookup'",
      'dsn: rcpt.unknown-mailbox at rcpt',
    ],
    [
      '> > Remote host said: 550 5.7.1 Our system has detected that this message is likely unsolicited mail.',
      'dsn: message.spam at data',
    ],
  ]);
});

describe('other programs', () => {
  check([
    [
      'Failed to authenticate on SMTP server with username "ada@example.org" using the following authenticators: "LOGIN". Authenticator "LOGIN" returned "Expected response code "235" but got code "535", with message "535 5.7.8 Error: authentication failed".".',
      'message: auth.credentials-rejected at auth',
    ],
    [
      'Swift_TransportException: Expected response code 250 but got code "530", with message "530 5.7.1 Authentication required"',
      'message: mail.sign-in-required at mail',
    ],
    [
      'Connection could not be established with host "ssl://smtp.example.org:465": stream_socket_client(): Unable to connect to ssl://smtp.example.org:465 (Connection timed out)',
      'message: connect.timed-out at connect',
    ],
    [
      'lettre::transport::smtp::Error { kind: Permanent(550), source: "5.1.1 <x@y.example>: Recipient address rejected: User unknown" }',
      'message: rcpt.unknown-mailbox at rcpt',
    ],
    [
      'The SMTP server “smtp.example.org” rejected the password for user “ada”.',
      'message: auth.credentials-rejected at auth',
    ],
    ['501 5.5.4 Invalid domain name', 'message: ehlo.name-refused at ehlo'],
    ['A TLS packet with unexpected length was received.', 'message: tls.not-tls at tls'],
    ['Error: Missing credentials for "PLAIN"', 'message: auth.no-credentials at auth'],
    [
      'javax.mail.MessagingException: Could not connect to SMTP host: smtp.example.org, port: 465, response: -1',
      'java: greeting.tls-expected at greeting',
    ],
    ['dial tcp 192.0.2.5:587: connect: connection refused', 'message: connect.refused at connect'],
    ['tls: first record does not look like a TLS handshake', 'message: tls.not-tls at tls'],
    [
      'Error: Socks5 proxy rejected connection - NotAllowed',
      'message: connect.proxy-refused at connect',
    ],
    [
      'C: EHLO me\nS: 554 5.7.1 Service unavailable; Client host [192.0.2.7] blocked using zen.spamhaus.org',
      'mailkit-log: session.address-blocklisted at ehlo',
    ],
  ]);
});

describe('a certificate for other names', () => {
  it.each([
    [
      "Error [ERR_TLS_CERT_ALTNAME_INVALID]: Hostname/IP does not match certificate's altnames: Host: mail.example.org. is not in the cert's altnames: DNS:*.host.example, DNS:host.example",
      '*.host.example and host.example',
      'host.example',
    ],
    [
      'x509: certificate is valid for smtp.host.example, www.host.example, not mail.example.org',
      'smtp.host.example and www.host.example',
      'smtp.host.example',
    ],
    [
      "PHP Warning: stream_socket_enable_crypto(): Peer certificate CN=`srv1.host.example' did not match expected CN=`mail.example.org'",
      'srv1.host.example',
      'srv1.host.example',
    ],
  ])('%s', (text, names, better) => {
    const { target, verdict } = explained(text);
    expect(target.host).toBe('mail.example.org');
    expect(verdict.title).toBe('The certificate is not for mail.example.org');
    expect(verdict.cause).toContain(`valid for ${names},`);
    expect(verdict.action?.options).toEqual(['--tls-name', better]);
  });

  it.each([
    "certificate verify failed: Hostname mismatch, certificate is not valid for 'mail.example.org'. (_ssl.c:1129)",
    'javax.net.ssl.SSLHandshakeException: No subject alternative DNS name matching mail.example.org found.',
    "curl: (60) SSL: no alternative certificate subject name matches target host name 'mail.example.org'",
  ])('names the host: %s', (text) => {
    expect(explained(text).verdict.title).toBe('The certificate is not for mail.example.org');
  });
});

it('says honestly that there is nothing to explain', () => {
  for (const text of ['', 'Hello, can you send me the report?', 'a 512 byte block on line 550']) {
    expect(tried(text)).toBeUndefined();
  }
});
