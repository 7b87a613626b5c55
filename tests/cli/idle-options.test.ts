// Options that only a message needs are named where the run stops before one.

import { Command } from 'commander';
import { expect, it } from 'vitest';
import { addRunOptions } from '../../electron/cli/args.ts';
import { idleOptions } from '../../electron/cli/idle-options.ts';
import type { RunOptions } from '../../electron/cli/run-options.ts';
import { planFor } from '../engine/running.ts';

const GIVEN = [
  ...['--from', 'a@example.org', '--to', 'b@example.org', '--subject', 'x', '--text', 'x'],
  ...['--html', 'x', '--attach', 'x', '--inline', 'x=x', '--header', 'A: b', '--message', 'x'],
  ...['--raw-lines', '--chunking', '--notify', 'never', '--ret', 'hdrs', '--envid', 'x'],
  ...['--orcpt', 'x', '--require-tls'],
];
const NAMES = GIVEN.filter((word) => word.startsWith('--'));

const idle = (args: readonly string[], stopAfter: 'auth' | 'mail') => {
  const options = addRunOptions(new Command().exitOverride()).parse(args, { from: 'user' });
  return idleOptions(options.opts<RunOptions>(), planFor(587, { stopAfter }));
};

it('all of them', () => {
  expect(idle(GIVEN, 'auth')).toBe(`${NAMES.join(', ')} have no effect: the run stops after auth.`);
});

it('none where there is a transaction, or nothing was given', () => {
  expect(idle(GIVEN, 'mail')).toBeUndefined();
  expect(idle(['--user', 'me', '--tls-name', 'a.test'], 'auth')).toBeUndefined();
});
