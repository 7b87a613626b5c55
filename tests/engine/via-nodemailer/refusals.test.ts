// Checks what nodemailer is told, and what of a plan it will not carry out.

import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { describe, expect, test } from 'vitest';
import { run } from '../../../electron/engine/run.ts';
import { rootsOf } from '../../../electron/engine/via-nodemailer/roots.ts';
import type { RunEvent } from '../../../shared/run/event.ts';
import { unsupportedByNodemailer } from '../../../shared/run/nodemailer-limits.ts';
import type { RunPlan } from '../../../shared/run/plan.ts';
import { receive, receiveAny, send, silence, startTls } from '../../peers/scripted.ts';
import { auth, certificate, observe, PASSWORD, planFor, via } from './observed.ts';
import { against, bye, ehloReply, hello, sending, start } from './scripted-runs.ts';

describe('what TLS is told', () => {
  test('the name goes out as certificates have it', async () => {
    const peer = await start([
      hello('STARTTLS'),
      receive('STARTTLS'),
      send('220 go'),
      startTls(),
      receiveAny,
      ehloReply(),
      bye,
    ]);
    const tls = { ca: certificate.ca, serverName: 'Mail.Example.ORG.' };
    const { all, states } = await observe(planFor(peer.port, { tls, stopAfter: 'tls' }));
    expect(all('tls.started')).toMatchObject([{ serverName: 'mail.example.org' }]);
    expect(states).toMatchObject({ tls: 'passed' });
  });

  test.each([
    [{ ca: 'PEM' }, {}, [], ['given']],
    [{}, {}, [], ['bundled']],
    [{}, { NODE_EXTRA_CA_CERTS: '/etc/own.pem' }, [], ['bundled', 'system']],
    [{}, { NODE_OPTIONS: '--no-warnings --use-system-ca' }, [], ['bundled', 'system']],
    [{}, {}, ['--use-system-ca'], ['bundled', 'system']],
  ])('the roots of %j with %j and %j', (tls, env, flags, roots) => {
    expect(rootsOf(tls, { env, flags })).toEqual(roots);
  });
});

describe('nodemailer that refuses a step by itself', () => {
  test('names the step in the log, and leaves politely', async () => {
    const { facts, states, transcript } = await against([hello(), bye], {
      ...sending,
      // Right by RFC 5321 section 4.1.2, and too much for nodemailer.
      envelope: { from: 'ada@example.org', to: [{ address: '"a>b"@example.net' }] },
    });
    expect(facts).toContainEqual({ type: 'client.refused', phase: 'mail', cause: 'envelope' });
    expect(states).toMatchObject({ ehlo: 'passed', mail: 'failed', quit: 'passed' });
    expect(transcript.join()).not.toContain('MAIL');
  });

  test('judges the run by it, without a word of its error', async () => {
    const peer = await start([hello(), bye]);
    const log: RunEvent[] = [];
    const plan = planFor(peer.port, {
      ...via(peer.port, 'none'),
      ...sending,
      envelope: { from: 'ada@example.org', to: [{ address: '"a>b"@example.net' }] },
    });
    await run(
      plan,
      {},
      {
        signal: new AbortController().signal,
        onEvent: (event) => log.push(event),
        version: '0',
      },
    );
    expect(log.at(-1)).toMatchObject({
      verdict: { rule: 'client.step-refused', phase: 'mail', outcome: 'failed' },
    });
  });

  test('by throwing: the run ends with the fact', async () => {
    const broken = Object.getOwnPropertyDescriptor(SMTPConnection.prototype, 'send')!;
    SMTPConnection.prototype.send = () => {
      throw new TypeError(PASSWORD);
    };
    try {
      const { facts, states, log } = await against([hello(), silence], sending);
      expect(facts).toContainEqual({ type: 'client.refused', phase: 'mail', cause: 'unexpected' });
      expect(states).toMatchObject({ mail: 'failed' });
      expect(JSON.stringify(log)).not.toContain(PASSWORD);
    } finally {
      Object.defineProperty(SMTPConnection.prototype, 'send', broken);
    }
  });
});

describe('a plan that nodemailer cannot carry out', () => {
  const plan = planFor(1, { ...sending, auth });
  const [bob] = sending.envelope.to;
  test.each<[string, RunPlan]>([
    ['stop-after', { ...plan, stopAfter: 'rcpt' }],
    ['stop-after', { ...plan, stopAfter: 'greeting' }],
    ['family', { ...plan, connection: { ...plan.connection, family: 6 } }],
    ['authzid', { ...plan, auth: { ...auth, authzid: '' } }],
    ['chunking', { ...plan, chunking: true }],
    ['raw-lines', { ...plan, message: { ...sending.message, rawLines: true } }],
    [
      'recipient-dsn',
      { ...plan, envelope: { ...sending.envelope, to: [bob, { ...bob, notify: ['NEVER'] }] } },
    ],
  ])('%s is told beforehand, and nothing is sent', async (fault, unable) => {
    expect(unsupportedByNodemailer(unable)).toEqual([fault]);
    await expect(observe(unable)).rejects.toThrow(TypeError);
  });

  test('any other has no such fault', () => {
    expect(unsupportedByNodemailer(plan)).toEqual([]);
  });
});
