// Finds options that were given and have no effect, so that nobody waits for one.

import type { RunPlan } from '../../shared/run/plan.ts';
import { TRANSACTION } from './plan.ts';
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

/** What was given for a transaction that the run stops before, in one sentence. */
export function idleOptions(options: RunOptions, { stopAfter }: RunPlan): string | undefined {
  if (TRANSACTION.includes(stopAfter)) return undefined;
  const idle = Object.entries(OF_THE_MESSAGE).flatMap(([name, option]) =>
    options[name as keyof RunOptions] === undefined ? [] : [option],
  );
  if (idle.length === 0) return undefined;
  const verb = idle.length === 1 ? 'has' : 'have';
  return `${idle.join(', ')} ${verb} no effect: the run stops after ${stopAfter}.`;
}
