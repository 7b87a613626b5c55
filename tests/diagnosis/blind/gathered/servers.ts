// Gathered log lines of mail servers that relay, and replies of providers.

import { LATER, SIGN_IN } from '../words.ts';
import { says, type PastedCase } from '../pasted/pasted-case.ts';

const LIMIT = /limit|quota|too (many|much|fast|often)|allow/i;

export const servers: readonly PastedCase[] = [
  {
    id: 'postfix-refused-to-talk',
    source: 'github.com/Mailu/Mailu/issues/1614',
    text: 'Sep 06 15:51:08 smtp postfix/smtp[8260]: 2755E408D6: host mx03.t-online.de[194.25.134.73] refused to talk to me: 554 IP=192.0.2.1 - A problem occurred. (Ask your postmaster for help or to contact tosa@rx.t-online.de to clarify.) (BL)',
    expect: says('greeting', /address|refus|block/i, { not: /password|recipient/i }),
  },
  {
    id: 'postfix-sender-not-allowed',
    source: 'github.com/loganmarchione/docker-postfixrelay/issues/46',
    text: 'Aug 04 12:36:31 4df67d985baf postfix/smtp[450]: C8FA38E4F42: to=<to@example.net>, relay=mail.example.org[203.0.113.5]:587, delay=0.57, delays=0.34/0.04/0.18/0.01, dsn=5.0.0, status=bounced (host mail.example.org[203.0.113.5] said: 550-Requested action not taken: mailbox unavailable 550 Sender address is not allowed. (in reply to MAIL FROM command))',
    expect: says('mail', /sender/i, { not: /recipient|mailbox/i }),
  },
  {
    id: 'postfix-sasl-535',
    source: 'Postfix’s smtp client',
    text: 'Mar 2 10:00:01 server postfix/smtp[1237]: ABCDEF123456: to=<bob@example.net>, relay=smtp.example.org[203.0.113.5]:587, delay=5, delays=0.1/0.1/4.8/0, dsn=4.7.8, status=deferred (SASL authentication failed; server smtp.example.org[203.0.113.5] said: 535 5.7.8 Error: authentication failed: )',
    expect: says('auth', /password/i, { not: /recipient/i }),
  },
  {
    id: 'postfix-name-service',
    source: 'github.com/nodemailer/nodemailer/issues/602',
    text: 'postfix/smtp[1432]: 0CA4412040B: to=<bob@an34er.com>, relay=none, delay=0.44, delays=0.1/0.01/0.33/0, dsn=5.4.4, status=bounced (Host or domain name not found. Name service error for name=an34er.com type=AAAA: Host not found)',
    expect: says(['resolve', 'rcpt'], /an34er\.com/, { not: /password/i }),
  },
  {
    id: 'postfix-network-not-authorized',
    source: 'github.com/iredmail/iRedMail/issues/264',
    text: "Sep  2 14:20:09 redmail postfix/smtp[1093692]: 4Wy9rQ2dx2dz8vdt: to=<mail@gmail.com>, relay=aspmx.l.google.com[192.0.2.9]:25, delay=3.3, delays=0.13/0.08/1.6/1.5, dsn=5.7.1, status=bounced (host aspmx.l.google.com[192.0.2.9] said: 550-5.7.1 [192.0.2.7] The IP you're using to send mail is not authorized to 550-5.7.1 send email directly to our servers. Please use the SMTP relay at your 550-5.7.1 service provider instead. For more information, go to 550 5.7.1  https://support.google.com/mail/?p=NotAuthorizedError d2e1a72fcca58-715e57a0f50si1104d2710b3a.328 - gsmtp (in reply to end of DATA command))",
    expect: says('data', /network|address|direct/i, {
      not: /spam|content|password/i,
      remedy: /server|relay|provider/i,
    }),
  },
  {
    id: 'smtpd-sasl-warning',
    source: 'Postfix’s smtpd, seen from the server’s side',
    text: 'Jun 17 10:25:20 mail postfix/smtpd[12356]: warning: client.example.net[203.0.113.9]: SASL PLAIN authentication failed: authentication failure',
    expect: says('auth', /password|sign/i, { atMost: 'likely' }),
  },
  {
    id: 'exim-smarthost-relay',
    source: 'Exim’s main log',
    text: '2024-03-02 09:44:33 1rgLsb-0005vi-00 ** bob@example.net R=smarthost T=remote_smtp_smarthost H=smtp.example.org [203.0.113.5] X=TLS1.3:ECDHE_SECP256R1__RSA_PSS_RSAE_SHA256__AES_256_GCM:256 CV=yes: SMTP error from remote mail server after RCPT TO:<bob@example.net>: 550 relay not permitted',
    expect: says('rcpt', /signed in|sign-in|passes mail on/i, {
      not: /does not exist/i,
      remedy: SIGN_IN,
    }),
  },
  {
    id: 'exim-frozen-timeout',
    source: 'Exim’s main log',
    text: '2024-03-02 09:44:33 1rgLsb-0005vi-00 H=smtp.example.org [203.0.113.5] Connection timed out\n2024-03-02 09:44:33 1rgLsb-0005vi-00 == bob@example.net R=smarthost T=remote_smtp_smarthost defer (110): Connection timed out',
    expect: says('connect', /no answer|answer/i, { not: /refuses/i }),
  },
  {
    id: 'yandex-robot',
    source: 'github.com/higty/higlabo/pull/17',
    text: '535 5.7.8 Error: authentication failed: Your message looks like spam. You need to use web for sending or prove you are not a robot using the following link http://ya.cc/9xYzQ',
    expect: says('auth', /spam|robot|web|suspic|account/i, {
      not: /wrong password|does not accept this user/i,
      remedy: /web|browser|link|page/i,
    }),
  },
  {
    id: 'orange-ofr-506',
    source: 'assistance.orange.fr',
    text: 'Negative SMTP reply: 550 5.2.0 Mail rejete. Mail rejected. OFR_506 [506]',
    expect: says(['data', 'mail', 'rcpt'], /refus|reject|take/i, {
      not: /mailbox (is )?(full|unavailable|disabled)|recipient/i,
      atMost: 'likely',
    }),
  },
  {
    id: 'laposte-connections',
    source: 'a French forum about smtp.laposte.net',
    text: '421 4.7.0 LPN105_420 Trop de connexions, veuillez verifier votre configuration. Too many connections, slow down.',
    expect: says(['greeting', 'ehlo', 'mail', 'auth'], /connections/i, { remedy: LATER }),
  },
  {
    id: 'strato-local-policy',
    source: 'strato.de’s help pages',
    text: 'Fehler beim Senden der Nachricht. Der Mail-Server antwortete: 5.7.1 Refused by local policy. Sending of SPAM is not permitted! (B-EX 6). Bitte überprüfen Sie die Nachricht und versuchen Sie es erneut.',
    expect: says('data', /spam/i),
  },
  {
    id: 'free-too-many-spams',
    source: 'postmaster.free.fr',
    text: 'host mx1.free.fr[212.27.48.7] refused to talk to me: 421 Too many spams from your IP (203.0.113.7), please visit http://postmaster.free.fr/',
    expect: says('greeting', /spam|address|IP/i, { not: /content|your message|password/i }),
  },
  {
    id: 'comcast-dnsbl',
    source: 'postmaster.comcast.net/smtp-error-codes.php',
    text: '554 resimta-po-16v.sys.comcast.net comcast 203.0.113.7 found on one or more DNSBLs, see http://postmaster.comcast.net/smtp-error-codes.php#BL000001',
    expect: says(['greeting', 'mail', 'rcpt'], /list|block|203\.0\.113\.7/i, {
      not: /recipient|password/i,
    }),
  },
  {
    id: 'godaddy-reputation',
    source: 'GoDaddy’s help pages',
    text: '554 p3plibsmtp03-13.prod.phx3.secureserver.net bizsmtp IB103. Connection refused. 203.0.113.7 has a poor reputation on Cloudmark Sender Intelligence (CSI). Please visit http://csi.cloudmark.com/reset-request/?ip=203.0.113.7 to request a delisting.',
    expect: says(['greeting', 'mail', 'rcpt'], /list|reputation|block|203\.0\.113\.7/i, {
      not: /refuses connections on port|nothing (is )?listen/i,
    }),
  },
  {
    id: 'yahoo-ph01',
    source: 'Yahoo’s postmaster pages',
    text: 'Error: Message failed: 554 Message not allowed - [PH01] Email not accepted for policy reasons. Please visit https://postmaster.yahooinc.com/error-codes',
    expect: says('data', /message|content|policy/i, { not: /recipient|password/i }),
  },
  {
    id: 'microsoft-server-busy',
    source: 'github.com/MicrosoftDocs/OfficeDocs-Exchange',
    text: 'Remote Server returned: 451 4.7.500 Server busy. Please try again later from [203.0.113.7]. For more information see https://go.microsoft.com/fwlink/?LinkId=526653 (S77719) [DB5EUR03FT012.eop-EUR03.prod.protection.outlook.com]',
    expect: says(
      ['greeting', 'mail', 'rcpt', 'data'],
      /busy|for now|at the moment|limit|slow|later/i,
      {
        not: /greylist|password/i,
        remedy: LATER,
      },
    ),
  },
  {
    id: 'microsoft-not-active',
    source: 'Exchange whose transport component is off',
    text: "smtplib.SMTPConnectError: (421, b'4.3.2 Service not active')",
    expect: says(
      'greeting',
      /service|not (running|active|available|take)|closing|switched off|out of/i,
      {
        not: /too many|password|block/i,
      },
    ),
  },
  {
    id: 'microsoft-daily-recipients',
    source: 'github.com/MicrosoftDocs/OfficeDocs-Exchange/issues/2729',
    text: "550 5.1.90 Your message can't be sent because you've reached your daily limit for message recipients",
    expect: says(['mail', 'rcpt', 'data'], LIMIT, {
      not: /does not exist|address is/i,
      remedy: LATER,
    }),
  },
  {
    id: 'microsoft-organization-queue',
    source: 'github.com/ActiveCampaign/smtp-field-manual/issues/42',
    text: 'smtp;450 4.7.3 Organization queue quota exceeded. [DB8EUR05FT031.eop-eur05.prod.protection.outlook.com]',
    expect: says(['mail', 'rcpt', 'data'], LIMIT, {
      not: /greylist|mailbox is full|sign-in/i,
      remedy: /wait|later|administrator/i,
    }),
  },
];
