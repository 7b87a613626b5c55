// Runs plans through nodemailer against peers that echo secrets, and cancels some.

import { describe, expect, test } from 'vitest';
import { run } from '../../../electron/engine/run.ts';
import { Secret } from '../../../electron/engine/secret.ts';
import type { RunEvent } from '../../../shared/run/event.ts';
import type { Phase } from '../../../shared/run/phase.ts';
import { receive, receiveAny, send, silence, steps, type Step } from '../../peers/scripted.ts';
import { PASSWORD, planFor, via } from './observed.ts';
import { against, bye, clearAuth, hello, start } from './scripted-runs.ts';

describe('secrets', () => {
  test.each([
    [
      'in clear',
      (line: string) =>
        Buffer.from(line.split(' ')[2] ?? '', 'base64')
          .toString()
          .split('\0')[2] ?? '',
    ],
    ['as it was sent', (line: string) => line],
    ['in the other case', () => PASSWORD.toUpperCase()],
    ['in part', () => PASSWORD.slice(3, 12)],
  ])('that the server echoes %s are in no event', async (_, echo) => {
    let line = '';
    const { log, transcript } = await against(
      [
        hello('AUTH PLAIN'),
        async (on) => {
          line = await on.takeLine();
          await on.send(Buffer.from(`535 wrong password ${echo(line)}\r\n`));
        },
        bye,
      ],
      { auth: clearAuth, stopAfter: 'auth' },
    );
    expect(line).toContain('AUTH PLAIN ');
    expect(transcript).toContain('C: AUTH PLAIN [secret]');
    expect(JSON.stringify(log).toLowerCase()).not.toContain(PASSWORD.slice(0, 7));
    expect(JSON.stringify(log)).not.toContain(line.slice('AUTH PLAIN '.length));
    expect(JSON.stringify(log)).toContain('[secret]');
  });

  test('what CRAM-MD5 makes of the password is a secret too', async () => {
    let response = '';
    const { log } = await against(
      [
        hello('AUTH CRAM-MD5'),
        receive('AUTH CRAM-MD5'),
        send(`334 ${Buffer.from('<1@mx.example.org>').toString('base64')}`),
        async (on) => {
          response = await on.takeLine();
          const [, digest = ''] = Buffer.from(response, 'base64').toString().split(' ');
          await on.send(Buffer.from(`535 ${digest} does not match\r\n`));
        },
        bye,
      ],
      { auth: clearAuth, stopAfter: 'auth' },
    );
    const [, digest = ''] = Buffer.from(response, 'base64').toString().split(' ');
    expect(digest).toMatch(/^[0-9a-f]{32}$/);
    expect(JSON.stringify(log)).not.toContain(digest);
    expect(JSON.stringify(log)).not.toContain(response);
    expect(log).toContainEqual(
      expect.objectContaining({ type: 'challenge.decoded', text: '<1@mx.example.org>' }),
    );
  });

  test('the placeholder that nodemailer puts for them is not shown for one', async () => {
    const { log } = await against(
      [
        hello('AUTH LOGIN'),
        receive('AUTH LOGIN'),
        send('334 VXNlcm5hbWU6'),
        receiveAny,
        send('334 UGFzc3dvcmQ6'),
        receive(Buffer.from(PASSWORD).toString('base64')),
        send('235 ok'),
        bye,
      ],
      { auth: clearAuth, stopAfter: 'auth' },
    );
    expect(JSON.stringify(log)).not.toMatch(/secret \*|LyogcWVjcmV0|LyogcWVj/);
    expect(JSON.stringify(log)).not.toContain(Buffer.from('/* secret */').toString('base64'));
  });
});

describe('cancelling', () => {
  test.each<[Phase, Step]>([
    ['greeting', silence],
    ['ehlo', steps(send('220 hi'), silence)],
    ['auth', steps(hello('AUTH PLAIN'), silence)],
  ])(
    'in phase %s closes the connection at once and ends the log properly',
    async (phase, script) => {
      const peer = await start([script]);
      const plan = planFor(peer.port, {
        ...via(peer.port, 'none'),
        auth: clearAuth,
        stopAfter: 'auth',
      });
      const cancel = new AbortController();
      const log: RunEvent[] = [];
      await run(
        plan,
        { password: new Secret(PASSWORD) },
        {
          signal: cancel.signal,
          version: '0.0.0',
          onEvent(event) {
            log.push(event);
            if (event.type === 'phase.started' && event.phase === phase)
              setTimeout(() => cancel.abort(), 30);
          },
        },
      );
      expect(log.find(({ type }) => type === 'run.cancelled')).toMatchObject({ phase });
      expect(log.at(-1)).toMatchObject({ type: 'verdict.reached' });
      await expect.poll(() => peer.received[0]?.ended).not.toBe(false);
    },
  );
});
