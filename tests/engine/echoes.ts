// Lists the ways in which a scripted server gives a secret back.

import fc from 'fast-check';

/** What a server makes of a secret before it says it; never shorter than six characters. */
export interface Echo {
  readonly name: string;
  readonly of: (secret: string) => Buffer;
}

const base64 = (octets: Buffer | string): Buffer =>
  Buffer.from(Buffer.from(octets).toString('base64'));

const unicodeEscaped = (text: string): string =>
  Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))
    .map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`)
    .join('');

const echo = (name: string, of: (secret: string) => Buffer | string): Echo => ({
  name,
  of: (secret) => Buffer.from(of(secret)),
});

export const ECHOES: readonly Echo[] = [
  echo('in clear', (secret) => secret),
  echo('in upper case', (secret) => secret.toUpperCase()),
  echo('in lower case', (secret) => secret.toLowerCase()),
  echo('cut short', (secret) => Array.from(secret).slice(0, 7).join('')),
  echo('without its beginning', (secret) => Array.from(secret).slice(-6).join('')),
  echo('in Latin-1', (secret) => Buffer.from(secret, 'latin1')),
  echo('in JSON', (secret) => JSON.stringify({ password: secret })),
  echo('in JSON, all escaped', unicodeEscaped),
  echo('in a URL', encodeURIComponent),
  echo('in hexadecimal', (secret) => Buffer.from(secret).toString('hex')),
  ...['', 'a', 'ab'].flatMap((before) => [
    echo(`in base64 behind ${String(before.length)}`, (secret) => base64(`${before}${secret}`)),
    echo(`in base64 behind ${String(before.length)} and before more`, (secret) =>
      base64(`${before}${secret}--`),
    ),
  ]),
  echo('in base64, cut short', (secret) => base64(`\0ann\0${secret}`).subarray(0, -5)),
  echo('in base64 for URLs', (secret) => Buffer.from(`?>${secret}?>`).toString('base64url')),
  echo('in upper case in base64', (secret) => base64(secret.toUpperCase())),
  echo('in JSON in base64', (secret) => base64(JSON.stringify({ status: '401', token: secret }))),
  echo('in a URL in base64', (secret) => base64(`p=${encodeURIComponent(secret)}`)),
  echo('in base64 twice', (secret) => base64(base64(`\0ann\0${secret}`))),
];

export const echoes = fc.constantFrom(...ECHOES);

/**
 * The lines of a reply that holds the echo, split before the given octets, each line with
 * the reply code and perhaps an enhanced status code.
 */
export function replyLines(
  echoed: Buffer,
  cuts: readonly number[],
  { code = '535', enhanced = false, before = '<<', behind = '>>' } = {},
): Buffer[] {
  const ends = [...cuts].sort((a, b) => a - b);
  const pieces = [0, ...ends].map((from, at) => echoed.subarray(from, ends[at] ?? echoed.length));
  return pieces.map((piece, at) => {
    const last = at === pieces.length - 1;
    return Buffer.concat([
      Buffer.from(`${code}${last ? ' ' : '-'}${enhanced ? '5.7.8 ' : ''}${at === 0 ? before : ''}`),
      piece,
      Buffer.from(last ? behind : ''),
    ]);
  });
}
