// Pastes what nobody would: whatever it is, there is an answer, and soon.

import { readdirSync, readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect, it } from 'vitest';
import { tried } from './explained.ts';

const readJson = (name: string) =>
  JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8')) as Record<string, unknown>;
const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true });
addFormats(ajv);
ajv.addSchema(readJson('../../shared/run/report.schema.json'));
const validate = ajv.compile(readJson('../../shared/explain/explanation.schema.json'));

const TEXTS = new URL('texts/', import.meta.url);
const seeds = readdirSync(TEXTS).map((name) => readFileSync(new URL(name, TEXTS), 'utf8'));

/** The same numbers in every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

const SCRAPS = [
  '\u0000',
  '\u001b[31m',
  '\u202e',
  '\ud800',
  '\r',
  '\n',
  '> ',
  '535-',
  '250 ',
  '<** ',
  'S: ',
  '{"seq":1,"at":0,"type":"run.started"}',
  '=\n',
  '&lt;',
  'AUTH PLAIN ',
  "send: b'",
  '99999999999',
  '5.7.8 ',
  'smtp://a:b@c:99999',
  '0x800CCC0E',
  '-----',
  '\\r\\n',
  '"',
  "'",
  '(',
  '[',
  'EHLO ',
  '.',
];

function mangled(text: string, next: () => number): string {
  let own = text;
  for (let change = 0; change < 8; change += 1) {
    const at = Math.floor(next() * own.length);
    const length = Math.floor(next() * next() * 200);
    const scrap = SCRAPS[Math.floor(next() * SCRAPS.length)] ?? '';
    own = own.slice(0, at) + scrap + own.slice(at + length);
  }
  return own;
}

it('answers every mangled text lawfully, or says that there is nothing in it', () => {
  const next = random(7);
  for (const text of seeds) {
    for (let round = 0; round < 8; round += 1) {
      const explanation = tried(mangled(text, next));
      if (explanation === undefined) continue;
      expect(validate(explanation), JSON.stringify(validate.errors)).toBe(true);
      const numbers = explanation.lines.map(({ number }) => number);
      expect(explanation.verdict.evidence).toEqual(numbers);
    }
  }
});

it('answers scraps alone', () => {
  const next = random(11);
  for (let round = 0; round < 300; round += 1) {
    const count = 1 + Math.floor(next() * 12);
    const text = Array.from(
      { length: count },
      () => SCRAPS[Math.floor(next() * SCRAPS.length)],
    ).join('');
    const explanation = tried(text);
    if (explanation) expect(validate(explanation), JSON.stringify(validate.errors)).toBe(true);
  }
});

/** 8 MiB each, of what patterns may stumble over. */
const MEBIBYTES = 8 * 1024 * 1024;
const fill = (piece: string): string => piece.repeat(Math.ceil(MEBIBYTES / piece.length));

it.each([
  ['one line of blanks', fill(' ')],
  ['one line of a letter', fill('a')],
  ['one line of numbers', fill('535 ')],
  ['one line of replies', fill('535 5.7.8 no ')],
  ['lines of nothing', fill('\n')],
  ['lines of replies', fill('550 5.1.1 no\n')],
  ['lines of a reply without an end', fill('550-5.1.1 no\n')],
  ['lines of remarks', fill('connection to connection to proxy timeout host host\n')],
  ['sessions', fill('=== Trying a.example:25...\n<-  220 a\n -> QUIT\n')],
  ['escape sequences', fill('\u001b[\u001b]')],
  ['quotation marks', fill('> > > > \n')],
  ['soft breaks', fill('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=\n')],
  ['braces', fill('{')],
  ['responses', `AUTH LOGIN\n${fill('334 UGFzc3dvcmQ6\nS3E3LXZYejlfd0pt\n')}`],
])('ends with 8 MiB of %s', { timeout: 60_000 }, (_, text) => {
  const explanation = tried(text);
  if (explanation) expect(validate(explanation), JSON.stringify(validate.errors)).toBe(true);
});
