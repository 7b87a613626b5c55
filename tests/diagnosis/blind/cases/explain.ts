// Blind cases: what users paste from other programs.

import type { ExplainCase } from '../case.ts';
import { LATER, RECIPIENT_AT_FAULT, SIGN_IN, WRONG_PASSWORD } from '../words.ts';

export const explainCases: readonly ExplainCase[] = [
  {
    kind: 'explain',
    id: 'explain-swaks-starttls-first',
    fault: 'sign-in not offered before TLS',
    source: 'swaks, github.com/jetmore/swaks/issues/15',
    text: `=== Trying email-smtp.us-west-2.amazonaws.com:25...
=== Connected to email-smtp.us-west-2.amazonaws.com.
<-  220 email-smtp.amazonaws.com ESMTP SimpleEmailService-d-UCMGFU8F2 l8rfaVjiaG1V7Lvw7tuo
 -> EHLO STRAUSS
<-  250-email-smtp.amazonaws.com
<-  250-8BITMIME
<-  250-SIZE 10485760
<-  250-STARTTLS
<-  250-AUTH PLAIN LOGIN
<-  250 Ok
 -> AUTH LOGIN
<** 530 Must issue a STARTTLS command first
 -> AUTH PLAIN
<** 530 Must issue a STARTTLS command first
*** No authentication type succeeded
 -> QUIT
<-  221 Bye
=== Connection closed with remote host.`,
    expect: {
      phase: ['auth', 'starttls', 'tls'],
      about: [/TLS|encrypt/i],
      not: [WRONG_PASSWORD],
      remedy: [/STARTTLS|TLS|encrypt/i],
    },
  },
  {
    kind: 'explain',
    id: 'explain-openssl-wrong-version',
    fault: 'TLS in the wrong place: server speaks clear text first',
    source: 'openssl s_client, github.com/mailcow/mailcow-dockerized/issues/2185',
    text: `CONNECTED(00000003)
139648800694528:error:1408F10B:SSL routines:ssl3_get_record:wrong version number:../ssl/record/ssl3_record.c:252:
---
no peer certificate available
---
No client certificate CA names sent
---
SSL handshake has read 5 bytes and written 176 bytes`,
    expect: {
      phase: 'tls',
      about: [/TLS/, /clear|plain|STARTTLS|not (begin|start|speak)|without/i],
      not: [/TLS version (is )?too old|no common version/i],
      remedy: [/STARTTLS/i],
    },
  },
  {
    kind: 'explain',
    id: 'explain-nodemailer-qq',
    fault: 'app password needed',
    source: 'nodemailer, github.com/louislam/uptime-kuma/issues/3434',
    text: `Error: Invalid login: 535 Login Fail. Please enter your authorization code to login. More information in http://service.mail.qq.com/cgi-bin/help?subtype=1&&id=28&&no=1001256
    at SMTPConnection._formatError (/app/node_modules/nodemailer/lib/smtp-connection/index.js:784:19)
    at SMTPConnection._actionAUTHComplete (/app/node_modules/nodemailer/lib/smtp-connection/index.js:1536:34) {
  code: 'EAUTH',
  command: 'AUTH PLAIN'
}`,
    expect: {
      phase: 'auth',
      about: [/authori[sz]ation code|app password/i],
      not: [WRONG_PASSWORD],
      remedy: [/authori[sz]ation code|app password/i],
    },
  },
  {
    kind: 'explain',
    id: 'explain-thunderbird-timeout',
    fault: 'filtered',
    source: 'Thunderbird’s dialog, English',
    text: `Sending of the message failed.
The message could not be sent because the connection to Outgoing server (SMTP) smtp.example.org timed out. Try again.`,
    expect: {
      phase: ['connect', 'greeting'],
      about: [/no (answer|reply|response)|not (answer|respond|reply)|timed? ?out|silen/i],
      not: [/refus/i, WRONG_PASSWORD],
      remedy: [/firewall|network|port|block|465|587/i],
      atMost: 'likely',
    },
  },
  {
    kind: 'explain',
    id: 'explain-outlook-0x800ccc79',
    fault: 'relay denied: not signed in',
    source: 'Outlook’s test message report',
    text: `Send test e-mail message: The server responded: 550 5.7.1 Unable to relay. Your server does not require or was not given a name and password. (0x800CCC79)`,
    expect: {
      phase: 'rcpt',
      about: [/relay|other (server|domain)s?|forward|pass on/i, SIGN_IN],
      not: [RECIPIENT_AT_FAULT],
      remedy: [SIGN_IN],
    },
  },
  {
    kind: 'explain',
    id: 'explain-smtplib-mixed-bytes',
    fault: 'basic sign-in off: tenant',
    source: 'Python smtplib’s exception, bytes and all',
    text: `smtplib.SMTPAuthenticationError: (535, b'5.7.139 Authentication unsuccessful, basic authentication is disabled. [BM1P287CA0015.INDP287.PROD.OUTLOOK.COM 2024-10-01T07:11:05.101Z 08DCE0C2F0A7D3B1]')`,
    expect: {
      phase: 'auth',
      about: [/basic|password/i, /disabled|off|not (allow|accept)|no longer/i],
      not: [WRONG_PASSWORD],
      remedy: [/OAuth|modern|admin/i],
    },
  },
  {
    kind: 'explain',
    id: 'explain-java-pkix',
    fault: 'certificate of a private CA',
    source: 'Jakarta Mail on a JVM that does not know the root',
    text: `javax.mail.MessagingException: Could not convert socket to TLS;
  nested exception is:
	javax.net.ssl.SSLHandshakeException: PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: unable to find valid certification path to requested target`,
    expect: {
      phase: 'tls',
      about: [/certificate/i, /not (trust|know)|untrusted|unknown|cannot be (verified|checked)/i],
      not: [/expired|another name/i],
      remedy: [/root|authority|trust ?store|chain|intermediate|administrator|import/i],
      atMost: 'likely',
    },
  },
  {
    kind: 'explain',
    id: 'explain-phpmailer-peer-name',
    fault: 'certificate for another name',
    source: 'PHP’s warning behind “SMTP connect() failed”',
    text: `2024-03-01 09:12:44 SERVER -> CLIENT: 220 2.0.0 Ready to start TLS
2024-03-01 09:12:44 SMTP Error: Could not connect to SMTP host.
Warning: stream_socket_enable_crypto(): Peer certificate CN=\`web17.hoster.test' did not match expected CN=\`mail.kunde.test' in /var/www/vendor/phpmailer/phpmailer/src/SMTP.php on line 476
SMTP connect() failed. https://github.com/PHPMailer/PHPMailer/wiki/Troubleshooting`,
    expect: {
      phase: 'tls',
      about: [/certificate/i, /name/i],
      not: [/expired|self-?signed/i],
      remedy: [/web17\.hoster\.test|name|host/i],
    },
  },
  {
    kind: 'explain',
    id: 'explain-go-first-record',
    fault: 'TLS in the wrong place: server speaks clear text first',
    source: 'Go crypto/tls, github.com/jordan-wright/email/issues/71',
    text: 'send mail: tls: first record does not look like a TLS handshake',
    expect: {
      phase: 'tls',
      about: [/TLS/, /clear|plain|STARTTLS|not (begin|start|speak)|without/i],
      remedy: [/STARTTLS/i],
    },
  },
  {
    kind: 'explain',
    id: 'explain-go-valid-for',
    fault: 'certificate for another name',
    source: 'Go crypto/x509, github.com/go-gomail/gomail/issues/120',
    text: 'gomail: could not send email 1: x509: certificate is valid for mywebhost.test, www.mywebhost.test, not smtp.smtphost.test',
    expect: {
      phase: 'tls',
      about: [/smtp\.smtphost\.test|name/i],
      not: [/expired|self-?signed/i],
      remedy: [/mywebhost\.test|name|firewall|hoster/i],
    },
  },
  {
    kind: 'explain',
    id: 'explain-bounce-postfix-rate',
    fault: 'rate limit: messages',
    source: 'a bounce by Postfix from a cPanel relay',
    text: `<bob@example.net>: host relay.hoster.test[203.0.113.25] said: 550-Domain example.org has exceeded the max emails per hour (151/150 (100%)) allowed. 550 Message discarded. (in reply to end of DATA command)`,
    expect: {
      phase: 'data',
      about: [/limit|too many|rate|hour|quota/i],
      not: [RECIPIENT_AT_FAULT],
      remedy: [LATER],
    },
  },
  {
    kind: 'explain',
    id: 'explain-socks-denied',
    fault: 'local cause: no network, proxy, permission',
    source: 'nodemailer through socks: RFC 1928 reply 2',
    text: 'Error: Socks5 proxy rejected connection - NotAllowed',
    expect: {
      phase: ['connect', 'resolve'],
      about: [/proxy/i],
      not: [WRONG_PASSWORD],
      remedy: [/proxy|administrator/i],
    },
  },
];
