// Writes actions as commands, so that what is copied runs and nothing in it acts by itself.

import { expect, test } from 'vitest';
import { actionCommand } from '../../electron/cli/action-command.ts';
import { foldLog } from '../../shared/run/fold.ts';
import { buildReport } from '../../shared/run/report.ts';
import type { Action } from '../../shared/run/verdict.ts';
import { planOf, SIGN_IN, unconnected } from '../shared/scenes.ts';
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
