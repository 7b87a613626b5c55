// Runs plans through nodemailer against peers that fail, stay silent or cheat.

import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import type { Phase } from '../../../shared/run/phase.ts';
import {
  close,
  forever,
  octets,
  pause,
  receive,
  receiveAny,
  receiveMessage,
  reset,
  send,
  silence,
  startTls,
  steps,
  type Step,
} from '../../peers/scripted.ts';
import { observe, planFor } from './observed.ts';
import {
  against,
  bye,
  clearAuth,
  ehloReply,
  hello,
  securely,
  sending,
  stop,
} from './scripted-runs.ts';

describe('a connection that fails', () => {
  test('is refused: the address and its outcome are told', async () => {
    const listener = createServer().listen(0, '127.0.0.1');
    const { port } = await new Promise<AddressInfo>((resolve) =>
      listener.once('listening', () => resolve(listener.address() as AddressInfo)),
    );
    await new Promise((resolve) => listener.close(resolve));
    const { facts, states } = await observe(planFor(port));
    expect(facts.slice(-2)).toEqual([
      {
        type: 'attempt.ended',
        address: '127.0.0.1',
        port,
        outcome: 'refused',
        code: 'ECONNREFUSED',
      },
      { type: 'connection.failed' },
    ]);
    expect(states).toEqual({ resolve: 'passed', connect: 'failed' });
  });

  test.each<[string, Phase, Step, object]>([
    ['before the greeting', 'greeting', close, { cause: 'closed' }],
    ['before the greeting', 'greeting', steps(pause(50), reset), { cause: 'reset' }],
    ['at EHLO', 'ehlo', steps(send('220 hi'), receiveAny, close), { cause: 'closed' }],
    ['at EHLO', 'ehlo', steps(send('220 hi'), receiveAny, reset), { cause: 'reset' }],
    ['at AUTH', 'auth', steps(hello('AUTH PLAIN'), receiveAny, close), { cause: 'closed' }],
    [
      'at MAIL',
      'mail',
      steps(hello('AUTH PLAIN'), receiveAny, send('235 ok'), receiveAny, close),
      { cause: 'closed' },
    ],
    ['while idle', 'ehlo', steps(hello('AUTH PLAIN'), close), {}],
  ])('is lost %s, in phase %s', async (_, phase, script, lost) => {
    const { facts, states, all } = await against([script], { auth: clearAuth, ...sending });
    if (Object.keys(lost).length > 0) {
      expect(facts.at(-1)).toMatchObject({ type: 'connection.lost', phase, ...lost });
      expect(states).toMatchObject({ [phase]: 'failed' });
    } else {
      expect(all('connection.lost')).toHaveLength(1);
    }
    expect(states).not.toHaveProperty('quit');
  });

  test('is lost without an answer to the message: nobody knows whether it was taken', async () => {
    for (const end of [close, reset]) {
      const { facts, states } = await against(
        [
          hello(),
          receiveAny,
          send('250 ok'),
          receiveAny,
          send('250 ok'),
          receive('DATA'),
          send('354 go'),
          receiveMessage,
          end,
        ],
        sending,
      );
      expect(facts.slice(-3).map(({ type }) => type)).toEqual([
        'message.sent',
        'connection.lost',
        'message.unconfirmed',
      ]);
      expect(states).toMatchObject({ rcpt: 'passed', data: 'failed' });
      await stop();
    }
  });

  test.each(['221 closing', '354 go on'])(
    'is not promised by %s: nobody knows whether the message was taken',
    async (reply) => {
      const { facts, states, all } = await against(
        [
          hello(),
          receiveAny,
          send('250 ok'),
          receiveAny,
          send('250 ok'),
          receive('DATA'),
          send('354 go'),
          receiveMessage,
          send(reply),
          close,
        ],
        sending,
      );
      expect(all('message.unconfirmed')).toHaveLength(1);
      expect(facts).toContainEqual({
        type: 'protocol.violated',
        violation: 'code-of-another-command',
        phase: 'data',
      });
      expect(states).toMatchObject({ rcpt: 'passed', data: 'failed' });
    },
  );

  test.each<[Phase, Step]>([
    ['greeting', silence],
    ['ehlo', steps(send('220 hi'), silence)],
    ['auth', steps(hello('AUTH PLAIN'), silence)],
    ['mail', steps(hello('AUTH PLAIN'), receiveAny, send('235 ok'), silence)],
    [
      'quit',
      steps(hello('AUTH PLAIN'), receiveAny, send('235 ok'), receiveAny, send('550 no'), silence),
    ],
  ])('that stays silent ends in its own phase: %s', async (phase, script) => {
    const started = performance.now();
    const { all, states } = await against(
      [script],
      { auth: clearAuth, ...sending },
      { timeouts: { [phase]: 150 } },
    );
    expect(all('wait.expired')).toMatchObject([{ phase, after: 150 }]);
    expect(states).toMatchObject({ [phase]: 'failed' });
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});

describe('TLS that fails', () => {
  const asked = steps(hello('STARTTLS'), receive('STARTTLS'), send('220 go'));

  test.each<[string, Step, object]>([
    ['is closed', close, { cause: 'closed' }],
    // Whether Node tells of the reset or only of the end is a matter of luck.
    ['is reset', reset, { cause: expect.stringMatching(/^(?:reset|closed)$/) as string }],
    [
      'is not spoken',
      steps(pause(50), octets('220 no TLS here\r\n'.repeat(3))),
      { cause: 'not-tls' },
    ],
    [
      'has no common version',
      startTls({ maxVersion: 'TLSv1.1', minVersion: 'TLSv1', ciphers: 'DEFAULT:@SECLEVEL=0' }),
      { cause: 'no-common-version', alert: 70 },
    ],
  ])('%s', async (_, script, failed) => {
    const { all, states } = await securely([asked, script]);
    expect(all('tls.failed')).toMatchObject([failed]);
    expect(states).toMatchObject({ starttls: 'passed', tls: 'failed' });
  });

  test('by silence', async () => {
    const { all, states } = await securely([asked, silence], { timeouts: { tls: 150 } });
    expect(all('wait.expired')).toMatchObject([{ phase: 'tls', after: 150 }]);
    expect(all('tls.failed')).toMatchObject([{ cause: 'timed-out' }]);
    expect(states).toMatchObject({ tls: 'failed' });
  });

  test('by a refusal of STARTTLS, which is a reply and no failure of the connection', async () => {
    const { facts, states, all } = await securely([
      hello('STARTTLS'),
      receive('STARTTLS'),
      send('454 4.7.0 not now'),
    ]);
    expect(states).toMatchObject({ ehlo: 'passed', starttls: 'failed' });
    expect(facts.at(-1)).toEqual({ type: 'connection.closed', by: 'client' });
    expect(all('reply.completed').at(-1)).toMatchObject({
      to: 'starttls',
      code: 454,
      enhanced: '4.7.0',
    });
    expect(all('prerequisite.missing')).toEqual([]);
  });

  test('plaintext behind the STARTTLS reply is told and counts for nothing', async () => {
    const { all, states, transcript } = await securely([
      hello('STARTTLS'),
      receive('STARTTLS'),
      send('220 go', '250-evil.example', '250 AUTH PLAIN'),
      startTls(),
      receive('EHLO client.example.org'),
      ehloReply(),
      bye,
    ]);
    expect(all('plaintext.discarded')).toMatchObject([{ octets: expect.any(Number) as number }]);
    expect(states).toMatchObject({ tls: 'passed', auth: 'failed' });
    expect(transcript.join()).not.toContain('evil');
    expect(all('prerequisite.missing')).toMatchObject([{ what: 'auth' }]);
  });
});

describe('replies out of the ordinary', () => {
  test('HELO where EHLO is refused', async () => {
    const { transcript, states } = await against([
      send('220 old'),
      receiveAny,
      send('502 what?'),
      receive('HELO client.example.org'),
      send('250 hello'),
      bye,
    ]);
    expect(transcript).toContain('C: HELO client.example.org');
    expect(states).toMatchObject({ ehlo: 'passed', quit: 'passed' });
  });

  test.each([
    ['554 no service', 554],
    ['421 busy', 421],
  ])('the greeting %j ends the run there', async (line, code) => {
    const { states, all, facts } = await against([send(line), receiveAny]);
    expect(states).toMatchObject({ connect: 'passed', greeting: 'failed' });
    expect(all('reply.completed')).toMatchObject([{ to: 'greeting', code }]);
    expect(facts.at(-1)).toMatchObject({ type: 'connection.closed', by: 'client' });
  });

  test('a greeting that is positive and not 220 is a violation', async () => {
    const { states, all } = await against([send('250 hello there'), receiveAny]);
    expect(states).toMatchObject({ greeting: 'failed' });
    expect(all('protocol.violated')).toMatchObject([{ violation: 'greeting-not-220' }]);
  });

  test('a greeting without a code is a violation', async () => {
    const { states, all } = await against([send('hello there'), receiveAny]);
    expect(states).toMatchObject({ greeting: 'failed' });
    expect(all('protocol.violated')).toMatchObject([{ violation: 'reply-without-code' }]);
  });

  test('421 in the middle ends the session', async () => {
    const { facts, states } = await against(
      [hello('AUTH PLAIN'), receiveAny, send('421 4.3.2 shutting down'), silence],
      { auth: clearAuth, stopAfter: 'auth' },
    );
    expect(states).toMatchObject({ auth: 'failed' });
    expect(facts.at(-1)).toMatchObject({ type: 'auth.completed', outcome: 'rejected' });
    expect(facts.at(-2)).toMatchObject({ type: 'connection.closed', by: 'client' });
  });

  test('a reply nobody waits for is told', async () => {
    const { all } = await against([send('220 hi', '250 and more'), receiveAny, ehloReply(), bye]);
    expect(all('reply.completed')[1]).toMatchObject({ to: 'ehlo', code: 250 });
  });

  test('a 354 without a recipient is answered by a lone dot', async () => {
    const { transcript, states } = await against(
      [
        hello('PIPELINING'),
        receiveAny,
        receiveAny,
        receive('DATA'),
        send('250 ok', '550 no such user', '354 go'),
        receive('.'),
        send('554 no recipients'),
        bye,
      ],
      sending,
    );
    expect(transcript.slice(-4)).toEqual(['C: .', 'S: 554 no recipients', 'C: QUIT', 'S: 221 Bye']);
    expect(states).toMatchObject({
      mail: 'passed',
      rcpt: 'failed',
      data: 'failed',
      quit: 'passed',
    });
  });

  test('a message refused before all of it was there has its answer', async () => {
    const large = Buffer.from(
      `A: b\r\n\r\n${'x'.repeat(72)}\r\n`.padEnd(3_000_000, `${'y'.repeat(72)}\r\n`),
    );
    const { all, states } = await against(
      [
        hello(),
        receiveAny,
        send('250 ok'),
        receiveAny,
        send('250 ok'),
        receive('DATA'),
        send('354 go'),
        send('552 5.3.4 too big'),
        forever(receiveAny),
      ],
      { ...sending, message: { kind: 'raw', content: large.toString('base64') } },
      { timeouts: { quit: 200 } },
    );
    expect(all('reply.completed').find(({ code }) => code === 552)).toMatchObject({
      to: 'message',
      phase: 'data',
    });
    expect(all('message.unconfirmed')).toEqual([]);
    expect(states).toMatchObject({ data: 'failed' });
  });

  test('a reply without end is cut off', async () => {
    const { facts, states } = await against([
      send('220 hi'),
      receiveAny,
      forever(octets(`250-${'x'.repeat(65_000)}\r\n`)),
    ]);
    expect(facts.at(-2)).toMatchObject({ type: 'limit.exceeded', limit: 'reply', phase: 'ehlo' });
    expect(states).toMatchObject({ ehlo: 'failed' });
  });
});
