// Submits to a scripted peer in clear text: what travels, in how many flights, and how it ends.

import { afterEach, describe, expect, it } from 'vitest';
import type { RunPlan } from '../../shared/run/plan.ts';
import {
  pause,
  receive,
  receiveAny,
  receiveMessage,
  receiveOctets,
  send,
  silence,
  startPeer,
  steps,
  type Script,
  type ScriptedPeer,
} from '../peers/scripted.ts';
import { connection, planFor, runPlan, secrets, signIn } from './running.ts';

let peer: ScriptedPeer;
afterEach(() => peer.stop());

const hello = (...keywords: readonly string[]) =>
  steps(
    send('220 mx.example.org ESMTP'),
    receive('EHLO client.example.org'),
    send(
      ...['mx.example.org', ...keywords].map(
        (word, index, all) => `250${index === all.length - 1 ? ' ' : '-'}${word}`,
      ),
    ),
  );
const bye = steps(receive('QUIT'), send('221 Bye'));

async function submit(script: Script | readonly Script[], plan: Partial<RunPlan> = {}) {
  peer = await startPeer(script);
  const ran = await runPlan(planFor(peer.port, plan), secrets('correct horse'));
  await peer.done;
  return ran;
}

const to = (...addresses: string[]) => addresses.map((address) => ({ address }));
const envelope = { from: 'ada@example.org', to: to('bob@example.net') };
const message = {
  kind: 'raw',
  content: Buffer.from('A: b\r\n\r\nHi\r\n').toString('base64'),
} as const;
const sending = { envelope, message, stopAfter: 'quit', send: true } as const;

describe('EHLO', () => {
  it('stops after EHLO and says QUIT', async () => {
    const { transcript, report } = await submit([hello('SIZE 1000'), bye]);
    expect(transcript).toEqual([
      'S: 220 mx.example.org ESMTP',
      'C: EHLO client.example.org',
      'S: 250-mx.example.org',
      'S: 250 SIZE 1000',
      'C: QUIT',
      'S: 221 Bye',
    ]);
    expect(report.verdict.outcome).toBe('ok');
  });

  it.each(['250', '354'])('does not begin where the greeting is %s', async (code) => {
    const { report, all } = await submit([send(`${code} mx.example.org`), bye]);
    expect(all('protocol.violated')).toMatchObject([{ violation: 'greeting-not-220' }]);
    expect(report.verdict).toMatchObject({ rule: 'protocol.greeting-not-220', phase: 'greeting' });
  });

  it.each([
    '500 What?',
    "500 5.5.1 Unrecognized command 'EHLO client.example.org' from host mx.example.org",
    '502 5.5.1 Not implemented',
    '503 5.5.1 Bad sequence',
    '504 Say HELO',
    '550 5.5.1 Invalid command',
    '550 Unknown command EHLO client.example.org',
    '554 5.5.1 client.example.org: what was that?',
    '554 Command not recognized',
    '501 5.5.2 Syntax error',
    '501 EHLO not supported',
  ])('falls back to HELO where EHLO gets %j', async (refusal) => {
    const { transcript, states } = await submit([
      send('220 old.example.org'),
      receive('EHLO client.example.org'),
      send(refusal),
      receive('HELO client.example.org'),
      send('250 Hello'),
      bye,
    ]);
    expect(transcript).toContain('C: HELO client.example.org');
    expect(states).toMatchObject({ ehlo: 'passed', quit: 'passed' });
  });

  it.each([
    ['550 5.7.1 Bad name', 550],
    ['501 Syntactically invalid EHLO argument', 501],
    ['504 5.7.1 Helo command rejected', 504],
    ['504 5.5.2 <client>: Helo command rejected: need fully-qualified hostname', 504],
    ['501 5.5.2 <client>: Helo command rejected: Invalid name', 501],
    ['501 5.5.4 Invalid command', 501],
    ['550 Bad EHLO command: unknown host', 550],
    ['550 Your EHLO is not recognized as a valid domain', 550],
    ['550 Rejected', 550],
    ['500 5.7.1 Access denied', 500],
    ['554 No service', 554],
    ['451 Later', 451],
  ])('does not say HELO where EHLO gets %j', async (refusal, code) => {
    const { report, states } = await submit([
      send('220 mx.example.org'),
      receiveAny,
      send(refusal),
      bye,
    ]);
    expect(states).toMatchObject({ ehlo: 'failed' });
    expect(report.verdict).toMatchObject({ phase: 'ehlo', reply: { code } });
  });

  it('introduces itself by an address literal, never as localhost', async () => {
    peer = await startPeer([send('220 hi'), receiveAny, send('250 hi'), bye]);
    const plan = planFor(peer.port);
    const { ehloName: _, ...rest } = plan.connection;
    const { transcript } = await runPlan({ ...plan, connection: rest });
    expect(transcript[1]).toMatch(/^C: EHLO (?:\[127\.0\.0\.1\]|[a-z0-9-]+(?:\.[a-z0-9-]+)+)$/i);
  });
});

describe('STARTTLS', () => {
  it('goes no further where it is required and not offered', async () => {
    peer = await startPeer([hello('SIZE'), bye]);
    const secured = connection(peer.port, { security: 'starttls' });
    const plan = planFor(peer.port, { connection: secured, auth: signIn, stopAfter: 'auth' });
    const { transcript, states, report } = await runPlan(plan, secrets('correct horse'));
    expect(transcript.join('\n')).not.toContain('AUTH');
    expect(states).toMatchObject({ starttls: 'failed', tls: 'not-reached', auth: 'not-reached' });
    expect(report.verdict).toMatchObject({ outcome: 'failed', phase: 'starttls' });
  });
});

describe('sign-in', () => {
  it('never sends a password in clear unasked', async () => {
    const auth = { ...signIn, allowClear: false };
    const { transcript, report } = await submit([hello('AUTH PLAIN'), bye], {
      auth,
      stopAfter: 'auth',
    });
    expect(transcript.join('\n')).not.toContain('AUTH PLAIN [');
    expect(report.verdict).toMatchObject({ outcome: 'failed', phase: 'auth' });
  });

  it('is never skipped: without AUTH on offer the run fails', async () => {
    const { report } = await submit([hello('SIZE'), bye], { auth: signIn, stopAfter: 'auth' });
    expect(report.verdict).toMatchObject({ outcome: 'failed', phase: 'auth' });
  });

  it('goes on to the next mechanism only where one is unknown to the server after all', async () => {
    const { transcript, all } = await submit(
      [
        hello('AUTH CRAM-MD5 PLAIN'),
        receive('AUTH CRAM-MD5'),
        send('504 5.5.4 Unrecognized authentication type'),
        receive(/^AUTH PLAIN /),
        send('235 ok'),
        bye,
      ],
      { auth: signIn, stopAfter: 'auth' },
    );
    expect(transcript).toContain('C: AUTH PLAIN [secret]');
    expect(all('mechanism.chosen').map(({ why }) => why)).toEqual([
      'preferred',
      'next-after-refusal',
    ]);
  });

  it('never tries a second time after a refusal', async () => {
    const { transcript, report } = await submit(
      [hello('AUTH PLAIN LOGIN'), receive(/^AUTH PLAIN /), send('535 5.7.8 No'), bye],
      { auth: signIn, stopAfter: 'auth' },
    );
    expect(transcript.filter((line) => line.startsWith('C: AUTH'))).toHaveLength(1);
    expect(report.verdict).toMatchObject({
      phase: 'auth',
      reply: { code: 535, enhanced: '5.7.8' },
    });
  });
});

describe('the transaction', () => {
  it('is undone after RCPT, in two flights', async () => {
    const { all, states } = await submit(
      [
        hello('PIPELINING'),
        receive('MAIL FROM:<ada@example.org>'),
        receive('RCPT TO:<bob@example.net>'),
        send('250 ok', '250 ok'),
        receive('RSET'),
        receive('QUIT'),
        send('250 ok', '221 bye'),
      ],
      { envelope, stopAfter: 'rcpt' },
    );
    expect(all('line.sent').map(({ text, flight }) => `${String(flight)} ${text}`)).toEqual([
      '1 EHLO client.example.org',
      '2 MAIL FROM:<ada@example.org>',
      '2 RCPT TO:<bob@example.net>',
      '3 RSET',
      '3 QUIT',
    ]);
    expect(states).toMatchObject({ mail: 'passed', rcpt: 'passed', data: 'skipped' });
  });

  it('sends the message in the least flights, doubling dots', async () => {
    const content = Buffer.from('A: b\r\n\r\n.dot\r\n').toString('base64');
    const { all, report } = await submit(
      [
        hello('PIPELINING', 'SIZE 1000', '8BITMIME'),
        receive('MAIL FROM:<ada@example.org> SIZE=14'),
        receive('RCPT TO:<bob@example.net>'),
        receive('DATA'),
        send('250 ok', '250 ok', '354 go'),
        receiveMessage,
        receive('QUIT'),
        send('250 2.0.0 queued', '221 bye'),
      ],
      { ...sending, message: { kind: 'raw', content } },
    );
    expect(peer.received[0]?.messages[0]?.toString()).toBe('A: b\r\n\r\n..dot\r\n.\r\n');
    expect(all('message.sent')).toMatchObject([{ size: 14, flight: 3 }]);
    expect(all('line.sent').at(-1)).toMatchObject({ text: 'QUIT', flight: 3 });
    expect(report.verdict.outcome).toBe('ok');
  });

  it('waits for each reply without PIPELINING', async () => {
    const { all } = await submit(
      [
        hello('SIZE'),
        receive(/^MAIL/),
        send('250 ok'),
        receive(/^RCPT/),
        send('250 ok'),
        receive('DATA'),
        send('354 go'),
        receiveMessage,
        send('250 ok'),
        bye,
      ],
      sending,
    );
    expect(all('line.sent').map(({ flight }) => flight)).toEqual([1, 2, 3, 4, 6]);
  });

  it('is partial where some recipients are refused', async () => {
    const { report } = await submit(
      [
        hello('PIPELINING'),
        receive(/^MAIL/),
        receive(/^RCPT/),
        receive(/^RCPT/),
        receive('DATA'),
        send('250 ok', '250 ok', '550 5.1.1 no such user', '354 go'),
        receiveMessage,
        receive('QUIT'),
        send('250 queued', '221 bye'),
      ],
      { ...sending, envelope: { from: '', to: to('a@example.net', 'b@example.net') } },
    );
    expect(report.verdict.outcome).toBe('partial');
    expect(report.transaction?.recipients).toMatchObject([
      { address: 'a@example.net', reply: { code: 250 } },
      { address: 'b@example.net', reply: { code: 550 } },
    ]);
  });

  it('sends a lone dot where DATA goes ahead without a recipient', async () => {
    const { transcript, report } = await submit(
      [
        hello('PIPELINING'),
        receive(/^MAIL/),
        receive(/^RCPT/),
        receive('DATA'),
        send('250 ok', '550 5.1.1 no', '354 go'),
        receive('.'),
        send('554 5.5.1 no valid recipients'),
        bye,
      ],
      sending,
    );
    expect(transcript).toContain('C: .');
    expect(report.verdict).toMatchObject({ phase: 'rcpt', reply: { code: 550 } });
  });

  it('sends chunks with BDAT, and QUIT behind the last', async () => {
    const { transcript } = await submit(
      [
        hello('PIPELINING', 'CHUNKING'),
        receive(/^MAIL/),
        receive(/^RCPT/),
        send('250 ok', '250 ok'),
        receive('BDAT 12 LAST'),
        receiveOctets(12),
        receive('QUIT'),
        send('250 ok', '221 bye'),
      ],
      { ...sending, chunking: true },
    );
    expect(transcript.slice(-5)).toEqual([
      'C: BDAT 12 LAST',
      'C: <12 octets>',
      'C: QUIT',
      'S: 250 ok',
      'S: 221 bye',
    ]);
  });

  it('does not send what the server has said is too large', async () => {
    const { transcript, report } = await submit([hello('SIZE 5'), bye], sending);
    expect(transcript.join('\n')).not.toContain('MAIL');
    expect(report.verdict).toMatchObject({ phase: 'mail', outcome: 'failed' });
  });

  const deaf = [hello('PIPELINING'), receive(/^MAIL/), send('250 ok'), silence];
  /** Takes a message, and time for RCPT. */
  const patient = (milliseconds: number): Script => [
    hello('PIPELINING'),
    receive(/^MAIL/),
    send('250 ok'),
    receive(/^RCPT/),
    pause(milliseconds),
    send('250 ok'),
    receive('DATA'),
    send('354 go'),
    receiveMessage,
    send('250 ok'),
    bye,
  ];
  const sendTo = (port: number, rcpt: number, plan: Partial<RunPlan> = {}) =>
    runPlan(
      planFor(port, {
        ...sending,
        ...plan,
        connection: connection(port, { timeouts: { rcpt, mail: 1000 } }),
      }),
    );

  it('tries one by one where a server drops what was pipelined', async () => {
    peer = await startPeer([deaf, patient(5)]);
    const { report, all } = await sendTo(peer.port, 1000);
    expect(all('pipelining.abandoned')).toHaveLength(1);
    expect(all('protocol.violated')).toMatchObject([
      { violation: 'pipelined-commands-dropped', phase: 'rcpt' },
    ]);
    expect(report.verdict.outcome).toBe('ok');
    expect(report.addresses).toMatchObject([{ address: '127.0.0.1', outcome: 'connected' }]);
    expect(peer.received[1]?.messages).toHaveLength(1);
    expect(peer.received[0]?.messages).toHaveLength(0);
  });

  it('tries one by one where a server drops the whole flight', async () => {
    peer = await startPeer([[hello('PIPELINING'), silence], patient(5)]);
    const { report, all, states } = await sendTo(peer.port, 1000);
    expect(all('pipelining.abandoned')).toHaveLength(1);
    expect(all('wait.expired')).toEqual([]);
    expect(all('protocol.violated')).toMatchObject([
      { violation: 'pipelined-commands-dropped', phase: 'mail' },
    ]);
    expect(report.verdict.outcome).toBe('ok');
    expect(states).toMatchObject({ mail: 'passed', rcpt: 'passed', data: 'passed' });
    expect(peer.received.map(({ messages }) => messages.length)).toEqual([0, 1]);
  });

  it('has nothing to try again where MAIL went alone', async () => {
    peer = await startPeer([hello('PIPELINING'), receive(/^MAIL/), silence]);
    const { all } = await sendTo(peer.port, 1000, { stopAfter: 'mail', send: false });
    expect(all('pipelining.abandoned')).toEqual([]);
    expect(all('wait.expired')).toMatchObject([{ phase: 'mail' }]);
    expect(peer.received).toHaveLength(1);
  });

  it('compares the command that was stuck, not one before it', async () => {
    const second = [receive(/^RCPT/), pause(1200), send('250 ok')];
    peer = await startPeer([
      [
        ...[hello('PIPELINING'), receive(/^MAIL/), send('250 ok')],
        ...[receive(/^RCPT/), send('250 ok'), silence],
      ],
      [
        ...[hello('PIPELINING'), receive(/^MAIL/), send('250 ok')],
        ...[receive(/^RCPT/), send('250 ok'), ...second],
        ...[receive('DATA'), send('354 go'), receiveMessage, send('250 ok'), bye],
      ],
    ]);
    const envelope = { from: '', to: to('a@example.net', 'b@example.net') };
    const { report, all } = await sendTo(peer.port, 2000, { envelope });
    expect(all('pipelining.abandoned')).toHaveLength(1);
    expect(all('protocol.violated')).toEqual([]);
    expect(report.verdict.outcome).toBe('ok');
  });

  it('waits for a slow reply as long as it may take, and sends once', async () => {
    peer = await startPeer(patient(1500));
    const { report, all } = await sendTo(peer.port, 2500);
    expect(all('pipelining.abandoned')).toEqual([]);
    expect(all('protocol.violated')).toEqual([]);
    expect(report.verdict.outcome).toBe('ok');
    expect(peer.received.map(({ messages }) => messages.length)).toEqual([1]);
  });

  it('does not accuse a server that is as slow one by one', async () => {
    peer = await startPeer([deaf, patient(1200)]);
    const { report, all } = await sendTo(peer.port, 2000);
    expect(all('pipelining.abandoned')).toHaveLength(1);
    expect(all('protocol.violated')).toEqual([]);
    expect(report.verdict.outcome).toBe('ok');
    expect(peer.received.map(({ messages }) => messages.length)).toEqual([0, 1]);
  });
});

describe('cancelling', () => {
  it.each(['greeting', 'ehlo', 'auth', 'mail', 'rcpt', 'data'] as const)(
    'ends the log properly in %s',
    async (phase) => {
      const before: Record<typeof phase, Script> = {
        greeting: [],
        ehlo: [send('220 hi')],
        auth: [hello('AUTH PLAIN')],
        mail: [hello('AUTH PLAIN'), receiveAny, send('235 ok')],
        rcpt: [hello('AUTH PLAIN'), receiveAny, send('235 ok'), receiveAny, send('250 ok')],
        data: [
          hello('AUTH PLAIN'),
          ...[receiveAny, send('235 ok'), receiveAny, send('250 ok'), receiveAny, send('250 ok')],
        ],
      };
      peer = await startPeer([...before[phase], silence]);
      const controller = new AbortController();
      const { log, report } = await runPlan(
        planFor(peer.port, { ...sending, auth: signIn }),
        secrets('correct horse'),
        {
          signal: controller.signal,
          onEvent: (event) => {
            if (event.type === 'phase.started' && event.phase === phase) {
              setTimeout(() => controller.abort(), 20);
            }
          },
        },
      );
      expect(log.at(-1)?.type).toBe('verdict.reached');
      expect(log).toContainEqual(expect.objectContaining({ type: 'run.cancelled', phase }));
      expect(report.verdict).toMatchObject({ outcome: 'inconclusive', phase });
    },
  );

  it('is heeded before anything has begun', async () => {
    peer = await startPeer([silence]);
    const { log } = await runPlan(planFor(peer.port), {}, { signal: AbortSignal.abort() });
    expect(log.map(({ type }) => type)).toContain('run.cancelled');
    expect(peer.received).toHaveLength(0);
  });
});
