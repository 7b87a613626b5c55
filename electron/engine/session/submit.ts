// Walks one session from the first octet to where the plan stops (RFC 6409).

import { effectiveSecurity, type StopAfter } from '../../../shared/run/plan.ts';
import { authenticate } from './authenticate.ts';
import type { Announced, StepContext } from './context.ts';
import type { OutgoingMessage } from './deliver.ts';
import type { Stall } from './envelope.ts';
import { awaitGreeting } from './introduce.ts';
import { askForTls, sayEhlo, shakeHands } from './secure.ts';
import { transact, type TransactionContext, type TransactionEnd } from './transaction.ts';

export interface SubmitOptions {
  /** How a session before this one stalled, if one did. */
  readonly stall: Stall | undefined;
  /** Makes the message fit for what the server takes; undefined where there is none to send. */
  readonly compose: (announced: Announced) => Promise<OutgoingMessage | undefined>;
}

/** Where a plan may stop, in the order in which its security mode gets there. */
const ORDER: Readonly<Record<'starttls' | 'implicit' | 'none', readonly StopAfter[]>> = {
  starttls: ['connect', 'greeting', 'ehlo', 'tls', 'auth', 'mail', 'rcpt', 'data', 'quit'],
  implicit: ['connect', 'tls', 'greeting', 'ehlo', 'auth', 'mail', 'rcpt', 'data', 'quit'],
  none: ['connect', 'greeting', 'ehlo', 'tls', 'auth', 'mail', 'rcpt', 'data', 'quit'],
};

/** Takes the steps of a session one by one; a fact that ends it is thrown as `Stopped`. */
export async function submit(
  context: StepContext,
  { stall, compose }: SubmitOptions,
): Promise<TransactionEnd> {
  const { plan, phases } = context;
  const security = effectiveSecurity(plan.connection);
  const goesBeyond = (phase: StopAfter) =>
    ORDER[security].indexOf(plan.stopAfter) > ORDER[security].indexOf(phase);

  if (!goesBeyond('connect')) return 'done';
  if (security === 'implicit') {
    await shakeHands(context, 'implicit');
    if (!goesBeyond('tls')) return 'done';
  }
  await phases.walk('greeting', () => awaitGreeting(context));
  if (!goesBeyond('greeting')) return 'done';

  let announced = await sayEhlo(context);
  if (!goesBeyond('ehlo')) return 'done';
  if (security === 'starttls') {
    await askForTls(context, announced);
    await shakeHands(context, 'starttls');
    if (!goesBeyond('tls')) return 'done';
    announced = await sayEhlo(context);
  }

  // Composed while the sign-in travels, so that it keeps nobody waiting.
  const composing = compose(announced);
  composing.catch(() => undefined);
  if (plan.auth !== undefined && goesBeyond('tls')) {
    await phases.walk('auth', () => authenticate(context, announced));
  }
  if (!goesBeyond('auth') || !hasEnvelope(context)) return 'done';
  return transact(context, { announced, stall, message: await composing });
}

function hasEnvelope(context: StepContext): context is TransactionContext {
  return context.plan.envelope !== undefined;
}
