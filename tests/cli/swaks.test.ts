// swaks's options, put into Ehlo's words.

import { describe, expect, it } from 'vitest';
import { translateSwaks } from '../../electron/cli/swaks.ts';

const VALUED = ['--subject', '--ehlo-name', '--stop-after', '--user', '--text', '--header', '-t'];
const translate = (...args: string[]) => translateSwaks(args, (flag) => VALUED.includes(flag));

describe('translateSwaks', () => {
  it.each([
    [
      ['--helo', 'a.example', 'host'],
      ['--ehlo-name', 'a.example', 'host'],
    ],
    [['--ehlo=a.example'], ['--ehlo-name', 'a.example']],
    [['-tls'], ['--security', 'starttls']],
    [['-tlsc'], ['--security', 'implicit']],
    [['--tls-on-connect'], ['--security', 'implicit']],
    [
      ['-au', 'me'],
      ['--user', 'me'],
    ],
    [
      ['-q', 'RCPT'],
      ['--stop-after', 'rcpt'],
    ],
    [['--quit-after=from'], ['--stop-after', 'mail']],
    [
      ['--body', 'hi'],
      ['--text', 'hi'],
    ],
    [
      ['--add-header', 'X: y'],
      ['--header', 'X: y'],
    ],
  ])('%j is %j', (args, expected) => {
    expect(translate(...args)).toEqual(expected);
  });

  it('leaves values alone that look like aliases', () => {
    const args = ['--subject', '-tls', '-t', '--helo', '--subject=--tls', '--', '-tls'];
    expect(translate(...args)).toEqual(args);
  });

  it('refuses stop points that have no phase', () => {
    expect(() => translate('--quit-after', 'FIRST-EHLO')).toThrow('--quit-after: "FIRST-EHLO"');
  });
});
