// Options that only a message needs are named where the run stops before one.

import { Command } from 'commander';
import { expect, it } from 'vitest';
import { addRunOptions } from '../../electron/cli/args.ts';
import { idleOptions } from '../../electron/cli/idle-options.ts';
import type { RunOptions } from '../../electron/cli/run-options.ts';
import { planFor, signIn } from '../engine/running.ts';

const GIVEN = [
  ...['--from', 'a@example.org', '--to', 'b@example.org', '--subject', 'x', '--text', 'x'],
  ...['--html', 'x', '--attach', 'x', '--inline', 'x=x', '--header', 'A: b', '--message', 'x'],
  ...['--raw-lines', '--chunking', '--notify', 'never', '--ret', 'hdrs', '--envid', 'x'],
  ...['--orcpt', 'x', '--require-tls'],
];
const NAMES = GIVEN.filter((word) => word.startsWith('--'));

const idle = (
  args: readonly string[],
  stopAfter: 'ehlo' | 'auth' | 'mail',
  { env = {}, auth }: { readonly env?: NodeJS.ProcessEnv; readonly auth?: typeof signIn } = {},
) => {
  const options = addRunOptions(new Command().exitOverride()).parse(args, { from: 'user' });
  return idleOptions(
    options.opts<RunOptions>(),
    planFor(587, { stopAfter, ...(auth && { auth }) }),
    env,
  );
};

it('all of them', () => {
  expect(idle(GIVEN, 'auth')).toEqual([
    `${NAMES.join(', ')} have no effect: the run stops after auth.`,
  ]);
});

it('none where there is a transaction, or nothing was given', () => {
  expect(idle(GIVEN, 'mail')).toEqual([]);
  expect(idle(['--user', 'me', '--tls-name', 'a.test'], 'auth')).toEqual([]);
});

const SIGN_IN = ['--auth', 'PLAIN', '--authzid', 'x', '--allow-clear-auth'];

it('those of a sign-in that nobody is named for', () => {
  expect(idle(['--allow-clear-auth'], 'auth', { env: { EHLO_TOKEN: 'Quokka' } })).toEqual([
    '--allow-clear-auth, EHLO_TOKEN have no effect: nobody signs in without --user.',
  ]);
  expect(idle([], 'mail', { env: { EHLO_PASSWORD: 'Quokka' } })).toEqual([
    'EHLO_PASSWORD has no effect: nobody signs in without --user.',
  ]);
});

it('none where somebody signs in', () => {
  const env = { EHLO_PASSWORD: 'Quokka', EHLO_TOKEN: 'Wombat' };
  expect(idle(SIGN_IN, 'auth', { env, auth: signIn })).toEqual([]);
});
