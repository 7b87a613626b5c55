// Pasted errors of .NET, MailKit, PowerShell and Java.

import { ANYWHERE, says, type PastedCase } from './pasted-case.ts';

export const dotnetAndJava: readonly PastedCase[] = [
  {
    id: 'mailkit-port-587',
    source: 'github.com/datalust/seq-app-htmlemail/issues/85',
    text: 'MailKit.Security.SslHandshakeException: An error occurred while attempting to establish an SSL or TLS connection.\n\nWhen connecting to an SMTP service, port 587 is typically reserved for plain-text connections. If you intended to connect to SMTP on the SSL port, try connecting to port 465 instead.',
    expect: says('tls', /TLS/, { remedy: /STARTTLS/ }),
  },
  {
    id: 'mailkit-host-name',
    source: 'github.com/jstedfast/MailKit/issues/1207',
    text: "Something went wrong while sending Mail. An error occurred while attempting to establish an SSL or TLS connection.\nThe host name did not match the name given in the server's SSL certificate.",
    expect: says('tls', /not for/, { remedy: /name/ }),
  },
  {
    id: 'dotnet-openssl-alert',
    source: 'github.com/dotnet/aspnetcore/issues/27491',
    text: 'Authentication failed, see inner exception.|   at System.Net.Security.SslStream.ForceAuthenticationAsync[TIOAdapter](TIOAdapter adapter)\n   at MailKit.Net.Smtp.SmtpClient.ConnectAsync(String host, Int32 port)\nSSL Handshake failed with OpenSSL error - SSL_ERROR_SSL.|   at Interop.OpenSsl.DoSslHandshake(SafeSslHandle context)\nerror:14094410:SSL routines:ssl3_read_bytes:sslv3 alert handshake failure|',
    expect: says('tls', /cipher|handshake/i, { not: /password/ }),
  },
  {
    id: 'mailkit-four-reasons',
    source: 'github.com/jstedfast/MailKit/issues/1007',
    text: "An error occurred while attempting to establish an SSL or TLS connection.\nThis usually means that the SSL certificate presented by the server is not trusted by the system for one or more of\nthe following reasons:\n1. The server is using a self-signed certificate which cannot be verified.\n2. The local system is missing a Root or Intermediate certificate needed to verify the server's certificate.\n3. A Certificate Authority CRL server for one or more of the certificates in the chain is temporarily unavailable.\n4. The certificate presented by the server is expired or invalid",
    expect: says('tls', /certificate/, { not: /is self-signed|has expired/, atMost: 'likely' }),
  },
  {
    id: 'mailkit-no-crl',
    source: 'github.com/streetwriters/notesnook-sync-server/issues/34',
    text: "MailKit.Security.SslHandshakeException: An error occurred while attempting to establish an SSL or TLS connection.\n\n      The server's SSL certificate could not be validated for the following reasons:\n      • The server certificate has the following errors:\n        • unable to get certificate CRL\n      • An intermediate certificate has the following errors:\n        • unable to get certificate CRL\n\n       ---> System.Security.Authentication.AuthenticationException: The remote certificate was rejected by the provided RemoteCertificateValidationCallback.",
    expect: says('tls', /certificate/, { not: /expired|self-signed|password/, atMost: 'likely' }),
  },
  {
    id: 'mailkit-unexpected-packet',
    source: 'github.com/bitwarden/server/issues/451',
    text: "MailKit.Security.SslHandshakeException: An error occurred while attempting to establish an SSL or TLS connection.\n\nOne possibility is that you are trying to connect to a port which does not support SSL/TLS.\n\nThe other possibility is that the SSL certificate presented by the server is not trusted by the system for one or more of the following reasons:\n1. The server is using a self-signed certificate which cannot be verified.\n2. The local system is missing a Root or Intermediate certificate needed to verify the server's certificate.\n3. The certificate presented by the server is expired or invalid.\n\nSee https://github.com/jstedfast/MailKit/blob/master/FAQ.md#InvalidSslCertificate for possible solutions. ---> System.IO.IOException: The handshake failed due to an unexpected packet format.\n   at System.Net.Security.SslState.StartReadFrame(Byte[] buffer, Int32 readBytes, AsyncProtocolRequest asyncRequest)",
    expect: says('tls', /TLS/, { not: /certificate of .* (?:is|has)/, remedy: /STARTTLS/ }),
  },
  {
    id: 'dotnet-local-must-authenticate',
    source: 'github.com/andrewdavey/postal/issues/127',
    text: 'System.Net.Mail.SmtpException: Mailbox unavailable. The server response was: If MAIL FROM is local then you must authenticate\n   at System.Net.Mail.MailCommand.CheckResponse(SmtpStatusCode statusCode, String response)',
    expect: says('mail', /sign-in/, { not: /recipient/i }),
  },
  {
    id: 'mailkit-recipient',
    source: 'github.com/jstedfast/MailKit/issues/307',
    text: 'Requested action not taken: mailbox unavailable\n   at MailKit.Net.Smtp.SmtpClient.ProcessRcptToResponse(SmtpResponse response, MailboxAddress mailbox)\n   at MailKit.Net.Smtp.SmtpClient.RcptTo(MimeMessage message, MailboxAddress mailbox, CancellationToken cancellationToken)',
    expect: says('rcpt', /recipient/i, { atMost: 'likely' }),
  },
  {
    id: 'mailkit-no-authentication',
    source: 'github.com/jstedfast/MailKit/issues/307',
    text: 'The SMTP server does not support authentication.\nat MailKit.Net.Smtp.SmtpClient.Authenticate(Encoding encoding, ICredentials credentials, CancellationToken cancellationToken)',
    expect: says('auth', /no sign-in/, { not: /password is/ }),
  },
  {
    id: 'dotnet-failure-with-inner',
    source: 'github.com/i4004/Simplify/issues/53',
    text: '[21.12.2014 03:49:26:345] System.Net.Mail.SmtpException : Failure sending mail.\n   at System.Net.Mail.SmtpClient.Send(MailMessage message)\n[Inner Exception] System.IO.IOException : Unable to read data from the transport connection: A connection attempt failed because the connected party did not properly respond after a period of time, or established connection failed because connected host has failed to respond.',
    expect: says(['connect', 'greeting'], /answer/i, { atMost: 'likely' }),
  },
  {
    id: 'dotnet-transaction-failed',
    source: 'github.com/cosullivan/SmtpServer/issues/10',
    text: 'Transaction failed. The server response was: \n> at System.Net.Mail.DataStopCommand.CheckResponse(SmtpStatusCode statusCode, String serverResponse)\n   at System.Net.Mail.DataStopCommand.Send(SmtpConnection conn)',
    expect: says('data', /message/i, { atMost: 'likely' }),
  },
  {
    id: 'powershell-name',
    source: 'Send-MailMessage of PowerShell 5.1',
    text: "Send-MailMessage : The remote name could not be resolved: 'smtp.exmaple.org'\nAt line:1 char:1\n+ Send-MailMessage -SmtpServer smtp.exmaple.org\n    + CategoryInfo          : InvalidOperation: (System.Net.Mail.SmtpClient:SmtpClient) [Send-MailMessage], SmtpException",
    expect: says('resolve', /smtp\.exmaple\.org/, { remedy: /name/, atMost: 'likely' }),
  },
  {
    id: 'powershell-not-authenticated',
    source: 'Send-MailMessage of PowerShell 5.1 against Microsoft 365',
    text: 'Send-MailMessage : The SMTP server requires a secure connection or the client was not authenticated. The server response was: 5.7.57 Client not authenticated to send mail. [FR0P281CA0001.DEUP281.PROD.OUTLOOK.COM]',
    expect: says('mail', /sign-in/),
  },
  {
    id: 'powershell-unable',
    source: 'Send-MailMessage of PowerShell 5.1',
    text: 'Send-MailMessage : Unable to connect to the remote server',
    expect: says('connect', /connect/i, { atMost: 'likely' }),
  },
  {
    id: 'java-keycloak-timeout',
    source: 'github.com/keycloak/keycloak/issues/20769',
    text: "org.keycloak.email.EmailException: com.sun.mail.util.MailConnectException: Couldn't connect to host, port: smtp.example.de, 465; timeout 10000;\n  nested exception is:\n        java.net.SocketTimeoutException: Connect timed out\n        at org.keycloak.email.DefaultEmailSenderProvider.send(DefaultEmailSenderProvider.java:154)",
    expect: says('connect', /No answer from smtp\.example\.de/),
  },
  {
    id: 'java-response-minus-one',
    source: 'github.com/mikeberger/borg_calendar/issues/143',
    text: 'javax.mail.MessagingException: Could not connect to SMTP host: smtp.example.com, port: 465, response: -1',
    expect: says(['greeting', 'tls'], /greeting|TLS/, { remedy: /implicit TLS/ }),
  },
  {
    id: 'java-unknown-host',
    source: 'github.com/tntkhang/gmail-sender-helper/issues/6',
    text: 'javax.mail.MessagingException: Unknown SMTP host: smtp.gmail.com;\n  nested exception is:\n\tjava.net.UnknownHostException: smtp.gmail.com',
    expect: says('resolve', /smtp\.gmail\.com/, { atMost: 'likely' }),
  },
  {
    id: 'java-authentication-required',
    source: 'github.com/keycloak/keycloak/issues/12175',
    text: 'com.sun.mail.smtp.SMTPSendFailedException: 530 5.7.1 Authentication required',
    expect: says('mail', /sign-in/),
  },
  {
    id: 'java-second-factor',
    source: 'Jakarta Mail against smtp.gmail.com',
    text: 'jakarta.mail.AuthenticationFailedException: 534-5.7.9 Application-specific password required. For more information, go to\n534 5.7.9  https://support.google.com/mail/?p=InvalidSecondFactor ffacd0b85a97d-38f258b4123sm1 - gsmtp',
    expect: says('auth', /app password/),
  },
  {
    id: 'java-address-failed',
    source: 'com.sun.mail.smtp.SMTPTransport.rcptTo',
    text: 'javax.mail.SendFailedException: Invalid Addresses;\n  nested exception is:\n\tcom.sun.mail.smtp.SMTPAddressFailedException: 501 5.1.3 Invalid address',
    expect: says('rcpt', /recipient/i, { not: /sender/ }),
  },
  {
    id: 'java-bad-greeting',
    source: 'github.com/keycloak/keycloak/issues/42973',
    text: 'org.keycloak.email.EmailException: Password based SMTP connect failed\n\tat org.keycloak.email.PasswordAuthEmailAuthenticator.connect(PasswordAuthEmailAuthenticator.java:17)\nCaused by: jakarta.mail.MessagingException: Got bad greeting from SMTP host: smtp.example.org, port: 465, response: [EOF]',
    expect: says(['greeting', 'tls'], /greeting|TLS/, { not: /password/, remedy: /implicit TLS/ }),
  },
  {
    id: 'android-trust-anchor',
    source: 'Android’s Conscrypt',
    text: 'javax.mail.MessagingException: Could not connect to SMTP host: mail.example.org, port: 465;\n  nested exception is:\n\tjavax.net.ssl.SSLHandshakeException: java.security.cert.CertPathValidatorException: Trust anchor for certification path not found.',
    expect: says('tls', /issuer|not trusted/, { remedy: /chain|root/ }),
  },
  {
    id: 'java-shut-down',
    source: 'JSSE in Java 11',
    text: 'javax.net.ssl.SSLHandshakeException: Remote host terminated the handshake\nCaused by: java.io.EOFException: SSL peer shut down incorrectly',
    expect: says('tls', /closed the connection|hung up/i, { atMost: 'likely' }),
  },
  {
    id: 'delphi-gracefully',
    source: 'Indy in Delphi',
    text: 'Project raised exception class EIdConnClosedGracefully with message ‘Connection Closed Gracefully.’.',
    expect: says(ANYWHERE, /connection/i, { atMost: 'likely' }),
  },
];
