// Finds the credentials a client sent to a scripted peer, so that a script can echo them.

import type { Exchange } from './scripted-conversation.ts';

export interface SentCredentials {
  readonly mechanism: string;
  /** The base64 that carried the secret, as it was on the wire. */
  readonly base64: string;
  readonly user: string;
  /** The password (PLAIN, LOGIN), the digest (CRAM-MD5) or the token (XOAUTH2). */
  readonly secret: string;
}

const decode = (base64: string): string => Buffer.from(base64, 'base64').toString('utf8');

/**
 * The credentials in what was received since the last AUTH command, with or without
 * an initial response; throws where there are none.
 */
export function sentCredentials(received: Pick<Exchange, 'lines'>): SentCredentials {
  const at = received.lines.findLastIndex((line) => /^AUTH /i.test(line));
  const [, name = '', initial] = (received.lines[at] ?? '').split(' ');
  const responses = [...(initial === undefined ? [] : [initial]), ...received.lines.slice(at + 1)];
  const mechanism = name.toUpperCase();
  const [first = '', second = ''] = responses;
  switch (mechanism) {
    case 'PLAIN': {
      const [, user = '', secret = ''] = decode(first).split('\0');
      return { mechanism, base64: first, user, secret };
    }
    case 'LOGIN':
      return { mechanism, base64: second, user: decode(first), secret: decode(second) };
    case 'CRAM-MD5': {
      const text = decode(first);
      const space = text.lastIndexOf(' ');
      const [user, secret] = [text.slice(0, space), text.slice(space + 1)];
      return { mechanism, base64: first, user, secret };
    }
    case 'XOAUTH2': {
      const fields = /^user=([^\x01]*)\x01auth=Bearer ([^\x01]*)\x01\x01$/.exec(decode(first));
      return { mechanism, base64: first, user: fields?.[1] ?? '', secret: fields?.[2] ?? '' };
    }
    default:
      throw new Error(`no credentials were received: ${received.lines[at] ?? 'no AUTH at all'}`);
  }
}
