// Offers of a pasted text the change of settings that it makes sure, and no other.

import { describe, expect, it } from 'vitest';
import { explained } from './explained.ts';

const options = (text: string): readonly string[] | undefined =>
  explained(text).verdict.action?.options;

describe('a known server', () => {
  it('is tried on the port on which it takes mail from users', () => {
    const implicit = ['--port', '465', '--security', 'implicit'];
    expect(options('Error: connect ETIMEDOUT smtp.yandex.com:587')).toEqual(implicit);
    expect(options('dial tcp smtp.gmail.com:26: connect: connection refused')).toEqual([
      '--port',
      '587',
      '--security',
      'starttls',
    ]);
    expect(options('dial tcp smtp.gmail.com:587: connect: connection refused')).toBeUndefined();
    expect(options('dial tcp mail.example.org:26: connect: connection refused')).toBeUndefined();
  });

  it('is named where the one for reading was taken', () => {
    expect(
      options(
        "Trying 192.0.2.1...\nConnected to imap.gmail.com.\nEscape character is '^]'.\n* OK Gimap ready for requests\nConnecting to imap.gmail.com:143",
      ),
    ).toEqual(['--server', 'smtp.gmail.com', '--port', '587', '--security', 'starttls']);
  });
});

describe('TLS at the wrong time', () => {
  it('is mended on the port for STARTTLS', () => {
    expect(
      options(
        'Connection could not be established with host "ssl://mail.example.org:587": error:1408F10B:SSL routines:ssl3_get_record:wrong version number',
      ),
    ).toEqual(['--security', 'starttls']);
  });

  it('is left alone on a port of which nothing is known', () => {
    expect(
      options('ssl.SSLError: [SSL: WRONG_VERSION_NUMBER] wrong version number'),
    ).toBeUndefined();
  });
});
