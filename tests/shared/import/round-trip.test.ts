// What is copied for another program and imported again is the same run.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { copyAs } from '../../../shared/copy-as/copy-as.ts';
import { importSettings } from '../../../shared/import/import-settings.ts';
import { effectiveSecurity, type RunPlan, type StopAfter } from '../../../shared/run/plan.ts';
import { parseMechanismName } from '../../../shared/smtp/sasl-name.ts';

const host = fc.constantFrom(
  'mail.example.org',
  '192.0.2.1',
  'a-b.example',
  'xn--bcher-kva.example',
);
const word = fc
  .stringMatching(/^[A-Za-z0-9 "'$`\\!*?~#%&;|<>()é-]{1,20}$/)
  .map((text) => `u${text}u`);
const address = fc.constantFrom('me@example.org', "o'hara@example.org", 'a+b@example.net');

const plans: fc.Arbitrary<RunPlan> = fc
  .record({
    host,
    port: fc.integer({ min: 1, max: 65_535 }),
    security: fc.constantFrom('starttls', 'implicit', 'none' as const),
    ehloName: fc.option(fc.constantFrom('me.example.org', '[192.0.2.9]'), { nil: undefined }),
    insecure: fc.boolean(),
    serverName: fc.option(fc.constant('tls.example.org'), { nil: undefined }),
    user: word,
    mechanism: fc.constantFrom('PLAIN', 'LOGIN', 'CRAM-MD5', 'XOAUTH2'),
    stopAfter: fc.constantFrom<StopAfter>('auth', 'rcpt', 'quit'),
    from: address,
    to: fc.array(address, { minLength: 1, maxLength: 2 }),
  })
  .map((one) => ({
    connection: {
      host: one.host,
      port: one.port,
      security: one.security,
      ...(one.ehloName !== undefined && { ehloName: one.ehloName }),
    },
    tls: {
      ...(one.security !== 'none' && one.insecure && { insecure: true }),
      ...(one.security !== 'none' && one.serverName && { serverName: one.serverName }),
    },
    auth: {
      user: one.user,
      mechanisms: [parseMechanismName(one.mechanism)].flatMap((m) => m ?? []),
    },
    envelope: { from: one.from, to: [...new Set(one.to)].map((each) => ({ address: each })) },
    stopAfter: one.stopAfter,
    send: one.stopAfter === 'quit',
    followUp: true,
    via: 'raw' as const,
  }));

function returned(form: Parameters<typeof copyAs>[0], plan: RunPlan): RunPlan {
  const result = importSettings(copyAs(form, plan).text);
  if (!result.ok) throw new Error(result.reason);
  const [account, another] = result.imported.accounts;
  if (!account || another) throw new Error('It is one account.');
  expect(account.secrets).toEqual({});
  return account.plan;
}

/** The server, its TLS and who signs in: what every one of the forms carries. */
function core({ connection, tls, auth }: RunPlan) {
  return {
    host: connection.host,
    port: connection.port,
    security: effectiveSecurity(connection),
    ehloName: connection.ehloName,
    insecure: tls.insecure ?? false,
    tlsName: tls.serverName ?? connection.host,
    user: auth?.user,
    mechanisms: auth?.mechanisms,
  };
}

describe('what goes and comes back', () => {
  it('by swaks is the same, with the envelope and how far it goes', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const back = returned('swaks', plan);
        const { security } = plan.connection;
        const secured = security === 'none' ? { ...plan.tls, insecure: false } : plan.tls;
        expect(core(back)).toEqual(core({ ...plan, tls: secured }));
        expect(back.stopAfter).toBe(plan.stopAfter);
        if (plan.stopAfter !== 'auth') expect(back.envelope).toEqual(plan.envelope);
      }),
    );
  });

  it('by nodemailer is the same', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const back = returned('nodemailer', plan);
        expect(core(back)).toEqual(core(plan));
        if (plan.stopAfter === 'quit') expect(back.envelope).toEqual(plan.envelope);
      }),
    );
  });

  it('by msmtp is the same, with the sender', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const back = returned('msmtp', plan);
        expect(core(back)).toEqual(core(plan));
        expect(back.envelope?.from).toBe(plan.envelope?.from);
      }),
    );
  });

  it('by Postfix is the same', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        // A user name ends at its first colon there, and blanks divide a line.
        const back = returned('postfix', plan);
        expect(core(back)).toEqual(core(plan));
      }),
    );
  });
});
