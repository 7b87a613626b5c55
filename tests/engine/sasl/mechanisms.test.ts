// Plays SASL exchanges, with the examples of the RFCs and of Google's documentation.

import { describe, expect, it } from 'vitest';
import { cramMd5 } from '../../../electron/engine/sasl/cram-md5.ts';
import {
  UnusableCredentials,
  type CredentialFault,
} from '../../../electron/engine/sasl/credential-fault.ts';
import { login } from '../../../electron/engine/sasl/login.ts';
import type { Credentials, Mechanism } from '../../../electron/engine/sasl/mechanism.ts';
import { plain } from '../../../electron/engine/sasl/plain.ts';
import { MECHANISMS } from '../../../electron/engine/sasl/registry.ts';
import { xoauth2 } from '../../../electron/engine/sasl/xoauth2.ts';
import { Secret } from '../../../electron/engine/secret.ts';

/** `C: ` lines with secrets in full, marked `!`; `S: ` lines as given; `*` where it cancels. */
function play(mechanism: Mechanism, credentials: Credentials, challenges: readonly string[]) {
  const exchange = mechanism.start(credentials);
  const say = (response: ReturnType<typeof exchange.respond>) => {
    if (!response) return 'C: *';
    return 'secret' in response ? `C! ${response.secret.reveal()}` : `C: ${response.open}`;
  };
  const initial = exchange.initial();
  return {
    initial: initial && say(initial),
    transcript: challenges.flatMap((challenge) => [
      `S: ${challenge}`,
      say(exchange.respond(Buffer.from(challenge, 'utf8'))),
    ]),
  };
}

const secret = (text: string) => new Secret(text);

describe('PLAIN', () => {
  it('has an initial response of authzid, user and password (RFC 4616 section 4)', () => {
    const tim = { user: 'tim', password: secret('tanstaaftanstaaf') };
    expect(play(plain, tim, []).initial).toBe('C! \0tim\0tanstaaftanstaaf');
    const kurt = { authzid: 'Ursel', user: 'Kurt', password: secret('xipj3plmq') };
    expect(play(plain, kurt, []).initial).toBe('C! Ursel\0Kurt\0xipj3plmq');
  });

  it('answers the challenge that asks for it, and only that', () => {
    const tim = { user: 'tim', password: secret('tanstaaftanstaaf') };
    expect(play(plain, tim, ['', '']).transcript).toEqual([
      'S: ',
      'C! \0tim\0tanstaaftanstaaf',
      'S: ',
      'C: *',
    ]);
  });

  it('sends any Unicode as it was typed, not normalised', () => {
    const typed = { user: 'ärger', password: secret('o\u0308\u{1f511} "\\') };
    expect(play(plain, typed, []).initial).toBe('C! \0ärger\0o\u0308\u{1f511} "\\');
  });
});

describe('LOGIN', () => {
  const ann = { user: 'ann@example.org', password: secret('hunter2 ') };

  it('has no initial response', () => {
    expect(play(login, ann, []).initial).toBeUndefined();
  });

  it.each([
    ['Username:', 'Password:'],
    ['User Name\0', 'Password\0'],
    ['', ''],
    ['Benutzername:', 'Passwort:'],
  ])('answers %j with the user and %j with the password', (first, second) => {
    expect(play(login, ann, [first, second]).transcript).toEqual([
      `S: ${first}`,
      'C: ann@example.org',
      `S: ${second}`,
      'C! hunter2 ',
    ]);
  });

  it('cancels when it is asked a third time', () => {
    expect(play(login, ann, ['Username:', 'Password:', 'Realm:']).transcript.at(-1)).toBe('C: *');
  });
});

describe('CRAM-MD5', () => {
  const tim = { user: 'tim', password: secret('tanstaaftanstaaf') };

  it("computes RFC 2195's example", () => {
    expect(
      play(cramMd5, tim, ['<1896.697170952@postoffice.reston.mci.net>']).transcript.at(-1),
    ).toBe('C! tim b913a602c7eda7a495b4e6e7334d3890');
  });

  it('has no initial response and answers once', () => {
    const { initial, transcript } = play(cramMd5, tim, ['<1@example.org>', '<2@example.org>']);
    expect(initial).toBeUndefined();
    expect(transcript.at(-1)).toBe('C: *');
  });

  it('takes the password as UTF-8', () => {
    // HMAC-MD5 with the key 70 c3 a4 73 73, computed with openssl.
    expect(
      play(cramMd5, { user: 'a', password: secret('päss') }, ['<1@example.org>']).transcript.at(-1),
    ).toBe('C! a 5f93484e586c749ef0f7bdb1a6c9cf22');
  });
});

describe('XOAUTH2', () => {
  const token = 'ya29.vF9dft4qmTc2Nvb3RlckBhdHRhdmlzdGEuY29tCg';
  const someuser = { user: 'someuser@example.com', token: secret(token) };
  const message = `C! user=someuser@example.com\x01auth=Bearer ${token}\x01\x01`;
  const refusal = '{"status":"401","schemes":"bearer","scope":"https://mail.google.com/"}';

  it("has the initial response of Google's example", () => {
    expect(play(xoauth2, someuser, []).initial).toBe(message);
    expect(Buffer.from(message.slice(3)).toString('base64')).toBe(
      'dXNlcj1zb21ldXNlckBleGFtcGxlLmNvbQFhdXRoPUJlYXJlciB5YTI5LnZGOWRmdDRxbVRjMk52YjNSbGNrQmhkSFJoZG1semRHRXVZMjl0Q2cBAQ==',
    );
  });

  it('answers the JSON of a refusal with an empty line, and nothing after it', () => {
    expect(play(xoauth2, someuser, [refusal, '']).transcript).toEqual([
      `S: ${refusal}`,
      'C: ',
      'S: ',
      'C: *',
    ]);
  });

  it('sends the message when asked for it, then takes a refusal', () => {
    expect(play(xoauth2, someuser, ['', refusal]).transcript).toEqual([
      'S: ',
      message,
      `S: ${refusal}`,
      'C: ',
    ]);
  });

  it('cancels for a server that asks again and again', () => {
    expect(play(xoauth2, someuser, ['go ahead', 'go ahead']).transcript.at(-1)).toBe('C: *');
  });
});

describe('credentials that cannot be used', () => {
  const password = secret('hunter22');
  const token = secret('ya29.token');
  const cases: readonly [string, Credentials, CredentialFault][] = [
    ['NUL in the user', { user: 'a\0b', password, token }, { field: 'user', problem: 'nul' }],
    [
      'NUL in the authzid',
      { user: 'a', authzid: '\0', password, token },
      { field: 'authzid', problem: 'nul' },
    ],
    [
      'NUL in the password',
      { user: 'a', password: secret('x\0y'), token },
      { field: 'password', problem: 'nul' },
    ],
    [
      'NUL in the token',
      { user: 'a', password, token: secret('\0') },
      { field: 'token', problem: 'nul' },
    ],
    [
      'a second field in the token',
      { user: 'a', password, token: secret('x\x01user=b') },
      { field: 'token', problem: 'control-a' },
    ],
    [
      'half of a surrogate pair in the password',
      { user: 'a', password: secret('x\ud83d'), token },
      { field: 'password', problem: 'lone-surrogate' },
    ],
  ];

  it.each(cases)('%s: every mechanism refuses', (_, credentials, fault) => {
    for (const mechanism of MECHANISMS) {
      expect(() => mechanism.start(credentials)).toThrow(UnusableCredentials);
      expect(() => mechanism.start(credentials)).toThrow(expect.objectContaining({ fault }));
    }
  });

  it('says nothing of the secret', () => {
    const start = () => plain.start({ user: 'a', password: secret('hunter22\0') });
    expect(start).toThrow('the password cannot be used to sign in: nul');
  });

  it('a password or token that is not there', () => {
    for (const mechanism of MECHANISMS) {
      expect(mechanism.usableWith({ user: 'a' })).toBe(false);
      expect(() => mechanism.start({ user: 'a' })).toThrow(UnusableCredentials);
    }
  });
});
