// Writes actions as commands, so that what is copied runs and nothing in it acts by itself.

import { spawnSync } from 'node:child_process';
import { Command } from 'commander';
import { describe, expect, it, test } from 'vitest';
import { actionCommand } from '../../electron/cli/action-command.ts';
import { addRunOptions } from '../../electron/cli/args.ts';
import type { Door } from '../../electron/cli/door.ts';
import { chooseTarget, openEndpoint } from '../../electron/cli/endpoint.ts';
import { idleOptions } from '../../electron/cli/idle-options.ts';
import { buildPlan } from '../../electron/cli/plan.ts';
import type { RunOptions } from '../../electron/cli/run-options.ts';
import { foldLog } from '../../shared/run/fold.ts';
import { buildReport } from '../../shared/run/report.ts';
import type { Action } from '../../shared/run/verdict.ts';
import type { SecretRef } from '../../shared/run/plan.ts';
import { planOf, sending, SIGN_IN, TLS_ONLY, unconnected } from '../shared/scenes.ts';
import { logOf } from '../shared/script.ts';

const report = (plan = SIGN_IN) =>
  buildReport(foldLog(logOf(plan, unconnected(['192.0.2.25', 'refused']))));
const act = (...options: readonly string[]): Action => ({ id: 'test', options });

test('puts the action’s options in place of the run’s own', () => {
  const command = actionCommand(
    'mail.example.test:587',
    report(),
    act('--port', '465', '--security', 'implicit'),
  );
  expect(command).toBe(
    'ehlo test mail.example.test --port 465 --security implicit --user anna@example.test',
  );
});

test('takes another server for the target, and flags without a value', () => {
  const command = actionCommand('x', report(), act('--server', 'smtp.gmail.com', '--4'));
  expect(command).toMatch(/^ehlo test smtp\.gmail\.com --port 587 .* --4$/);
});

test('starts a practice server by its name', () => {
  const command = actionCommand('practice:silent', report(), act('--security', 'implicit'));
  expect(command).toBe('ehlo test practice:silent --security implicit');
});

test('stops where the run was to stop', () => {
  const command = actionCommand('x', report(planOf({ stopAfter: 'tls' })), act('--6'));
  expect(command).toContain('--stop-after tls');
});

test('quotes what a shell would act on, and shows what would hide', () => {
  const command = actionCommand('x', report(), act('--ehlo-name', "[1]'; rm *\u001b[2J"));
  expect(command.endsWith(String.raw`--ehlo-name '[1]'\''; rm *[U+001B][2J'`)).toBe(true);
});

/** The plan that the command line makes of the command, taken apart by a shell. */
async function planFrom(command: string) {
  const shell = spawnSync('sh', ['-c', `printf '%s\\0' ${command}`], { encoding: 'utf8' });
  const [program, name, ...words] = shell.stdout.split('\0').slice(0, -1);
  expect([program, name]).toEqual(['ehlo', 'test']);
  const parser = addRunOptions(new Command('test').exitOverride()).argument('[target]');
  parser.parse(words, { from: 'user' });
  const options = parser.opts<RunOptions>();
  const door = { env: {} } as Door;
  const target = await chooseTarget(parser.args[0], options, door);
  const endpoint = await openEndpoint(target, options, door);
  try {
    const plan = buildPlan(options, endpoint, () => 'ref' as SecretRef, undefined);
    expect(idleOptions(options, plan, {})).toEqual([]);
    return { ...plan, label: endpoint.label };
  } finally {
    await endpoint.stop();
  }
}

describe.skipIf(process.platform === 'win32')('what is printed can be run:', () => {
  it('another server than a practice server', async () => {
    const act587 = act('--server', 'smtp.gmail.com', '--port', '587');
    const plan = await planFrom(actionCommand('practice:silent', report(), act587));
    expect(plan).toMatchObject({ label: 'smtp.gmail.com:587', stopAfter: 'auth' });
    expect(plan.connection).toMatchObject({ host: 'smtp.gmail.com', port: 587 });
  });

  it('another server than a profile’s', async () => {
    const plan = await planFrom(actionCommand('profile:Work', report(), act('--server', 'b.test')));
    expect(plan.connection).toMatchObject({ host: 'b.test', port: 587 });
    expect(plan.auth).toMatchObject({ user: 'anna@example.test' });
  });

  it('a practice server with another setting', async () => {
    const act0 = act('--security', 'implicit');
    const plan = await planFrom(actionCommand('practice:silent', report(), act0));
    expect(plan).toMatchObject({ label: 'practice:silent', connection: { security: 'implicit' } });
  });

  it('another sender, as far as it is heard', async () => {
    const recipients = ['ben@example.test', '"a,b"@example.test'];
    const started = { type: 'transaction.started', parameters: [], recipients } as const;
    const log = logOf(sending(recipients), [{ ...started, pipelined: false }]);
    const sent = buildReport(foldLog(log));
    const plan = await planFrom(actionCommand('x', sent, act('--from', 'anna@example.test')));
    expect(plan).toMatchObject({ stopAfter: 'rcpt', send: false });
    expect(plan.envelope).toEqual({
      from: 'anna@example.test',
      to: [{ address: 'ben@example.test' }, { address: '"a,b"@example.test' }],
    });
  });

  it('another sender where nobody was named to receive', async () => {
    const command = actionCommand('x', report(), act('--from', 'anna@example.test'));
    expect(await planFrom(command)).toMatchObject({ stopAfter: 'mail', send: false });
  });

  it.each([
    ['--port', '465', '--security', 'implicit'],
    ['--auth', 'XOAUTH2', '--token-stdin'],
    ['--user', 'it\'s "me" $HOME'],
    ['--ehlo-name', '[192.0.2.1]'],
    ['--tls-name', 'mx.example.test'],
  ])('%j', async (...options) => {
    const planned = { ...TLS_ONLY, connection: { ...TLS_ONLY.connection, host: '2001:db8::1' } };
    // Another mechanism is proposed only to who signs in.
    const plans =
      options[0] === '--auth' ? [SIGN_IN] : [SIGN_IN, planned, planOf({ stopAfter: 'tls' })];
    for (const before of plans) {
      const plan = await planFrom(actionCommand('x', report(before), act(...options)));
      expect(plan.connection.host).toBe(before.connection.host);
      expect(plan.stopAfter).toBe(before.stopAfter);
    }
  });
});
