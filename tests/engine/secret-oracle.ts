// Says whether a text gives a secret away, by means of its own, and makes secrets to try.

import fc from 'fast-check';

const RUN = 6;

/** A password in the spellings that a test looks for; none comes from the code under test. */
export function spellings(secret: string): readonly string[] {
  const utf8 = Buffer.from(secret, 'utf8');
  const base64 = (octets: Buffer): string[] =>
    ['', 'x', 'xy'].map((before) => {
      const text = Buffer.concat([Buffer.from(before), octets]).toString('base64');
      // What stands beside the secret's own bits is not its own.
      const from = [0, 2, 3][before.length] ?? 0;
      return text.slice(from, Math.floor(((before.length + octets.length) * 8) / 6));
    });
  const quoted = [
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
    [...secret].map((c) => c.replace(/[^]/gu, jsonEscape)).join(''),
  ];
  const octets = [utf8, Buffer.from(secret, 'latin1'), ...quoted.map((text) => Buffer.from(text))];
  const inBase64 = octets.flatMap(base64);
  return [
    secret,
    ...quoted,
    ...inBase64,
    ...inBase64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_')),
    utf8.toString('hex'),
  ];
}

function jsonEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/**
 * The first run of six characters that the text shares with the secret or a spelling of
 * it, without regard to case. What Ehlo wrote in a secret's place is not the secret's.
 */
export function leak(text: string, secret: string): string | undefined {
  const searched = text.replaceAll('[secret]', '\u0001').toLowerCase();
  for (const spelling of spellings(secret)) {
    const characters = Array.from(spelling.toLowerCase());
    for (let at = 0; at + RUN <= characters.length; at++) {
      const run = characters.slice(at, at + RUN).join('');
      if (searched.includes(run)) return run;
    }
  }
  return undefined;
}

const PROTOCOL_WORDS = [
  'PLAIN',
  'AUTH PLAIN',
  'AUTH',
  '250',
  '535 5.7.8',
  'CRAM-MD5',
  'STARTTLS',
  'password',
  'Authentication',
  '[secret]',
  'secret',
  'line.received',
];

const AWKWARD = fc.string({
  unit: fc.constantFrom(...`ab09"'\\ /+=-_%&<>[]{}:;.,\täßÉ€я\u{1f511}`),
  minLength: 6,
  maxLength: 40,
});

/** Secrets of one and two characters. */
export const shortSecrets = fc.oneof(
  fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 5 }),
  fc.constantFrom('a', '5', '.', ' ', 'ok', 'é', 'PLAIN', '250', 'AUTH'),
);

/** Secrets of six characters and more. */
export const longSecrets = fc
  .oneof(
    fc.string({ unit: 'grapheme-ascii', minLength: 6, maxLength: 60 }),
    fc.string({ unit: 'binary', minLength: 6, maxLength: 20 }),
    AWKWARD,
    AWKWARD.map((text) => Buffer.from(text).toString('base64')),
    fc.base64String({ minLength: 8, maxLength: 400 }),
    fc.constantFrom(...PROTOCOL_WORDS.filter((word) => word.length >= RUN)),
  )
  .filter((text) => Array.from(text).length >= RUN && !/[\0\r\n]|\p{Surrogate}/u.test(text));

/**
 * Characters that escapes treat alike, kind by kind. They stand nowhere in what the tests'
 * servers say around an echo: where a server says by chance what follows in the secret,
 * its mask must grow. Nor do the low octets of their code units, which is what is left of
 * them where a server takes them for Latin-1: a Щ would become a `)`.
 */
const KINDS = [
  [...'QWZXJKqwzx9876'],
  [...'#&/ ;'],
  [...'"\\'],
  [...'äöéÄ'],
  [...'ЖЙ'],
  [...'€₿'],
  ['\u{1f511}', '\u{1f512}'],
];

/** Two secrets of one length, of any such characters, each at most once. */
export const twoSecrets = fc.integer({ min: 7, max: 24 }).chain((length) => {
  const secret = fc
    .shuffledSubarray(KINDS.flat(), { minLength: length, maxLength: length })
    .map((characters) => characters.join(''));
  return fc.tuple(secret, secret);
});

/** Two secrets that have characters of the same kind at each place. */
export const similarSecrets = fc
  .tuple(
    fc.shuffledSubarray(
      KINDS.flatMap((kind, at) => kind.map(() => at)),
      { minLength: 7 },
    ),
    ...[0, 1].map(() =>
      fc.tuple(
        ...KINDS.map((kind) =>
          fc.shuffledSubarray(kind, { minLength: kind.length, maxLength: kind.length }),
        ),
      ),
    ),
  )
  .map(([kinds, ...decks]) => {
    const [one = '', other = ''] = decks.map((deck) => {
      const left = deck.map((characters) => [...characters]);
      return kinds.map((kind) => left[kind]?.pop() ?? '').join('');
    });
    return [one, other] as const;
  });
