// Finds options that were given and have no effect, so that nobody waits for one.

import type { RunPlan } from '../../shared/run/plan.ts';
import { reachesSignIn, TRANSACTION } from './plan.ts';
import type { RunOptions } from './run-options.ts';

/** The options that nothing but a mail transaction heeds. */
const OF_THE_MESSAGE = {
  from: '--from',
  to: '--to',
  subject: '--subject',
  text: '--text',
  html: '--html',
  attach: '--attach',
  inline: '--inline',
  header: '--header',
  message: '--message',
  rawLines: '--raw-lines',
  chunking: '--chunking',
  notify: '--notify',
  ret: '--ret',
  envid: '--envid',
  orcpt: '--orcpt',
  requireTls: '--require-tls',
} as const satisfies Partial<Record<keyof RunOptions, string>>;

/** The options that nothing but a sign-in heeds. */
const OF_THE_SIGN_IN = {
  auth: '--auth',
  authzid: '--authzid',
  allowClearAuth: '--allow-clear-auth',
} as const satisfies Partial<Record<keyof RunOptions, string>>;

/** What the environment holds for a sign-in. */
const SECRETS = ['EHLO_PASSWORD', 'EHLO_TOKEN'] as const;

/** What was given for steps that the run does not take: one sentence for each reason. */
export function idleOptions(
  options: RunOptions,
  { stopAfter, auth }: RunPlan,
  env: NodeJS.ProcessEnv,
): readonly string[] {
  const given = (table: Readonly<Record<string, string>>): readonly string[] =>
    Object.entries(table).flatMap(([name, option]) =>
      options[name as keyof RunOptions] === undefined ? [] : [option],
    );
  const tooFar = TRANSACTION.includes(stopAfter) ? [] : given(OF_THE_MESSAGE);
  const unused = [...given(OF_THE_SIGN_IN), ...SECRETS.filter((name) => env[name])];
  const alone = reachesSignIn(stopAfter) && auth === undefined ? unused : [];
  return [
    ...without(tooFar, `the run stops after ${stopAfter}`),
    ...without(alone, 'nobody signs in without --user'),
  ];
}

function without(idle: readonly string[], why: string): readonly string[] {
  if (idle.length === 0) return [];
  return [`${idle.join(', ')} ${idle.length === 1 ? 'has' : 'have'} no effect: ${why}.`];
}
