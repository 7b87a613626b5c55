// Reads replies as some thirty servers give them, and as servers that nobody has heard of do.

import { describe, expect, test } from 'vitest';
import { foldLog } from '../../../shared/run/fold.ts';
import { judgeRun } from '../../../shared/rules/judge.ts';
import { refused } from './fixtures/replies.ts';
import { SAID_OF_ENVELOPE } from './fixtures/said-of-envelope.ts';
import { SAID_OF_MESSAGE } from './fixtures/said-of-message.ts';
import { SAID_OF_SESSION } from './fixtures/said-of-session.ts';
import { anonymous } from './fixtures/said-reply.ts';
import { UNHEARD_OF } from './fixtures/said-unheard-of.ts';

const judge = (...of: Parameters<typeof refused>) => judgeRun(foldLog(refused(...of))).verdict;

const KNOWN = [...SAID_OF_SESSION, ...SAID_OF_ENVELOPE, ...SAID_OF_MESSAGE];

const NAMED = [...KNOWN, ...UNHEARD_OF].map(
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

  test('the whole address, where the service knows no other user names', () => {
    const text = '535 5.7.8 No such user';
    const how = { user: 'anna', host: 'smtp.gmail.com' };
    expect(options('auth', text, how)).toEqual(['--user', 'anna@example.test']);
    expect(options('auth', text, { user: 'anna' })).toBeUndefined();
  });

  test('encryption, where the server wants it before the sign-in', () => {
    const text = '538 5.7.11 Encryption required for requested authentication mechanism';
    expect(options('auth', text, { clear: true })).toEqual(['--security', 'starttls']);
    expect(options('auth', text)).toBeUndefined();
  });

  test('another mechanism that the server offers, and none that it does not', () => {
    const text = '535 5.7.8 Error: authentication failed: no mechanism available';
    expect(options('auth', text, { offers: ['AUTH PLAIN LOGIN'] })).toEqual(['--auth', 'LOGIN']);
    expect(options('auth', text, { offers: ['AUTH PLAIN'] })).toBeUndefined();
    expect(options('auth', text, { offers: ['AUTH PLAIN LOGIN'], token: true })).toBeUndefined();
  });

  test('the port on which a known server takes mail from users', () => {
    const text = '554 5.7.1 Service unavailable; Client host [192.0.2.7] blocked using zen.example';
    const known = { host: 'smtp.gmail.com', port: 25 };
    expect(options('mail', text, known)).toEqual(['--port', '587', '--security', 'starttls']);
    expect(options('mail', text, { ...known, port: 587 })).toBeUndefined();
    expect(options('mail', text, { port: 25 })).toBeUndefined();
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
      '--security',
      'starttls',
    ]);
  });
});

test('a name in a challenge tells what the reply does not', () => {
  const challenge = '{"status":"invalid_token","error_description":"The token has expired"}';
  const verdict = judge('auth', '535 5.7.8 Failed', { token: true, challenge });
  expect(verdict.rule).toBe('auth.token-expired');
  expect(verdict.evidence.length).toBe(2);
});
