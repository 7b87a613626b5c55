// Tries to get a secret past the redactor: any secret, any echo, split anywhere.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Redactor } from '../../electron/engine/redactor.ts';
import { Secret } from '../../electron/engine/secret.ts';
import { echoes, replyLines } from './echoes.ts';
import { leak, longSecrets, shortSecrets } from './secret-oracle.ts';

function armed(...secrets: readonly string[]): Redactor {
  const redactor = new Redactor();
  for (const secret of secrets) redactor.learn(new Secret(secret));
  redactor.arm();
  return redactor;
}

/** The free text of masked lines, read as one. */
const joined = (lines: readonly string[]) =>
  lines.map((line) => line.replace(/^\d{3}[- ](?:5\.7\.8 )?/, '')).join('');

const cuts = fc.array(fc.nat(80), { maxLength: 12 });
const enhanced = fc.boolean();

describe('a secret of six characters or more', () => {
  it('is in no line of a reply, nor in the lines together', () => {
    fc.assert(
      fc.property(longSecrets, echoes, cuts, enhanced, (secret, echo, cuts, enhanced) => {
        const lines = armed(secret).lines(replyLines(echo.of(secret), cuts, { enhanced }));
        expect(leak(joined(lines), secret)).toBeUndefined();
      }),
      { numRuns: 200 },
    );
  });

  it('is in no challenge, encoded or decoded', () => {
    fc.assert(
      fc.property(longSecrets, echoes, (secret, echo) => {
        const redactor = armed(secret);
        const challenge = Buffer.concat([Buffer.from('hello '), echo.of(secret)]);
        const [line = ''] = redactor.lines([Buffer.from(`334 ${challenge.toString('base64')}`)]);
        expect(leak(line, secret)).toBeUndefined();
        expect(leak(redactor.text(challenge), secret)).toBeUndefined();
      }),
      { numRuns: 100 },
    );
  });

  it('is masked beside others, even if one is the base64 of the other', () => {
    fc.assert(
      fc.property(longSecrets, longSecrets, echoes, cuts, (one, other, echo, cuts) => {
        const secrets = [one, Buffer.from(one).toString('base64'), other];
        for (const secret of secrets) {
          const lines = armed(...secrets).lines(replyLines(echo.of(secret), cuts));
          for (const each of secrets) expect(leak(joined(lines), each)).toBeUndefined();
        }
      }),
      { numRuns: 60 },
    );
  });

  it('loses at most its first five octets to a split over two replies', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z]{12,40}$/).filter((text) => new Set(text).size > 6),
        fc.integer({ min: 1, max: 11 }),
        (secret, at) => {
          const redactor = armed(secret);
          redactor.lines([Buffer.from(`334 ${secret.slice(0, at)}`)]);
          expect(redactor.lines([Buffer.from(`535 ${secret.slice(at)}`)])).toEqual([
            '535 [secret]',
          ]);
        },
      ),
    );
  });
});

describe('a shorter secret', () => {
  it('leaves nothing but codes', () => {
    fc.assert(
      fc.property(shortSecrets, echoes, cuts, enhanced, (secret, echo, cuts, enhanced) => {
        const lines = armed(secret).lines(replyLines(echo.of(secret), cuts, { enhanced }));
        for (const line of lines) expect(line).toMatch(/^535[- ](5\.7\.8 )?(\[secret\])?$/);
      }),
      { numRuns: 60 },
    );
  });
});
