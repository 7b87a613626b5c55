// Reads other programs' settings as their manuals write them, and lists what is left.

import { describe, expect, it, test } from 'vitest';
import { importSettings } from '../../../shared/import/import-settings.ts';
import type { Imported } from '../../../shared/import/imported.ts';

function read(text: string, filename = ''): Imported {
  const result = importSettings(text, filename);
  if (!result.ok) throw new Error(result.reason);
  return result.imported;
}

/** One account in a line: `format host:port security user mechanisms <secret>`. */
function gist(text: string, filename = ''): string[] {
  const { format, accounts } = read(text, filename);
  return accounts.map(({ plan, secrets }) =>
    [
      format,
      `${plan.connection.host}:${String(plan.connection.port)}`,
      plan.connection.security,
      plan.auth?.user,
      plan.auth?.mechanisms?.join(','),
      secrets.password !== undefined && `password=${secrets.password}`,
      secrets.token !== undefined && `token=${secrets.token}`,
      plan.envelope &&
        `${plan.envelope.from}>${plan.envelope.to.map((to) => to.address).join(',')}`,
    ]
      .filter(Boolean)
      .join(' '),
  );
}

describe('an SMTP URL', () => {
  test.each([
    ['smtp://mail.example.org', 'url mail.example.org:587 auto'],
    [
      'smtps://me%40example.org:p%40ss@mail.example.org',
      'url mail.example.org:465 implicit me@example.org password=p@ss',
    ],
    ['smtp://u:a:b/c%@[2001:db8::1]:2525', undefined],
    ['smtp://u:a:b@[2001:db8::1]:2525/', 'url 2001:db8::1:2525 auto u password=a:b'],
    ['smtp+tls://u@mail.example.org:587', 'url mail.example.org:587 starttls u'],
    [
      'smtp://u;AUTH=LOGIN:pw@mail.example.org',
      'url mail.example.org:587 auto u LOGIN password=pw',
    ],
    ['smtp://u:p@ss@mail.example.org', 'url mail.example.org:587 auto u password=p@ss'],
    ['http://mail.example.org', undefined],
    ['smtp://', undefined],
    ['smtp://host:99999', undefined],
  ])('%s', (text, expected) => {
    expect(importSettings(text).ok).toBe(expected !== undefined);
    if (expected !== undefined) expect(gist(text)).toEqual([expected]);
  });

  it('takes options, and lists those that it does not know', () => {
    const { accounts, unread } = read(
      'smtp://mail.example.org?verify_peer=0&local_domain=me.example&ping_threshold=10',
    );
    expect(accounts[0]?.plan).toMatchObject({
      tls: { insecure: true },
      connection: { ehloName: 'me.example' },
    });
    expect(unread).toEqual(['The URL’s option ping_threshold is not known.']);
  });
});

describe('environment variables', () => {
  test.each([
    [
      'Laravel',
      'APP_KEY=base64:x\nMAIL_MAILER=smtp\nMAIL_HOST=smtp.mailgun.org\nMAIL_PORT=587\nMAIL_USERNAME="postmaster@mg.example.org"\nMAIL_PASSWORD=\'s3cret #1\'\nMAIL_ENCRYPTION=tls\nMAIL_FROM_ADDRESS=hello@example.org\nMAIL_FROM_NAME="${APP_NAME}"',
      [
        'env smtp.mailgun.org:587 starttls postmaster@mg.example.org password=s3cret #1 hello@example.org>',
      ],
    ],
    [
      'Laravel 11',
      'MAIL_SCHEME=smtps\nMAIL_HOST=mail.example.org\nMAIL_PORT=465\nMAIL_USERNAME=null\nMAIL_PASSWORD=null',
      ['env mail.example.org:465 implicit'],
    ],
    [
      'Django',
      'EMAIL_HOST=smtp.example.org\nEMAIL_PORT=587\nEMAIL_HOST_USER=me\nEMAIL_HOST_PASSWORD=pw # the old one\nEMAIL_USE_TLS=True\nEMAIL_USE_SSL=False\nDEFAULT_FROM_EMAIL=Me <me@example.org>',
      ['env smtp.example.org:587 starttls me password=pw me@example.org>'],
    ],
    [
      'Rails',
      'SMTP_ADDRESS=smtp.example.org\nSMTP_PORT=587\nSMTP_DOMAIN=example.org\nSMTP_USERNAME=me\nSMTP_PASSWORD=pw\nSMTP_AUTHENTICATION=login\nSMTP_ENABLE_STARTTLS_AUTO=true',
      ['env smtp.example.org:587 starttls me LOGIN password=pw'],
    ],
    [
      'Symfony',
      'MAILER_DSN=smtp://me:p%40ss@smtp.example.org:25?verify_peer=0',
      ['env smtp.example.org:25 auto me password=p@ss'],
    ],
    [
      'WordPress',
      "define( 'DB_PASSWORD', 'x' );\ndefine( 'WPMS_SMTP_HOST', 'smtp.example.org' );\ndefine( 'WPMS_SMTP_PORT', 465 );\ndefine( 'WPMS_SSL', 'ssl' );\ndefine( 'WPMS_SMTP_AUTH', true );\ndefine( 'WPMS_SMTP_USER', 'me' );\ndefine( 'WPMS_SMTP_PASS', 'it\\'s' );",
      ["env smtp.example.org:465 implicit me password=it's"],
    ],
    [
      'an application of its own',
      'export GRAFANA_SMTP_HOST=smtp.example.org:587\nGRAFANA_SMTP_USER=me\nGRAFANA_SMTP_PASSWORD="p w"',
      ['env smtp.example.org:587 auto me password=p w'],
    ],
    [
      'two programs in one file',
      'SMTP_HOST=a.example.org\nSMTP_PORT=25\nMAIL_HOST=b.example.org\nMAIL_PORT=465\nMAIL_ENCRYPTION=ssl',
      ['env a.example.org:25 auto', 'env b.example.org:465 implicit'],
    ],
  ])('%s', (_, text, expected) => {
    expect(gist(text)).toEqual(expected);
  });

  it('lists by name what is not understood, and never a value', () => {
    const { accounts, unread } = read(
      'DB_PASSWORD=secret1\nMAIL_HOST=mail.example.org\nMAIL_QUEUE=secret2\nMAIL_USERNAME=${USER}\nMAIL_PASSWORD=${MAIL_SECRET}',
    );
    expect(unread.join('\n')).toMatch(/What MAIL_QUEUE means is not known/);
    expect(unread.join('\n')).toMatch(/value of MAIL_USERNAME refers to another variable/);
    expect(unread.join('\n')).toMatch(/password is a placeholder/);
    expect(unread.join('\n')).toMatch(/1 other lines/);
    expect(unread.join('\n')).toMatch(/names no port/);
    expect(unread.join('\n')).not.toMatch(/secret\d/);
    expect(accounts[0]?.secrets).toEqual({});
  });
});

describe('swaks', () => {
  test.each([
    [
      "swaks --to you@example.org --from me@example.org --server mail.example.org:587 -tls --auth LOGIN --auth-user me --auth-password 'p w'",
      'swaks mail.example.org:587 starttls me LOGIN password=p w me@example.org>you@example.org',
    ],
    [
      '$ swaks -s mail.example.org \\\n  -tlsc -a XOAUTH2 -au me -ap tok -q AUTH',
      'swaks mail.example.org:465 implicit me XOAUTH2 token=tok',
    ],
    ['swaks --server=mail.example.org -p submission | tee log', 'swaks mail.example.org:587 none'],
    ['swaks --server mail.example.org', 'swaks mail.example.org:25 none'],
  ])('%s', (text, expected) => {
    expect(gist(text)).toEqual([expected]);
  });

  it('goes as far as swaks does, with its message', () => {
    const plan = (text: string) => read(text).accounts[0]?.plan;
    const line = 'swaks --server mail.example.org --to you@example.org --from me@example.org';
    expect(plan(line)).toMatchObject({ stopAfter: 'quit', send: true });
    expect(plan(`${line} --quit-after RCPT`)).toMatchObject({ stopAfter: 'rcpt', send: false });
    expect(
      plan(`${line} --h-Subject 'Hi there' --body "a b" --add-header 'X-Test: 1'`)?.message,
    ).toEqual({
      kind: 'composed',
      subject: 'Hi there',
      text: 'a b',
      headers: [{ name: 'X-Test', value: '1' }],
    });
  });

  it('lists what it leaves out', () => {
    const { unread, accounts } = read(
      'swaks --server mail.example.org --auth-user me --auth-password "$PW" --xclient NAME=x --data @file word --tls-cert c.pem',
    );
    expect(accounts[0]?.secrets).toEqual({});
    expect(unread).toEqual([
      'The value of --auth-password is the shell’s to fill in, and is left out.',
      'swaks’s option --xclient is not carried over.',
      'A word of the command line that belongs to no option is left out.',
      'The file or text of --tls-cert is not read: give it anew.',
      'The file or text of --data is not read: give it anew.',
    ]);
  });

  it('reads a .swaksrc', () => {
    const text =
      '# mine\n--server mail.example.org\nport 587\n--tls\nauth-user me\nauth-password p w\n';
    expect(gist(text, '.swaksrc')).toEqual([
      'swaksrc mail.example.org:587 starttls me password=p w',
    ]);
    expect(gist('--server mail.example.org\n--tls-on-connect\n')).toEqual([
      'swaksrc mail.example.org:465 implicit',
    ]);
  });
});

describe('msmtprc', () => {
  it('has accounts that inherit, and a default that comes first', () => {
    const text = `defaults
tls on
tls_trust_file /etc/ssl/ca.pem
logfile ~/.msmtp.log
account work
host mail.example.org
port 587
from me@example.org
auth on
user me@example.org
password "a "b" c"
account private : work
host smtp.example.net
port 465
tls_starttls off
auth xoauth2
passwordeval "pass show mail"
dsn_notify failure
account default : private
`;
    expect(gist(text)).toEqual([
      'msmtp smtp.example.net:465 implicit me@example.org XOAUTH2 token=a "b" c me@example.org>',
      'msmtp mail.example.org:587 starttls me@example.org password=a "b" c me@example.org>',
    ]);
    expect(read(text).unread).toEqual([
      'The file of tls_trust_file is not read: give the roots anew.',
      'The command of passwordeval is not run: give the password.',
      'msmtp’s dsn_notify is not carried over.',
    ]);
  });
});

describe('nodemailer', () => {
  test.each([
    [
      '{"host":"mail.example.org","port":465,"secure":true,"auth":{"user":"me","pass":"p\\"w"}}',
      'nodemailer mail.example.org:465 implicit me password=p"w',
    ],
    [
      '{"app":{"smtp":{"service":"SendGrid","auth":{"user":"apikey","pass":"SG.x"}}}}',
      'nodemailer smtp.sendgrid.net:587 auto apikey password=SG.x',
    ],
    [
      "const t = nodemailer.createTransport({ host: 'mail.example.org', // here\n port: 587, requireTLS: true, auth: { user: `me`, pass: process.env.PASS || '', }, pool: true, });",
      'nodemailer mail.example.org:587 starttls me',
    ],
    [
      "createTransport('smtps://me:pw@mail.example.org')",
      'nodemailer mail.example.org:465 implicit me password=pw',
    ],
    [
      '{"host":"mail.example.org","auth":{"type":"OAuth2","user":"me","accessToken":"tok"}}',
      'nodemailer mail.example.org:587 auto me XOAUTH2 token=tok',
    ],
  ])('%s', (text, expected) => {
    expect(gist(text)).toEqual([expected]);
  });

  it('lists what is the program’s own', () => {
    const { unread } = read(
      'createTransport({ host: "mail.example.org", pool: true, ...more, tls: { ca: readFileSync("x") }, auth: { user: me(), pass } })',
    );
    expect(unread).toEqual([
      'nodemailer’s pool is not carried over.',
      'auth.user is the program’s to fill in.',
      'nodemailer’s tls.ca is not carried over.',
    ]);
  });
});

describe('Thunderbird’s configuration', () => {
  it('has its servers, and placeholders that need an address', () => {
    const server = (port: string, type: string) =>
      `<outgoingServer type="smtp"><hostname>smtp.example.org</hostname><port>${port}</port><socketType>${type}</socketType><username>%EMAILADDRESS%</username></outgoingServer>`;
    const text = `<clientConfig><emailProvider id="x"><displayName>Ex</displayName>${server('465', 'SSL')}${server('587', 'STARTTLS')}</emailProvider></clientConfig>`;
    expect(gist(text)).toEqual([
      'autoconfig smtp.example.org:465 implicit',
      'autoconfig smtp.example.org:587 starttls',
    ]);
    expect(read(text).unread).toEqual([
      'Placeholders for the address are left out: give the user name.',
    ]);
  });
});

describe('an Apple profile', () => {
  const profile = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict><key>PayloadContent</key><array>
<dict><key>PayloadType</key><string>com.apple.mail.managed</string>
<key>EmailAccountDescription</key><string>Work &amp; co</string><key>EmailAddress</key><string>me@example.org</string>
<key>IncomingPassword</key><string>pw</string><key>OutgoingPasswordSameAsIncomingPassword</key><true/>
<key>OutgoingMailServerAuthentication</key><string>EmailAuthCRAMMD5</string>
<key>OutgoingMailServerHostName</key><string>smtp.example.org</string>
<key>OutgoingMailServerPortNumber</key><integer>465</integer><key>OutgoingMailServerUseSSL</key><true/>
<key>OutgoingMailServerUsername</key><string>me</string></dict>
<dict><key>PayloadType</key><string>com.apple.wifi.managed</string><key>Password</key><string>other</string></dict>
</array><key>PayloadType</key><string>Configuration</string></dict></plist>`;

  it('has its mail accounts', () => {
    expect(gist(profile)).toEqual([
      'mobileconfig smtp.example.org:465 implicit me CRAM-MD5 password=pw me@example.org>',
    ]);
    expect(read(profile).accounts[0]?.name).toBe('Work & co');
    expect(read(profile).unread).toEqual(['The part com.apple.wifi.managed is not about mail.']);
  });

  it('is read inside its signature, which is not checked', () => {
    expect(read(`0\x82\x01*\x86H${profile}\x00\x01`).unread).toContain(
      'Who signed the profile is not checked.',
    );
  });
});

describe('main.cf', () => {
  test.each([
    [
      'relayhost = [mail.example.org]:submission\nsmtp_tls_security_level = encrypt\nsmtp_sasl_auth_enable = yes\n# /etc/postfix/sasl_passwd\n[mail.example.org]:submission me@example.org:p:w\n',
      'postfix mail.example.org:587 starttls me@example.org password=p:w',
    ],
    [
      'relayhost = [mail.example.org]:465\nsmtp_tls_wrappermode = yes\nsmtp_tls_security_level = secure\n',
      'postfix mail.example.org:465 implicit',
    ],
    ['relayhost =\n  [192.0.2.1]\n', 'postfix 192.0.2.1:25 none'],
  ])('%s', (text, expected) => {
    expect(gist(text)).toEqual([expected]);
  });

  it('lists what it leaves out', () => {
    const { unread } = read(
      'relayhost = example.org\nsmtp_sasl_auth_enable = yes\nsmtp_helo_name = $myhostname\nsmtp_tls_policy_maps = hash:/x\n',
    );
    expect(unread).toHaveLength(4);
    expect(unread.join(' ')).toMatch(/Without brackets.*file of its own.*|file of its own.*/s);
  });
});

test.each([
  ['', /no settings that are known/],
  ['hello', /no settings that are known/],
  ['MAIL_PORT=25', /names no server/],
  ['swaks --to you@example.org', /names no server/],
  ['swaks --server "a b"', /no host name/],
  ['MAIL_HOST=a\nMAIL_FROM_ADDRESS="a b@c.d"', /not a mail address/],
  ['x'.repeat(600_000), /too long/],
])('%j is refused', (text, reason) => {
  const result = importSettings(text);
  expect(result.ok ? 'read' : result.reason).toMatch(reason);
});
