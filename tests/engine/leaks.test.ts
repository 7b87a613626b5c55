// Runs whole sessions against servers that give secrets back, and looks for them in all that is left.

import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { KNOWN_MECHANISMS, type KnownMechanism } from '../../shared/smtp/sasl-name.ts';
import { ECHOES, echoes } from './echoes.ts';
import { remains, runLeaking, timeless, wordsAfterSecret, type Leaking } from './leaking-server.ts';
import type { Ran } from './running.ts';
import { leak, longSecrets, shortSecrets, similarSecrets, twoSecrets } from './secret-oracle.ts';

const TIMEOUT = 120_000;

const leakings = fc.record<Leaking>({
  mechanism: fc.constantFrom(...KNOWN_MECHANISMS),
  echo: echoes,
  cuts: fc.array(fc.nat(60), { maxLength: 5 }),
  enhanced: fc.boolean(),
  chunk: fc.constantFrom(3, 40, Infinity),
});

/** Secrets that the mechanism can carry. */
const carried = ({ mechanism }: Leaking, secret: string) =>
  mechanism !== 'XOAUTH2' || !secret.includes('\x01');

/** A run of the same kind with another secret: what stands there is nobody's secret. */
async function remainsOfOther(leaking: Leaking): Promise<string> {
  return remains(await runLeaking('\u{1f980}\u{1f419}\u{1f41f}'.repeat(4), leaking));
}

const rejected = ({ log }: Ran) =>
  log.some((event) => event.type === 'auth.completed' && event.outcome === 'rejected');

describe('a secret of six characters or more', () => {
  it(
    'is in no event, report or export',
    async () => {
      await fc.assert(
        fc.asyncProperty(longSecrets, leakings, async (secret, leaking) => {
          fc.pre(carried(leaking, secret));
          const ran = await runLeaking(secret, leaking);
          expect(rejected(ran)).toBe(true);
          expect(leak(wordsAfterSecret(ran).join(''), secret)).toBeUndefined();
          // What the log says of itself may be a protocol word that is a password too.
          const all = remains(ran);
          if (leak(all, secret) !== undefined) {
            expect(leak(await remainsOfOther(leaking), secret)).toBe(leak(all, secret));
          }
        }),
        { numRuns: 60 },
      );
    },
    TIMEOUT,
  );

  it(
    'is not on the console',
    async () => {
      const written: string[] = [];
      const keep = (chunk: string | Uint8Array) => {
        written.push(Buffer.from(chunk).toString('utf8'));
        return true;
      };
      const spies = [
        vi.spyOn(process.stdout, 'write').mockImplementation(keep),
        vi.spyOn(process.stderr, 'write').mockImplementation(keep),
      ];
      try {
        for (const mechanism of KNOWN_MECHANISMS) {
          await runLeaking('hunter2-Zürich', {
            mechanism,
            echo: ECHOES[0]!,
            cuts: [],
            enhanced: true,
            chunk: Infinity,
          });
        }
      } finally {
        for (const spy of spies) spy.mockRestore();
      }
      expect(written).toEqual([]);
    },
    TIMEOUT,
  );

  it(
    'leaves the same log as another of its length, but for times',
    async () => {
      const whole = leakings.map((leaking) => ({ ...leaking, cuts: [] }));
      await fc.assert(
        fc.asyncProperty(
          fc.oneof(fc.tuple(twoSecrets, whole), fc.tuple(similarSecrets, leakings)),
          async ([[one, other], leaking]) => {
            const first = await runLeaking(one, leaking);
            const second = await runLeaking(other, leaking);
            expect(timeless(first)).toEqual(timeless(second));
          },
        ),
        { numRuns: 30 },
      );
    },
    TIMEOUT,
  );

  it(
    'leaves the same log whether it is ASCII or not, however it is echoed',
    async () => {
      for (const [at, echo] of ECHOES.entries()) {
        const mechanism = KNOWN_MECHANISMS[at % KNOWN_MECHANISMS.length]!;
        const leaking = { mechanism, echo, cuts: [], enhanced: false, chunk: Infinity };
        const first = await runLeaking('QWZXJK98', leaking);
        const second = await runLeaking('äWZöJéÄ9', leaking);
        expect(timeless(first)).toEqual(timeless(second));
      }
    },
    TIMEOUT,
  );
});

describe('a shorter secret', () => {
  it(
    'leaves nothing of the server’s words once it has left',
    async () => {
      await fc.assert(
        fc.asyncProperty(shortSecrets, leakings, async (secret, leaking) => {
          fc.pre(carried(leaking, secret));
          const ran = await runLeaking(secret, leaking);
          expect(wordsAfterSecret(ran)).toContain('[secret]');
          expect(
            wordsAfterSecret(ran).filter((text) => text !== '' && text !== '[secret]'),
          ).toEqual([]);
        }),
        { numRuns: 30 },
      );
    },
    TIMEOUT,
  );
});

describe.each<KnownMechanism>(['PLAIN', 'LOGIN', 'CRAM-MD5', 'XOAUTH2'])(
  'through nodemailer, with %s',
  (mechanism) => {
    it(
      'a secret is in no event, report or export',
      async () => {
        for (const [at, echo] of ECHOES.entries()) {
          if (at % 4 !== KNOWN_MECHANISMS.indexOf(mechanism)) continue;
          const secret = `hunter2-Zürich "${String(at)}"\\`;
          const leaking = { mechanism, echo, cuts: [5], enhanced: true, chunk: Infinity };
          const ran = await runLeaking(secret, leaking, 'nodemailer');
          expect(ran.transcript.join('\n')).toContain('C: AUTH');
          expect(leak(remains(ran), secret)).toBeUndefined();
        }
      },
      TIMEOUT,
    );
  },
);
