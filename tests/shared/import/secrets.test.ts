// A secret in what is imported is in the secrets, and nowhere else; no text does harm.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importSettings } from '../../../shared/import/import-settings.ts';

/** Each program's way to write a password; the secret is letters, which need no escape. */
const WAYS: Readonly<Record<string, (secret: string) => string>> = {
  url: (secret) => `smtps://me:${secret}@mail.example.org?pass=${secret}`,
  env: (secret) =>
    `MAIL_HOST=mail.example.org\nMAIL_PASSWORD=${secret}\nMAIL_EXTRA=${secret}\nMAIL_USERNAME=me\nMAIL_DSN_X=${secret}`,
  dsn: (secret) => `MAILER_DSN=smtp://me:${secret}@mail.example.org?x=${secret}`,
  swaks: (secret) =>
    `swaks --server mail.example.org -au me -ap ${secret} ${secret} --proxy ${secret}`,
  swaksrc: (secret) => `--server mail.example.org\n--auth-user me\n--auth-password ${secret}\n`,
  msmtp: (secret) =>
    `account a\nhost mail.example.org\nauth on\nuser me\npassword ${secret}\npasswordeval echo ${secret}\n`,
  nodemailer: (secret) =>
    `{"host":"mail.example.org","auth":{"user":"me","pass":"${secret}","clientSecret":"${secret}"},"dkim":"${secret}"}`,
  postfix: (secret) =>
    `relayhost = [mail.example.org]:587\nsmtp_sasl_auth_enable = yes\nsmtp_x = ${secret}\n[mail.example.org]:587 me:${secret}\n`,
  mobileconfig: (secret) =>
    `<plist><dict><key>PayloadType</key><string>com.apple.mail.managed</string><key>OutgoingMailServerHostName</key><string>mail.example.org</string><key>OutgoingMailServerUsername</key><string>me</string><key>OutgoingPassword</key><string>${secret}</string></dict></plist>`,
};

describe.each(Object.entries(WAYS))('%s', (_, write) => {
  it('keeps the secret apart from everything that is shown', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{3}[A-Z0-9]{5,20}[a-z]{3}$/), (secret) => {
        const result = importSettings(write(secret));
        if (!result.ok) throw new Error(result.reason);
        const { accounts, ...rest } = result.imported;
        expect(accounts[0]?.secrets.password).toBe(secret);
        const shown = accounts.map(({ secrets: _secrets, ...account }) => account);
        expect(JSON.stringify([shown, rest])).not.toContain(secret);
      }),
    );
  });
});

describe('any text', () => {
  const begun = fc.constantFrom(
    'swaks ',
    '{',
    'MAIL_HOST=a\n',
    'createTransport(',
    '<plist>',
    '<clientConfig>',
    'smtp://',
    'relayhost=',
    'account a\nhost b\n',
    '',
  );
  const pieces = fc.array(
    fc.constantFrom(
      '"',
      "'",
      '\\',
      '$(',
      ')',
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '=',
      '\n',
      ' ',
      '--',
      'host',
      '<a',
      '>',
      '</a>',
      '&',
      '`',
      '\0',
      '\u202e',
      '😀',
      '@',
      '/*',
      '//',
    ),
    { maxLength: 60 },
  );

  it('is read or refused, and never repeated in the refusal', () => {
    fc.assert(
      fc.property(begun, pieces, (start, rest) => {
        const result = importSettings(start + rest.join(''));
        if (!result.ok) expect(result.reason).toMatch(/\.$/);
      }),
      { numRuns: 2000 },
    );
  });

  it('that is long and never closes costs no more than a reading', () => {
    for (const text of [
      '{"a":'.repeat(40_000),
      'swaks ' + '"a'.repeat(100_000),
      'MAIL_HOST=' + "'".repeat(200_000),
      'createTransport({' + 'a(b,'.repeat(50_000),
      '{host:' + '['.repeat(100_000),
    ]) {
      importSettings(text);
    }
  });
});
