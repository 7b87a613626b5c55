// Hands hostile values to each form and lets the language itself say what they came to.

import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { copyAs } from '../../shared/copy-as/copy-as.ts';
import { COPY_FORM_NAMES } from '../../shared/copy-as/form-names.ts';
import {
  codeString,
  javaString,
  phpString,
  postfixValue,
  powershellString,
  shellWord,
} from '../../shared/copy-as/quote.ts';
import type { RunPlan, SecretRef } from '../../shared/run/plan.ts';
import type { MechanismName } from '../../shared/smtp/sasl-name.ts';
import { visible } from '../../shared/smtp/visible.ts';

const SIGNS = [
  '"',
  "'",
  '\\',
  '$',
  '`',
  '%',
  '!',
  '#',
  ';',
  '&',
  '|',
  '<',
  '>',
  '(',
  ')',
  '{',
  '}',
];
const MORE = [
  '*',
  '?',
  '~',
  '-',
  '=',
  ':',
  '@',
  ' ',
  '\t',
  '\n',
  'a',
  'u0041',
  'é',
  '€',
  '\u{1f511}',
  '’',
];
const hostile = fc.oneof(
  fc.string({ unit: fc.constantFrom(...SIGNS, ...MORE), maxLength: 20 }),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.constantFrom(
    "'; touch owned; '",
    '$(touch owned)',
    '`touch owned`',
    '"+1+"',
    '\\u0022',
    '?>',
    '%s',
  ),
);
/** As settings have them: on one line, with nothing unseen. */
const value = hostile.map(visible);

const many = fc.array(value, { minLength: 30, maxLength: 30 });
const runs = { numRuns: 4 };

describe('a value is itself again', () => {
  it('in a shell', () => {
    fc.assert(
      fc.property(many, (values) => {
        const script = `printf '%s\\0' ${values.map(shellWord).join(' ')}`;
        const said = execFileSync('/bin/sh', ['-c', script], { encoding: 'utf8' });
        expect(said.split('\0').slice(0, -1)).toEqual(values);
      }),
      runs,
    );
  });

  it('in Python', () => {
    fc.assert(
      fc.property(many, (values) => {
        const script = `import json\nprint(json.dumps([${values.map(codeString).join(', ')}]))`;
        const said = execFileSync('python3', ['-c', script], { encoding: 'utf8' });
        expect(JSON.parse(said)).toEqual(values);
      }),
      runs,
    );
  });

  it('in JavaScript', () => {
    fc.assert(
      fc.property(many, (values) => {
        const script = `console.log(JSON.stringify([${values.map(codeString).join(', ')}]))`;
        const said = execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' });
        expect(JSON.parse(said)).toEqual(values);
      }),
      runs,
    );
  });

  it('in Java, whatever encoding its compiler reads', () => {
    fc.assert(
      fc.property(value, (text) => {
        const literal = javaString(text);
        expect(literal).toMatch(/^"[ -~]*"$/);
        expect(JSON.parse(literal)).toBe(text);
        // An escape that Java reads before all else must have an odd number of backslashes.
        for (const [, slashes = ''] of literal.matchAll(/(\\+)u[0-9a-f]{4}/g)) {
          if (slashes.length % 2 === 1) continue;
          expect(text).toMatch(/\\u[0-9a-f]{4}/);
        }
      }),
    );
  });

  it('in PowerShell, PHP and main.cf, by their own rules', () => {
    fc.assert(
      fc.property(value, (text) => {
        const shell = powershellString(text);
        expect(shell.slice(1, -1).replace(/(['‘’‚‛])\1/g, '$1')).toBe(text);
        expect(shell.slice(1, -1).replace(/(['‘’‚‛])\1/g, '')).not.toMatch(/['‘’‚‛]/);
        const php = phpString(text);
        expect(php.slice(1, -1).replace(/\\([\\'])/g, '$1')).toBe(text);
        expect(php.slice(1, -1).replace(/\\[\\']/g, '')).not.toMatch(/['\\]/);
        expect(postfixValue(text).replaceAll('$$', '')).not.toContain('$');
      }),
    );
  });
});

/** Everything in a plan that somebody else may have written. */
function planOf(text: string, mechanism: string, stopAfter: RunPlan['stopAfter']): RunPlan {
  // An IPv6 address has another option to be looked for in a certificate.
  const host = text.replaceAll(':', '');
  return {
    connection: { host, port: 587, security: 'starttls', ehloName: text, connectIp: host },
    tls: { serverName: host, ca: 'PEM', certificate: 'PEM', key: 'run:99' as SecretRef },
    auth: { user: text, authzid: text, mechanisms: [mechanism as MechanismName] },
    envelope: { from: text, to: [{ address: text }, { address: text }] },
    message: { kind: 'composed', subject: text, text: `${text}\n.\n${text}` },
    stopAfter,
    send: true,
    followUp: false,
    via: 'raw',
  };
}

describe.each(COPY_FORM_NAMES)('as %s', (form) => {
  it('no value begins a line, whatever is in it', () => {
    fc.assert(
      fc.property(
        fc.array(hostile, { maxLength: 8 }).map((parts) => parts.join('\n')),
        (text) => {
          const plain = copyAs(form, planOf('plain', 'PLAIN', 'quit')).text;
          const written = copyAs(form, planOf(`x${text}`, 'PLAIN', 'quit')).text;
          const many = (all: string) => all.split('\n').length;
          // A text has lines of its own, which only printf is given one by one.
          expect(many(written)).toBe(many(plain));
          expect(written).not.toMatch(/[^\P{Cc}\n\t]|[\u202a-\u202e]/u);
        },
      ),
      { numRuns: 50 },
    );
  });

  it.each(['PLAIN', 'LOGIN', 'CRAM-MD5', 'XOAUTH2'])(
    'names where the secret is, with %s',
    (mechanism) => {
      for (const stopAfter of ['ehlo', 'auth', 'rcpt', 'quit'] as const) {
        const { text, notes } = copyAs(form, planOf('x.example', mechanism, stopAfter));
        const asks = ['swaks', 'curl'].includes(form) || /EHLO_(?:PASSWORD|TOKEN)/.test(text);
        const openingOnly =
          form === 'nc' || (stopAfter === 'ehlo' && !['postfix', 'msmtp'].includes(form));
        expect(asks || openingOnly).toBe(true);
        expect(text).not.toContain('run:99');
        for (const note of notes) expect(note).toMatch(/^[A-Za-z].*\.$/);
      }
    },
  );
});
