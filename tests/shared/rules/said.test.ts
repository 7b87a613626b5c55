// Reads replies as some thirty servers give them, and as servers that nobody has heard of do.

import { describe, expect, test } from 'vitest';
import { foldLog } from '../../../shared/run/fold.ts';
import type { Confidence } from '../../../shared/run/verdict.ts';
import { judgeRun } from '../../../shared/rules/judge.ts';
import type { RuleId } from '../../../shared/rules/catalogue.ts';
import { refused } from './fixtures/replies.ts';
import type { Circumstances } from './fixtures/replies.ts';

const judge = (...of: Parameters<typeof refused>) => judgeRun(foldLog(refused(...of))).verdict;

type Row = readonly [
  server: string,
  where: Parameters<typeof refused>[0],
  reply: string,
  rule: RuleId,
  confidence: Confidence,
  how?: Circumstances,
];

const anonymous = { anonymous: true };

const KNOWN: readonly Row[] = [
  [
    'Gmail',
    'auth',
    '535-5.7.8 Username and Password not accepted. For more information, go to\n535 5.7.8  https://support.google.com/mail/?p=BadCredentials a1-2 - gsmtp',
    'auth.credentials-rejected',
    'certain',
    { host: 'smtp.gmail.com' },
  ],
  [
    'Gmail',
    'auth',
    '534-5.7.9 Please log in with your web browser and then try again. For more\n534 5.7.9 information: https://support.google.com/mail/?p=WebLoginRequired - gsmtp',
    'auth.web-sign-in-needed',
    'certain',
    { host: 'smtp.gmail.com' },
  ],
  [
    'Gmail',
    'mail',
    '530-5.7.0 Authentication Required. For more information, go to\n530 5.7.0  https://support.google.com/mail/?p=WantAuthError - gsmtp',
    'mail.sign-in-required',
    'certain',
    { host: 'smtp.gmail.com', anonymous: true },
  ],
  [
    'Google relay',
    'rcpt',
    '550-5.7.1 Daily SMTP relay limit exceeded for user.\n550 5.7.1 gsmtp',
    'rate.daily-quota-reached',
    'certain',
    { host: 'smtp-relay.gmail.com' },
  ],
  [
    'Google relay',
    'mail',
    '550 5.7.0 Invalid credentials for relay [192.0.2.7]. gsmtp',
    'mail.sender-not-verified',
    'certain',
    { host: 'smtp-relay.gmail.com', anonymous: true },
  ],
  [
    'Microsoft 365',
    'mail',
    '530 5.7.57 Client not authenticated to send mail. [AM0PR00000.eurprd00.prod.outlook.com]',
    'mail.sign-in-required',
    'certain',
    { host: 'smtp.office365.com', anonymous: true },
  ],
  [
    'Microsoft 365',
    'message',
    '554 5.2.252 SendAsDenied; anna@example.test not allowed to send as team@example.test; STOREDRV.Submission',
    'mail.sender-refused',
    'certain',
    { host: 'smtp.office365.com' },
  ],
  [
    'Microsoft 365',
    'message',
    '554 5.2.0 STOREDRV.Submission.Exception:SubmissionQuotaExceededException',
    'rate.daily-quota-reached',
    'certain',
    { host: 'smtp.office365.com' },
  ],
  [
    'Microsoft 365',
    'message',
    '550 5.7.60 SMTP; Client does not have permissions to send as this sender',
    'mail.sender-refused',
    'certain',
  ],
  [
    'Microsoft 365',
    'auth',
    '535 5.7.3 Authentication unsuccessful [AM0PR00000.eurprd00.prod.outlook.com]',
    'auth.token-rejected',
    'likely',
    { host: 'smtp.office365.com', token: true },
  ],
  [
    'Yahoo',
    'message',
    '550 Request failed; Mailbox unavailable',
    'mail.sender-refused',
    'likely',
    { host: 'smtp.mail.yahoo.com' },
  ],
  [
    'iCloud',
    'mail',
    '550 5.7.0 From address is not one of your addresses.',
    'mail.sender-refused',
    'certain',
    { host: 'smtp.mail.me.com' },
  ],
  [
    'Zoho',
    'message',
    '553 Relaying disallowed as anna@example.test',
    'mail.sender-refused',
    'certain',
    { host: 'smtp.zoho.eu' },
  ],
  [
    'Fastmail',
    'auth',
    '535 5.7.0 Incorrect username or password.',
    'auth.credentials-rejected',
    'certain',
    { host: 'smtp.fastmail.com' },
  ],
  [
    'Proton',
    'rcpt',
    '553 5.7.1 <anna@example.test>: Sender address rejected: not logged in',
    'rcpt.sign-in-required',
    'certain',
    anonymous,
  ],
  [
    'GMX',
    'mail',
    '550-Requested action not taken: mailbox unavailable\n550 Sender address is not allowed.',
    'mail.sender-refused',
    'certain',
    { host: 'mail.gmx.net' },
  ],
  [
    'GMX',
    'rcpt',
    '550 Requested action not taken: mailbox unavailable',
    'rcpt.unknown-mailbox',
    'possible',
    { host: 'mail.gmx.net' },
  ],
  [
    'WEB.DE',
    'auth',
    '535 Authentication credentials invalid',
    'auth.user-name-not-of-service',
    'likely',
    { host: 'smtp.web.de', user: 'anna@web.de' },
  ],
  [
    'T-Online',
    'auth',
    '535 5.7.0 Benutzername oder Passwort falsch',
    'auth.credentials-rejected',
    'certain',
    { host: 'securesmtp.t-online.de' },
  ],
  [
    'Yandex',
    'rcpt',
    '553 5.7.1 Sender address rejected: not owned by auth user.',
    'mail.sender-refused',
    'certain',
    { host: 'smtp.yandex.ru' },
  ],
  [
    'Mail.ru',
    'auth',
    '535 5.7.0 NEOBHODIM parol prilozheniya https://help.mail.ru/mail/security/protection/external / Application password is REQUIRED',
    'auth.app-password-needed',
    'certain',
  ],
  [
    'QQ',
    'auth',
    '535 Login Fail. Please enter your authorization code to login.',
    'auth.app-password-needed',
    'certain',
    { host: 'smtp.qq.com' },
  ],
  [
    '163',
    'mail',
    '553 Mail from must equal authorized user',
    'mail.sender-refused',
    'certain',
    { host: 'smtp.163.com' },
  ],
  [
    'Amazon SES',
    'message',
    '454 Throttling failure: Maximum sending rate exceeded.',
    'rate.too-many-messages',
    'certain',
  ],
  [
    'Amazon SES',
    'message',
    "554 Access denied: User `arn:aws:iam::1:user/smtp' is not authorized to perform `ses:SendRawEmail'",
    'mail.sender-refused',
    'certain',
  ],
  [
    'SendGrid',
    'auth',
    '535 Authentication failed: Bad username / password',
    'auth.credentials-rejected',
    'certain',
    { host: 'smtp.sendgrid.net', user: 'apikey' },
  ],
  [
    'SendGrid',
    'auth',
    '451 Authentication failed: Maximum credits exceeded',
    'account.plan-used-up',
    'certain',
    { host: 'smtp.sendgrid.net', user: 'apikey' },
  ],
  [
    'Mailgun',
    'rcpt',
    '550 5.7.1 Relaying denied',
    'rcpt.relay-needs-sign-in',
    'certain',
    { host: 'smtp.mailgun.org', anonymous: true },
  ],
  [
    'Postmark',
    'message',
    "550 Sender signature not found for 'anna@example.test'",
    'mail.sender-not-verified',
    'certain',
  ],
  [
    'SparkPost',
    'auth',
    '535 5.7.8 Sorry. (No authentication type succeeded)',
    'auth.user-name-not-of-service',
    'likely',
    { host: 'smtp.sparkpostmail.com' },
  ],
  [
    'Mailjet',
    'mail',
    '550 Sender address rejected',
    'mail.sender-refused',
    'likely',
    { host: 'in-v3.mailjet.com' },
  ],
  [
    'Brevo',
    'mail',
    '502 5.7.0 Please authenticate first',
    'mail.sign-in-required',
    'certain',
    { host: 'smtp-relay.brevo.com', anonymous: true },
  ],
  [
    'Resend',
    'message',
    '550 The example.test domain is not verified. Please, add and verify your domain',
    'mail.sender-not-verified',
    'certain',
  ],
  [
    'Mailtrap',
    'message',
    '550 5.7.0 Requested action not taken: too many emails per second',
    'rate.too-many-messages',
    'certain',
  ],
  [
    'Oracle',
    'greeting',
    '421 Too many connections, try again later',
    'rate.too-many-connections',
    'certain',
  ],
  ['OVH', 'message', '550 5.7.1 sorry, too many emails sent', 'rate.too-many-messages', 'certain'],
  [
    'Postfix',
    'auth',
    '535 5.7.8 Error: authentication failed: UGFzc3dvcmQ6',
    'auth.credentials-rejected',
    'certain',
  ],
  [
    'Postfix',
    'auth',
    '535 5.7.8 Error: authentication failed: Connection lost to authentication server',
    'auth.temporary-failure',
    'certain',
  ],
  [
    'Postfix',
    'rcpt',
    '450 4.1.2 <ben@example.test>: Recipient address rejected: Domain not found',
    'rcpt.unknown-domain',
    'certain',
  ],
  [
    'Postfix',
    'rcpt',
    '450 4.7.1 <pc>: Helo command rejected: Host not found',
    'ehlo.name-refused',
    'certain',
  ],
  ['Exim', 'auth', '435 Unable to authenticate at present', 'auth.temporary-failure', 'certain'],
  ['Exim', 'ehlo', '501 Syntactically invalid EHLO argument(s)', 'ehlo.name-refused', 'certain'],
  [
    'cPanel',
    'rcpt',
    '550-Please turn on SMTP Authentication in your mail client.\n550 example.test is not permitted to relay through this server without authentication.',
    'rcpt.relay-needs-sign-in',
    'certain',
    anonymous,
  ],
  ['Dovecot', 'auth', '535 5.7.8 Authentication failed.', 'auth.credentials-rejected', 'certain'],
  [
    'Dovecot',
    'auth',
    '525 5.7.13 Login disabled for this user.',
    'auth.account-disabled',
    'certain',
  ],
  [
    'Exchange',
    'rcpt',
    '550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain',
    'rcpt.relay-needs-sign-in',
    'certain',
    anonymous,
  ],
  ['Exchange', 'mail', '452 4.3.1 Insufficient system resources', 'mail.no-space', 'certain'],
  [
    'Haraka',
    'mail',
    "550 Envelope domain 'example.test' doesn't match AUTH domain 'example.org'",
    'mail.sender-refused',
    'certain',
  ],
  [
    'OpenSMTPD',
    'mail',
    '530 5.5.1 Invalid command: Must issue an AUTH command first',
    'mail.sign-in-required',
    'certain',
    anonymous,
  ],
  [
    'Sendmail',
    'rcpt',
    '550 5.7.1 <ben@example.test>... Relaying denied. Proper authentication required.',
    'rcpt.relay-needs-sign-in',
    'certain',
    anonymous,
  ],
  [
    'Sendmail',
    'mail',
    '553 5.1.8 <anna@example.test>... Domain of sender address anna@example.test does not exist',
    'mail.sender-domain-refused',
    'certain',
  ],
  ['mox', 'auth', '535 5.7.8 bad user/pass', 'auth.credentials-rejected', 'certain'],
  [
    'Stalwart',
    'mail',
    '503 5.5.1 You must authenticate first.',
    'mail.sign-in-required',
    'certain',
    anonymous,
  ],
  [
    'Stalwart',
    'mail',
    '501 5.5.4 You are not allowed to send from this address.',
    'mail.sender-refused',
    'certain',
  ],
  [
    'Postal',
    'message',
    '552 Message too large (maximum size is 14MB)',
    'message.too-large',
    'certain',
  ],
  [
    'qmail',
    'rcpt',
    "553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)",
    'rcpt.relay-needs-sign-in',
    'certain',
    anonymous,
  ],
  [
    'qmail',
    'rcpt',
    '511 sorry, no mailbox here by that name (#5.1.1 - chkuser)',
    'rcpt.unknown-mailbox',
    'certain',
  ],
  [
    'postgrey',
    'rcpt',
    '450 4.2.0 <ben@example.test>: Recipient address rejected: Greylisted, see https://example.test/',
    'rcpt.greylisted',
    'certain',
  ],
  ['Rspamd', 'message', '554 5.7.1 Spam message rejected', 'message.spam', 'certain'],
  [
    'ClamAV',
    'message',
    '550 5.7.1 This message contains a virus (Win.Test.EICAR_HDB-1)',
    'message.virus',
    'certain',
  ],
];

/** Codes and words that are in no table: the answer has to be true, and modest. */
const UNKNOWN: readonly Row[] = [
  ['no words', 'auth', '550 No', 'auth.rejected', 'certain'],
  [
    'odd words',
    'auth',
    '554 5.7.0 The moon is in the wrong house tonight',
    'auth.rejected',
    'certain',
  ],
  [
    'odd words',
    'auth',
    '535 5.7.8 The moon is in the wrong house tonight',
    'auth.credentials-rejected',
    'likely',
  ],
  [
    'odd words',
    'auth',
    '451 4.4.1 The moon is in the wrong house tonight',
    'auth.deferred',
    'certain',
  ],
  [
    'odd words',
    'mail',
    '554 5.0.0 The moon is in the wrong house tonight',
    'mail.refused',
    'certain',
  ],
  [
    'odd words',
    'mail',
    '550 5.7.1 The moon is in the wrong house tonight',
    'mail.sender-refused',
    'possible',
  ],
  [
    'odd words',
    'rcpt',
    '550 The moon is in the wrong house tonight',
    'rcpt.unknown-mailbox',
    'possible',
  ],
  [
    'odd words',
    'rcpt',
    '550 5.7.1 The moon is in the wrong house tonight',
    'rcpt.denied-by-policy',
    'possible',
  ],
  [
    'odd words',
    'rcpt',
    '450 4.1.0 The moon is in the wrong house tonight',
    'rcpt.deferred',
    'certain',
  ],
  [
    'odd words',
    'message',
    '550 5.0.0 The moon is in the wrong house tonight',
    'message.refused',
    'certain',
  ],
  [
    'odd words',
    'greeting',
    '554 5.3.0 The moon is in the wrong house tonight',
    'greeting.no-service',
    'certain',
  ],
  [
    'odd words',
    'mail',
    '421 4.7.0 The moon is in the wrong house tonight',
    'session.service-closing',
    'certain',
  ],
];

const NAMED = [...KNOWN, ...UNKNOWN].map(
  (row) => [`${row[0]} at ${row[1]}: ${row[2]}`, row] as const,
);

describe.each(NAMED)('%s', (_, [, where, reply, rule, confidence, how]) => {
  test(`is ${rule}, ${confidence}`, () => {
    const verdict = judge(where, reply, how);
    expect([verdict.rule, verdict.confidence]).toEqual([rule, confidence]);
    expect(verdict.reply?.text).toBe(
      reply
        .split('\n')
        .map((line) => line.slice(4))
        .join('\n'),
    );
  });
});

test('there are replies of at least 25 servers', () => {
  expect(new Set(KNOWN.map(([server]) => server)).size).toBeGreaterThanOrEqual(25);
});

describe('whose server it is decides where the fault is mended', () => {
  const cname = { host: 'mail.example.test' };
  const wrong = '535 5.7.8 Username and Password not accepted';

  test('by its host name', () => {
    expect(judge('auth', wrong, { host: 'smtp.gmail.com' }).remedy).toContain('apppasswords');
    expect(judge('auth', wrong, cname).remedy).not.toContain('apppasswords');
  });

  test('by its greeting, where a customer’s own name stands before it', () => {
    const verdict = judge('auth', wrong, {
      ...cname,
      greeting: 'smtp.gmail.com ESMTP a1-20020a000000 - gsmtp',
    });
    expect(verdict.remedy).toContain('apppasswords');
    expect(verdict.reference).toBe('https://support.google.com/accounts/answer/185833');
    const microsoft = judge('mail', '530 5.7.57 Client not authenticated to send mail', {
      ...cname,
      ...anonymous,
      greeting: 'AM0PR00.eurprd00.prod.outlook.com Microsoft ESMTP MAIL Service ready at Tue',
    });
    expect(microsoft.reference).toContain('learn.microsoft.com');
    expect(microsoft.remedy).toContain('Authenticated SMTP');
  });

  test('by its software, down to the setting', () => {
    const verdict = judge(
      'rcpt',
      '553 5.7.1 <anna@example.test>: Sender address rejected: not owned by user',
    );
    expect(verdict.remedy).toContain('smtpd_sender_login_maps');
  });
});

describe('words of siblings differ in what matters', () => {
  const words = (...of: Parameters<typeof refused>) => {
    const { cause, remedy } = judge(...of);
    return { cause, remedy };
  };

  test('tenant, mailbox, security defaults and Conditional Access', () => {
    const say = (text: string) => words('auth', `535 5.7.139 Authentication unsuccessful, ${text}`);
    const tenant = say('SmtpClientAuthentication is disabled for the Tenant.');
    const mailbox = say('SmtpClientAuthentication is disabled for the Mailbox.');
    const defaults = say("user is locked by your organization's security defaults policy.");
    const conditional = say(
      'the request did not meet the criteria to be authenticated successfully.',
    );
    expect(tenant.remedy).toContain('Set-TransportConfig');
    expect(mailbox.remedy).not.toContain('Set-TransportConfig');
    expect(defaults.remedy).toContain('OAuth');
    expect(tenant.remedy).not.toContain('OAuth');
    expect(conditional.remedy).toContain('sign-in log');
    expect(new Set([tenant, mailbox, defaults, conditional].map(({ remedy }) => remedy)).size).toBe(
      4,
    );
  });

  test('relaying, signed in or not', () => {
    const text = '554 5.7.1 Relay access denied';
    expect(words('rcpt', text, anonymous).remedy).toContain('requires authentication');
    expect(words('rcpt', text).remedy).not.toContain('requires authentication');
  });

  test('waiting helps with greylisting, and not with what only looks like it', () => {
    expect(words('rcpt', '450 4.7.1 Greylisted, come back in 300 seconds').remedy).toContain(
      'Waiting helps: try again in 5 min',
    );
    const clear = words('mail', '450 4.7.1 Session encryption is required', {
      clear: true,
      ...anonymous,
    });
    expect(clear.cause).toContain('waiting does not help');
    const credits = words('auth', '451 Maximum credits exceeded');
    expect(credits.cause).toContain('waiting does not help');
    const slow = words('message', '550 5.7.0 too many emails per second');
    expect(slow.cause).toContain('not for good');
  });

  test('names, limits and lists are repeated', () => {
    const listed = words(
      'rcpt',
      '554 5.7.1 Client host [192.0.2.7] blocked using zen.spamhaus.org',
    );
    expect(listed.cause).toContain('zen.spamhaus.org');
    expect(
      judge('rcpt', '554 5.7.1 Client host [192.0.2.7] blocked using zen.spamhaus.org').title,
    ).toContain('192.0.2.7');
    expect(
      words('mail', '452 4.4.5 Messages per second limit exceeded: limit 10 per second').cause,
    ).toContain('10 per second');
    expect(words('auth', '535 5.7.8 No such user', { user: 'carl' }).cause).toContain(
      'password was not',
    );
    expect(judge('auth', '535 5.7.8 No such user', { user: 'carl' }).title).toContain('carl');
  });
});

describe('a verdict offers the change that helps', () => {
  const options = (...of: Parameters<typeof refused>) => judge(...of).action?.options;

  test('the user name that a service has for everybody', () => {
    expect(options('auth', '535 Bad username / password', { host: 'smtp.sendgrid.net' })).toEqual([
      '--user',
      'apikey',
    ]);
  });

  test('the whole address as user name', () => {
    expect(
      options('auth', '535 Username must be your full e-mail address', { user: 'anna' }),
    ).toEqual(['--user', 'anna@example.test']);
  });

  test('OAuth, where the server offers it and a password was used', () => {
    const text = '535 5.7.139 Authentication unsuccessful, basic authentication is disabled.';
    expect(options('auth', text)).toEqual(['--auth', 'XOAUTH2', '--token-stdin']);
    expect(options('auth', text, { offers: ['AUTH PLAIN'] })).toBeUndefined();
  });

  test('an EHLO name with a dot', () => {
    expect(options('ehlo', '501 5.5.4 Invalid domain name')).toEqual([
      '--ehlo-name',
      'example.test',
    ]);
  });

  test('the account’s own address as sender', () => {
    const text = '553 5.7.1 Sender address rejected: not owned by user';
    expect(options('mail', text, { from: 'team@example.test' })).toEqual([
      '--from',
      'anna@example.test',
    ]);
  });

  test('the submission server in place of the incoming one', () => {
    const text = '550 5.7.68 TenantInboundAttribution; Direct Send not allowed';
    const host = 'example-test.mail.protection.outlook.com';
    expect(options('mail', text, { host, ...anonymous })).toEqual([
      '--server',
      'smtp.office365.com',
      '--port',
      '587',
    ]);
  });
});

test('a name in a challenge tells what the reply does not', () => {
  const challenge = '{"status":"invalid_token","error_description":"The token has expired"}';
  const verdict = judge('auth', '535 5.7.8 Failed', { token: true, challenge });
  expect(verdict.rule).toBe('auth.token-expired');
  expect(verdict.evidence.length).toBe(2);
});
