// Gathered errors of libraries, and of programs that send by themselves.

import { LATER, SIGN_IN } from '../words.ts';
import { ANYWHERE, says, type PastedCase } from '../pasted/pasted-case.ts';

const LIMIT = /limit|quota|too (many|much|fast|often)|allow/i;

export const programs: readonly PastedCase[] = [
  {
    id: 'nodemailer-all-rejected-later',
    source: 'github.com/nodemailer/nodemailer/issues/1555',
    text: "Error: Can't send mail - all recipients were rejected: 550-Requested action not taken: mailbox unavailable\n550 Failure sending mail. Try again later.",
    expect: says('rcpt', /later|for now|limit|at the moment|not now/i, {
      not: /does not exist|unknown|no such/i,
      remedy: LATER,
      atMost: 'likely',
    }),
  },
  {
    id: 'nodemailer-outbound-spam',
    source: 'github.com/Youans/nodejs-nodemailer-outlook/issues/11',
    text: 'Error: Message failed: 554 5.2.0 STOREDRV.Submission.Exception:OutboundSpamException; Failed to process message due to a permanent exception with message WASCL UserAction verdict is not None. Actual verdict is RefuseQuota, ShowTierUpgrade. OutboundSpamException: WASCL UserAction verdict is not None. Actual verdict is RefuseQuota, ShowTierUpgrade. [Hostname=VI1PR05MB5405.eurprd05.prod.outlook.com]',
    expect: says('data', /spam|account|limit|quota/i, {
      not: /mailbox (is )?(full|unavailable)|recipient/i,
    }),
  },
  {
    id: 'nodemailer-twenty-four-hours',
    source: 'github.com/nodemailer/nodemailer/issues/1137',
    text: 'Error: Mail command failed: 550 User ada@example.org has exceeded its 24-hour sending limit. Messages to 25 recipients out of 25 allowed have been sent. Relay quota will reset in 12.83 hours.',
    expect: says(['mail', 'rcpt', 'data'], LIMIT, { not: /not exist|unknown/, remedy: LATER }),
  },
  {
    id: 'phpmailer-relay-quota',
    source: 'github.com/WWBN/AVideo/issues/7527',
    text: 'Message could not be sent SMTP Error: data not accepted.SMTP server error: DATA END command failed Detail: C13ypH3DXQO9CC140p6S9y Message would take you over your relay quota of 500 Current quota used: 487 SMTP code: 552',
    expect: says('data', LIMIT, { not: /too (large|big)|mailbox is full/i }),
  },
  {
    id: 'phpmailer-classified',
    source: 'github.com/PHPMailer/PHPMailer/issues/1370',
    text: 'SMTP ERROR: DATA END command failed: 550 This message was classified as SPAM and may not be delivered\nSMTP Error: data not accepted.\nMessage could not be sent. Mailer Error: SMTP Error: data not accepted.SMTP server error: DATA END command failed Detail: This message was classified as SPAM and may not be delivered SMTP code: 550',
    expect: says('data', /spam/i),
  },
  {
    id: 'phpmailer-silent-behind-tls',
    source: 'github.com/PHPMailer/PHPMailer/issues/1917',
    text: `2019-12-13 10:23:22 SERVER -> CLIENT: 220 dd42008.kasserver.com ESMTP
2019-12-13 10:23:22 CLIENT -> SERVER: EHLO 104.237.136.21
2019-12-13 10:23:22 SERVER -> CLIENT: 250-dd42008.kasserver.com250-SIZE 102400000250-VRFY250-ETRN250-STARTTLS250-ENHANCEDSTATUSCODES250-8BITMIME250 DSN
2019-12-13 10:23:22 CLIENT -> SERVER: STARTTLS
2019-12-13 10:23:22 SERVER -> CLIENT: 220 2.0.0 Ready to start TLS
2019-12-13 10:23:23 CLIENT -> SERVER: EHLO 104.237.136.21
SMTP Error: Could not authenticate.
2019-12-13 10:23:23 CLIENT -> SERVER: QUIT
2019-12-13 10:23:23 SERVER -> CLIENT: 221 2.0.0 Bye
SMTP Error: Could not authenticate.`,
    expect: says(['starttls', 'tls', 'ehlo', 'auth'], /sign|answer|TLS/i, {
      not: /wrong password|does not accept this|password is/i,
      atMost: 'likely',
    }),
  },
  {
    id: 'greeting-taken-for-ehlo',
    source: 'github.com/sinanisler/snn-brx-child-theme/issues/200',
    text: 'SMTP Protocol Error: Server rejected EHLO command. Response: 220-We do not authorize the use of this system to transport unsolicited, 220 and/or bulk e-mail.',
    expect: says(['greeting', 'ehlo'], /greet/i, { not: /spam|block|password/i, atMost: 'likely' }),
  },
  {
    id: 'phpmailer-yandex-clear',
    source: 'github.com/PHPMailer/PHPMailer/issues/283',
    text: 'SMTP -> ERROR: AUTH not accepted from server: 530 5.7.7 Email sending without SSL/TLS encryption is not allowed. Please see: http://help.yandex.ru/mail/mail-clients/ssl.xml',
    expect: says(['auth', 'mail'], /TLS|encrypt/, { not: /password/i, remedy: /TLS/ }),
  },
  {
    id: 'zend-too-many-bad',
    source: 'github.com/mageplaza/magento-2-smtp/issues/271',
    text: '[2020-10-01 14:31:30] main.CRITICAL: 5.7.0 (#AUTH005) Too many bad auth attempts.\n {"exception":"[object] (Magento\\\\Framework\\\\Exception\\\\MailException(code: 0): 5.7.0 (#AUTH005) Too many bad auth attempts.',
    expect: says('auth', /too (many|often)/i, { remedy: LATER }),
  },
  {
    id: 'smtplib-please-authenticate',
    source: 'github.com/frappe/frappe/issues/38806',
    text: "smtplib.SMTPSenderRefused: (502, b'5.7.0 Please authenticate first', 'Ada <ada@example.org>')",
    expect: says('mail', SIGN_IN, { not: /implement|understand|sender address/i, remedy: SIGN_IN }),
  },
  {
    id: 'smtplib-unknown-sender',
    source: 'github.com/emersion/hydroxide/issues/173',
    text: "smtplib.SMTPDataError: (554, b'5.0.0 Error: transaction failed: unknown sender address')",
    expect: says(['data', 'mail'], /sender/i, { not: /recipient/i }),
  },
  {
    id: 'smtplib-lookup-failure',
    source: 'Postfix whose table is broken',
    text: "smtplib.SMTPRecipientsRefused: {'bob@example.net': (451, b'4.3.0 <bob@example.net>: Temporary lookup failure')}",
    expect: says('rcpt', /temporar|at the moment|for now|trouble|fault|itself/i, {
      not: /does not exist|greylist/i,
      remedy: LATER,
    }),
  },
  {
    id: 'smtplib-macos-refused',
    source: 'Python’s smtplib on macOS',
    text: '  File "/opt/homebrew/lib/python3.12/smtplib.py", line 312, in _get_socket\n    return socket.create_connection((host, port), timeout,\n  File "/opt/homebrew/lib/python3.12/socket.py", line 838, in create_connection\n    sock.connect(sa)\nConnectionRefusedError: [Errno 61] Connection refused',
    expect: says('connect', /refuses/),
  },
  {
    id: 'mailpit-relay-then-503',
    source: 'github.com/axllent/mailpit/issues/337',
    text: 'time="2024/07/24 10:38:37" level=warning msg="error response to RCPT command for bob@example.net: 550 5.7.1 Relaying denied"\ntime="2024/07/24 10:38:37" level=error msg="[smtp] error relaying message: error response to DATA command: 503 RCPT command expected"',
    expect: says('rcpt', /signed in|passes mail on|relay/i, { not: /order/i }),
  },
  {
    id: 'go-unrecognized-type',
    source: 'github.com/sensu/sensu-email-handler/issues/18',
    text: 'Error: failed to send email: 504 5.7.4 Unrecognized authentication type [DBBPR09CA0015.eurprd09.prod.outlook.com]',
    expect: says('auth', /mechanism|way to sign in|way of signing in/i, {
      not: /password is|wrong/i,
    }),
  },
  {
    id: 'go-expired-with-clock',
    source: 'Go’s crypto/x509',
    text: 'send email: tls: failed to verify certificate: x509: certificate has expired or is not yet valid: current time 2024-01-10T11:05:42Z is after 2023-12-02T07:49:59Z',
    expect: says('tls', /expired/i, { not: /not yet valid/i }),
  },
  {
    id: 'javamail-proper-authentication',
    source: 'github.com/TreeBASE/treebase/issues/179',
    text: 'javax.mail.SendFailedException: Invalid Addresses (com.sun.mail.smtp.SMTPAddressFailedException: 550 5.7.1 <bob@example.net>... Relaying denied. Proper authentication required. )',
    expect: says('rcpt', /signed in|sign-in|passes mail on/i, { remedy: SIGN_IN }),
  },
  {
    id: 'java-no-appropriate-protocol',
    source: 'JSSE since Java 8u291, which switched TLS 1.0 and 1.1 off',
    text: 'javax.mail.MessagingException: Could not convert socket to TLS;\n  nested exception is:\n\tjavax.net.ssl.SSLHandshakeException: No appropriate protocol (protocol is disabled or cipher suites are inappropriate)',
    expect: says('tls', /version|cipher/i, { not: /certificate|server does not/i }),
  },
  {
    id: 'logstash-host-name',
    source: 'github.com/elastic/logstash/issues/11556',
    text: 'Something happen while delivering an email {:exception=>#<OpenSSL::SSL::SSLError: hostname "mail.example.org" does not match the server certificate>}',
    expect: says('tls', /not for mail\.example\.org/, { remedy: /name/i }),
  },
  {
    id: 'logstash-plain-not-available',
    source: 'github.com/elastic/logstash/issues/11556',
    text: 'Something happen while delivering an email {:exception=>#<Net::SMTPAuthenticationError: 504 5.3.3 AUTH mechanism PLAIN not available\n>}',
    expect: says('auth', /PLAIN|mechanism/, { not: /password|full/i }),
  },
  {
    id: 'msmtp-second-has-expired',
    source: 'github.com/marlam/msmtp/issues/23',
    text: 'msmtp: TLS certificate verification failed: certificate 2 of 4 has expired\nmsmtp: could not send mail (account school from /home/ada/.config/msmtp/config)',
    expect: says('tls', /expired/i, { not: /clock|password/i }),
  },
  {
    id: 'msmtp-fingerprint',
    source: 'github.com/hashbang/shell-etc/pull/181',
    text: 'sendmail: TLS certificate verification failed: the certificate fingerprint does not match\nsendmail: could not send mail (account default from /etc/msmtprc)',
    expect: says('tls', /certificate/i, {
      not: /has expired|self-signed|not for/i,
      atMost: 'likely',
    }),
  },
  {
    id: 'curl-vrfy',
    source: 'github.com/spk121/guile-curl/issues/4',
    text: '< 235 2.7.0 Authentication successful\n> VRFY bob@example.net\n< 502 5.5.1 VRFY command is disabled\n* Command failed: 502\n> QUIT\n< 221 2.0.0 Bye\n* Closing connection 0',
    expect: says(ANYWHERE, /VRFY/, { not: /recipient .*(refus|unknown)|no mailbox/i }),
  },
  {
    id: 'dokuwiki-login-not-offered',
    source: 'github.com/splitbrain/dokuwiki-plugin-smtp/issues/65',
    text: `Connecting to smtp.protonmail.ch at 587
Got: 220 mailsub002.protonmail.ch ESMTP Postfix
Sent: EHLO [172.17.0.20]
Got: 250-mailsub002.protonmail.ch
Got: 250-PIPELINING
Got: 250-AUTH PLAIN
Got: 250-ENHANCEDSTATUSCODES
Got: 250 CHUNKING
Sent: AUTH LOGIN
Got: 535 5.7.8 Error: authentication failed: Invalid authentication mechanism`,
    expect: says('auth', /mechanism|LOGIN/, { not: /password/i }),
  },
  {
    id: 'perl-tls-setup-failed',
    source: 'github.com/zehm/sendEmail/issues/14',
    text: 'Oct 03 09:17:22 carla sendemail[2543]: DEBUG => Starting TLS\nOct 03 09:17:22 carla sendemail[2543]: INFO => Sending:         STARTTLS\nOct 03 09:17:22 carla sendemail[2543]: SUCCESS => Received:     220 2.0.0 Ready to start TLS\nOct 03 09:17:22 carla sendemail[2543]: ERROR => TLS setup failed: SSL connect attempt failed error:0A000086:SSL routines::certificate verify failed',
    expect: says('tls', /certificate/i, { not: /has expired|self-signed/, atMost: 'likely' }),
  },
  {
    id: 'nessus-no-banner',
    source: 'github.com/Adam-Zhong/nessus/issues/28',
    text: 'Error: It was not possible to email this scan:\nFailed to receive the SMTP banner from the service listening on port 587',
    expect: says('greeting', /greet|silent|answer/i, { atMost: 'likely' }),
  },
];
