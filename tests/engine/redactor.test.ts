// Shows what of a server's words the log keeps when they hold a secret.

import { describe, expect, it } from 'vitest';
import { Redactor } from '../../electron/engine/redactor.ts';
import { Secret } from '../../electron/engine/secret.ts';

const PASSWORD = 'hunter2-Zürich';

function armed(...secrets: (string | Secret)[]): Redactor {
  const redactor = new Redactor();
  for (const secret of secrets) {
    redactor.learn(typeof secret === 'string' ? new Secret(secret) : secret);
  }
  redactor.arm();
  return redactor;
}

const octets = (line: string, encoding: BufferEncoding = 'utf8') => Buffer.from(line, encoding);
const base64 = (text: string) => Buffer.from(text).toString('base64');

/** The lines of one reply as the log keeps them. */
function heard(redactor: Redactor, ...lines: (string | Buffer)[]): string[] {
  return redactor.lines(lines.map((line) => (typeof line === 'string' ? octets(line) : line)));
}

describe('before a secret has left', () => {
  it('nothing is masked: a mask in the greeting would tell the password', () => {
    const redactor = new Redactor();
    redactor.learn(new Secret('ESMTP Postfix'));
    expect(redactor.masking).toBe(false);
    expect(heard(redactor, '220 mx.example.org ESMTP Postfix')).toEqual([
      '220 mx.example.org ESMTP Postfix',
    ]);
    expect(redactor.text('ESMTP Postfix')).toBe('ESMTP Postfix');
  });

  it('UTF-8 is read as such, and anything else as Latin-1, line by line', () => {
    expect(heard(new Redactor(), '250-Zürich €', octets('250 Zürich', 'latin1'), '250 ok')).toEqual(
      ['250-Zürich €', '250 Zürich', '250 ok'],
    );
  });
});

describe('an echo', () => {
  it.each([
    ['in clear', `bad password ${PASSWORD}!`, 'bad password [secret]!'],
    ['in other case', 'bad password HUNTER2-ZÜRICH!', 'bad password [secret]!'],
    ['cut short', 'bad password hunter2...', 'bad password [secret]...'],
    ['of its end', '...2-Zürich', '...[secret]'],
    ['twice', `${PASSWORD} is not ${PASSWORD}`, '[secret] is not [secret]'],
    ['in JSON', '{"password":"hunter2-Z\\u00fcrich"}', '{"password":"[secret]"}'],
    [
      'in a URL',
      'see https://example.org/?p=hunter2-Z%C3%BCrich&q',
      'see https://example.org/?p=[secret]&q',
    ],
    ['in HTML', '<b>hunter2-Z&#252;rich</b>', '<b>[secret]</b>'],
    ['in quoted-printable', 'hunter2-Z=C3=BCrich', '[secret]'],
    ['in xtext', 'hunter2-Z+C3+BCrich', '[secret]'],
    ['in hexadecimal', `0x${Buffer.from(PASSWORD).toString('hex').toUpperCase()}`, '0x[secret]'],
    ['in base64', `got ${base64(PASSWORD)}`, 'got [secret]'],
    ['in base64 with others', `got ${base64(`x${PASSWORD}yz`)} and`, 'got [secret] and'],
    ['in base64 and shifted again', `got ${base64(`ab${PASSWORD}`)}`, 'got [secret]'],
    ['in base64, cut', `got ${base64(`a${PASSWORD}`).slice(4, 14)}`, 'got [secret]'],
    [
      'in base64 twice',
      `got ${base64(`AUTH PLAIN ${base64(`\0u\0${PASSWORD}`)}`)}`,
      'got [secret]',
    ],
    ['in base64 thrice', `got ${base64(base64(base64(PASSWORD)))}`, 'got [secret]'],
    ['taken for Latin-1', 'hunter2-ZÃ¼rich', '[secret]'],
    ['decomposed', 'hunter2-Zu\u0308rich', '[secret]'],
    ['too short to tell', 'hunte', 'hunte'],
  ])('%s', (_, text, kept) => {
    expect(heard(armed(PASSWORD), `535 5.7.8 ${text}`)).toEqual([`535 5.7.8 ${kept}`]);
    expect(armed(PASSWORD).text(text)).toBe(kept);
  });

  it('in Latin-1, without harm to UTF-8 beside it', () => {
    const line = Buffer.concat([octets('535 Genève: '), octets(PASSWORD, 'latin1'), octets(' é')]);
    expect(heard(armed(PASSWORD), line)).toEqual(['535 Genève: [secret] é']);
  });

  it('between torn characters takes them with it', () => {
    const line = Buffer.concat([octets('535 €').subarray(0, -1), octets(PASSWORD), octets('€')]);
    expect(heard(armed(PASSWORD), line)).toEqual(['535 [secret]€']);
  });
});

describe('an echo over several lines', () => {
  it.each(['535-', '535-5.7.8 '])('is masked wherever it is split (%s)', (prefix) => {
    const secret = 'Correct-Horse-99';
    // The last two begin, or end, with a character that holds but a few bits of the secret.
    const echoes = [secret, base64(secret).slice(0, 22), base64(`a${secret}`).slice(1, 23)];
    for (const echo of echoes) {
      const split = octets(echo);
      for (let at = 1; at < split.length; at++) {
        const [first, second] = heard(
          armed(secret),
          Buffer.concat([octets(`${prefix}got `), split.subarray(0, at)]),
          Buffer.concat([octets(prefix.replace('-', ' ')), split.subarray(at)]),
        );
        expect([first, second]).toEqual([
          `${prefix}got [secret]`,
          `${prefix.replace('-', ' ')}[secret]`,
        ]);
      }
    }
  });

  it('one octet a line is masked', () => {
    const lines = [...octets(PASSWORD)].map((octet) => Buffer.from([...octets('535-'), octet]));
    expect(new Set(heard(armed(PASSWORD), ...lines))).toEqual(new Set(['535-[secret]']));
  });

  it('without codes is masked', () => {
    expect(heard(armed('250-secret-word'), '535-250', '-secret', '-word', '535 no')).toEqual([
      '535-[secret]',
      '[secret]',
      '[secret]',
      '535 no',
    ]);
  });

  it('over two replies is masked from where it is known to be one', () => {
    const redactor = armed(PASSWORD);
    expect(heard(redactor, '334 hunt')).toEqual(['334 hunt']);
    expect(heard(redactor, '334 er2')).toEqual(['334 [secret]']);
    expect(heard(redactor, '535 5.7.8 -Zürich')).toEqual(['535 5.7.8 [secret]']);
  });
});

describe('what is no secret', () => {
  it('stays: codes, also where the password is one', () => {
    expect(heard(armed('535 5.7.8 Authentication'), '535 5.7.8 Authentication failed')).toEqual([
      '535 5.7.8 [secret] failed',
    ]);
  });

  it('stays: a user name in a message that holds the password', () => {
    const redactor = armed(Secret.join('\0ann@example.org\0', new Secret(PASSWORD)), PASSWORD);
    expect(heard(redactor, '535 no ann@example.org here')).toEqual(['535 no ann@example.org here']);
    expect(redactor.text(`\0ann@example.org\0${PASSWORD}`)).toBe('\0ann@example[secret]');
    expect(heard(redactor, `334 ${base64('\0ann@example.org\0')}`)).toEqual([
      `334 ${base64('\0ann@example.org\0')}`,
    ]);
    // Two letters of the password are in it.
    expect(heard(redactor, `334 ${base64('\0ann@example.org\0hu')}`)).toEqual(['334 [secret]']);
  });

  it('stays: the scheme in a refused token’s JSON', () => {
    const token = new Secret('ya29.a0AfH6SMBx');
    const redactor = armed(token, Secret.join('user=ann\x01auth=Bearer ', token, '\x01\x01'));
    const refusal = '{"status":"401","schemes":"Bearer","scope":"https://mail.example.org/"}';
    expect(heard(redactor, `334 ${base64(refusal)}`)).toEqual([`334 ${base64(refusal)}`]);
    expect(redactor.text(refusal)).toBe(refusal);
  });
});

describe('a secret of fewer than six characters', () => {
  it('takes all free text with it, since its place in a word would tell it', () => {
    expect(
      heard(armed('at'), '535-5.7.8 Authentication failed', '535-', '535-5.7.8', '535 x', 'at'),
    ).toEqual(['535-5.7.8 [secret]', '535-', '535-5.7.8', '535 [secret]', '[secret]']);
    expect(armed('at').text('Authentication')).toBe('[secret]');
  });

  it('is counted in characters, not octets', () => {
    expect(heard(armed('пять'), '535 нет пять')).toEqual(['535 [secret]']);
  });

  it('does so also inside a message', () => {
    expect(heard(armed(Secret.join('\0ann\0', new Secret('at'))), '535 no')).toEqual([
      '535 [secret]',
    ]);
  });

  it('is nothing where it is empty', () => {
    expect(heard(armed(''), '535 no password')).toEqual(['535 no password']);
  });
});

describe('a hostile amount of text', () => {
  const token = Array.from({ length: 60 }, (_, at) => base64(`part ${String(at)}`)).join('.');
  const lines = (text: string) =>
    Array.from({ length: 10_000 }, () => octets(`535-5.7.8 ${text}`.padEnd(838, text)));

  it.each([
    ['of nothing', 'x'],
    ['of the secret', token],
    ['of base64', base64(token)],
    ['of continuation octets', '\u0080'],
  ])('%s is read in linear time', (_, text) => {
    const redactor = armed(token);
    const started = process.cpuUsage();
    expect(redactor.lines(lines(text))).toHaveLength(10_000);
    const { user, system } = process.cpuUsage(started);
    expect((user + system) / 1e6).toBeLessThan(15);
  });
});
