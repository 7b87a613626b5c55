// Gathered errors of mail programs on desktops and telephones.

import { LATER, SIGN_IN } from '../words.ts';
import { ANYWHERE, says, type PastedCase } from '../pasted/pasted-case.ts';

export const clients: readonly PastedCase[] = [
  {
    id: 'k9-bad-recipient-syntax',
    source: 'github.com/thunderbird/thunderbird-android/issues/808',
    text: 'Failed to send some messages\nNegative SMTP reply: 501 5.1.3 Bad recipient address syntax',
    expect: says('rcpt', /recipient|address/i, { not: /sender/i, remedy: /address/i }),
  },
  {
    id: 'k9-pipelined-log',
    source: 'github.com/thunderbird/thunderbird-android/issues/3778',
    text: `SmtpTransport: SMTP >>> MAIL FROM:<ky@example.com> BODY=8BITMIME
SmtpTransport: SMTP >>> RCPT TO:<bob@example.net>
SmtpTransport: SMTP >>> DATA
SmtpTransport: SMTP <<< 250 Roger, accepting mail from <ky@example.com>
SmtpTransport: SMTP <<< 550 Middleware RCPT says 550
SmtpTransport: SMTP <<< 502 Missing RCPT TO command.
SmtpTransport: SMTP >>> QUIT
SmtpTransport: SMTP <<< 221 Goodnight and good luck`,
    expect: says('rcpt', /recipient/i, { not: /not (know|understand|implement)/i }),
  },
  {
    id: 'outlook-precondition',
    source: 'office-forums.com, Outlook with Hotmail',
    text: "Task 'Hotmail - Sending' reported error (0x800CCC3C) : 'The server reported an error.The server responded 'Precondition Failed'. '",
    expect: says(ANYWHERE, /refus|error|answer|reject/i, {
      not: /password|recipient|certificate/i,
      atMost: 'possible',
    }),
  },
  {
    id: 'outlook-connection-encryption',
    source: 'Outlook 2013 to 2019',
    text: "Task 'ada@example.org - Sending' reported error (0x800CCC1A) : 'Your server does not support the connection encryption type you have specified. Try changing the encryption method. Contact your mail server administrator or Internet service provider (ISP) for additional assistance.'",
    expect: says(['tls', 'starttls'], /TLS/, { not: /password/, remedy: /STARTTLS|465|587/ }),
  },
  {
    id: 'live-mail-starttls-first',
    source: 'Windows Live Mail against smtp.gmail.com',
    text: "The message could not be sent because the server rejected the sender's e-mail address. The sender's e-mail address was 'ada@gmail.com'.\n\nSubject 'test'\nServer Error: 530\nServer Response: 530 5.7.0 Must issue a STARTTLS command first. g12sm1508482bka.6\nServer: 'smtp.gmail.com'\nWindows Live Mail Error ID: 0x800CCC78\nProtocol: SMTP\nPort: 25\nSecure(SSL): No",
    expect: says('mail', /TLS|encrypt/, { not: /sender address/i, remedy: /STARTTLS|TLS/ }),
  },
  {
    id: 'live-mail-relay',
    source: 'Outlook Express',
    text: "The message could not be sent because one of the recipients was rejected by the server. The rejected e-mail address was 'bob@example.net'. Subject 'hello', Account: 'mail.example.org', Server: 'mail.example.org', Protocol: SMTP, Server Response: '550 5.7.1 Unable to relay for bob@example.net', Port: 25, Secure(SSL): No, Server Error: 550, Error Number: 0x800CCC79",
    expect: says('rcpt', /signed in|passes mail on|relay/i, {
      not: /does not exist|no mailbox/i,
      remedy: SIGN_IN,
    }),
  },
  {
    id: 'thunderbird-ten-a-day',
    source: 'github.com/root-io/vmail/issues/67',
    text: 'An Outgoing server (SMTP) error occurred while sending mail. The server responded:  5.7.1 <DATA>: Data command rejected: only 10 messages per day.',
    expect: says('data', /limit|per day|quota|so many|allows/i, {
      not: /spam|virus|content/i,
      remedy: /wait|day|tomorrow|limit/i,
    }),
  },
  {
    id: 'thunderbird-later-at-mail',
    source: 'NS_ERROR_SENDING_FROM_COMMAND of Thunderbird',
    text: 'An error occurred while sending mail. The mail server responded:  4.3.2 Please try again later. Please verify that your email address is correct in your account settings and try again.',
    expect: says('mail', /later|temporar|for now|at the moment|not now/i, {
      not: /not allowed|wrong address/i,
      remedy: LATER,
    }),
  },
  {
    id: 'thunderbird-german-spam',
    source: 'Thunderbird in German',
    text: 'Fehler beim Senden der Nachricht. Der Mail-Server antwortete:  5.7.1 Nachricht wegen Spamverdacht abgelehnt. Bitte überprüfen Sie die Nachricht und versuchen Sie es erneut.',
    expect: says('data', /spam/i),
  },
  {
    id: 'thunderbird-spanish-connect',
    source: 'Thunderbird in Spanish',
    text: 'No se pudo enviar el mensaje porque falló la conexión con el servidor de salida (SMTP) smtp.example.es. El servidor puede no estar disponible o estar rechazando conexiones SMTP. Compruebe que la configuración del servidor de salida (SMTP) es correcta e inténtelo de nuevo.',
    expect: says('connect', /connect/i, { not: /password/i, atMost: 'likely' }),
  },
  {
    id: 'apple-mail-sender-rejected',
    source: 'Mail of macOS',
    text: 'Cannot send message using the server smtp.example.org\n\nThe sender address “info@example.org” was rejected by the server “smtp.example.org”. Select a different outgoing mail server from the list below or click Try Later to leave the message in your Outbox until it can be sent.\n\nThe server response was: 5.7.1 <info@example.org>: Sender address rejected: not owned by user ada',
    expect: says('mail', /sender/i, { not: /recipient/i }),
  },
  {
    id: 'apple-mail-authentication-required',
    source: 'Mail of macOS',
    text: 'Cannot send message using the server mail.example.org\n\nThe server response was: Authentication required\n\nUse the pop-up menu below to try another outgoing mail server.',
    expect: says(['mail', 'rcpt', 'auth'], SIGN_IN, { not: /password is|wrong password/i }),
  },
  {
    id: 'ios-outgoing-failed',
    source: 'Mail of iOS',
    text: 'Cannot Send Mail\nThe connection to the outgoing server “smtp.example.org” failed. Additional Outgoing Mail Servers can be configured in Settings > Apps > Mail > Accounts.',
    expect: says(['connect', 'tls', 'auth'], /connect|answer|reach/i, { atMost: 'likely' }),
  },
  {
    id: 'gmail-send-as-certificate',
    source: 'Gmail’s “Send mail as”',
    text: 'Couldn\'t reach server. Please double-check the server and port number. Server returned error: "TLS Negotiation failed, the certificate doesn\'t match the host., code: 0"',
    expect: says('tls', /certificate/i, { not: /expired|self-signed|password/, remedy: /name/i }),
  },
  {
    id: 'gmail-send-as-lost-dovecot',
    source: 'Gmail’s bounce for “Send mail as” with a server of one’s own',
    text: 'You\'re sending this from a different address or alias using the "Send mail as" feature. The settings for your "Send mail as" account are misconfigured or out of date. Check those settings and try resending.\n\nThe response was:\n\n454 4.7.0 Temporary authentication failure: Connection lost to authentication server',
    expect: says('auth', /at the moment|temporar|cannot check|for now/i, {
      not: /does not accept|wrong password|TLS/i,
      remedy: LATER,
    }),
  },
  {
    id: 'deltachat-transient-login',
    source: 'github.com/chatmail/core/issues/6065',
    text: 'src/smtp.rs:145: SMTP failed to connect and authenticate: SMTP failed to login: transient: 4.7.0 Temporary authentication failure: Connection lost to authentication server.',
    expect: says('auth', /at the moment|temporar|cannot check|for now/i, {
      not: /does not accept|wrong password/i,
      remedy: LATER,
    }),
  },
  {
    id: 'fairemail-refused',
    source: 'Jakarta Mail on Android',
    text: "Couldn't connect to host, port: smtp.example.org, 465; timeout 20000;\n  nested exception is:\n\tjava.net.ConnectException: failed to connect to smtp.example.org/203.0.113.5 (port 465) from /10.0.0.4 (port 41326) after 20000ms: isConnected failed: ECONNREFUSED (Connection refused)",
    expect: says('connect', /refuses connections on port 465/, { not: /no answer/i }),
  },
  {
    id: 'roundcube-sender-verify',
    source: 'Roundcube’s log against Exim',
    text: 'SMTP Error (550): Failed to add recipient "bob@example.net" (Verification failed for <ada@pc.lan>\nUnrouteable address\nSender verify failed).',
    expect: says(['rcpt', 'mail'], /sender/i, { not: /recipient .*(unknown|does not exist)/i }),
  },
];
