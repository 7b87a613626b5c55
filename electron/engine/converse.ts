// Walks one session over a connection that stands; loaded while the network is waited for.

import { randomBytes } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import type { SecureContext } from 'node:tls';
import { findExtension } from '../../shared/smtp/extension.ts';
import { PHASES } from '../../shared/run/phase.ts';
import { effectiveSecurity, type RunPlan } from '../../shared/run/plan.ts';
import { isBinary } from './message/lines.ts';
import type { Connected } from './net/happy-eyeballs.ts';
import { SocketWire } from './net/socket-wire.ts';
import { prepareTls } from './net/tls-prepare.ts';
import type { RunContext } from './run.ts';
import type { Credentials } from './sasl/mechanism.ts';
import { defaultClientName } from './session/client-name.ts';
import type { Announced, StepContext } from './session/context.ts';
import type { OutgoingMessage } from './session/deliver.ts';
import type { Stall } from './session/envelope.ts';
import { leave } from './session/leave.ts';
import { rehearse } from './session/rehearse.ts';
import { Session } from './session/session.ts';
import { submit } from './session/submit.ts';
import type { TransactionEnd } from './session/transaction.ts';

/** Sets up ahead what a handshake needs; undefined where there is to be none, or it cannot be had. */
export function prepare({ plan, secrets }: RunContext): SecureContext | undefined {
  if (effectiveSecurity(plan.connection) === 'none') return undefined;
  return prepareTls(plan.tls, plan.connection.host, secrets.key);
}

export interface ConverseOptions {
  /** How a session before this one stalled, if one did. */
  readonly stall: Stall | undefined;
  /** What `prepare` made. */
  readonly secureContext: SecureContext | undefined;
}

/** Takes the connection over and closes it; anything that ends the run early is thrown as `Stopped`. */
export async function converse(
  context: RunContext,
  connected: Connected,
  { stall, secureContext }: ConverseOptions,
): Promise<TransactionEnd> {
  const { plan, record, redactor, secrets } = context;
  const wire = new SocketWire(connected.socket, {
    record,
    redactor,
    tls: plan.tls,
    host: plan.connection.host,
    ...(secrets.key === undefined ? {} : { key: secrets.key }),
    ...(secureContext === undefined ? {} : { secureContext }),
  });
  const session = new Session({ ...context, wire, onWait: oneChoreAtATime(context) });
  const step: StepContext = {
    ...context,
    session,
    credentials: credentials(context),
    clientName:
      plan.connection.ehloName ??
      defaultClientName(context.hostName, connected.socket.localAddress),
  };
  try {
    const compose = (announced: Announced) => composeFor(step, announced);
    const end = await submit(step, { stall, compose });
    // A server that is silent to commands may be so to QUIT: nobody waits for it.
    if (end !== 'done') session.close();
    return end;
  } finally {
    await leave(step);
    await connected.losersDone;
  }
}

/**
 * What is needed later is prepared while the peer is waited for. One chore a wait, since each
 * takes a good part of a round trip, and the reply would have to wait for what is left of it.
 */
function oneChoreAtATime({ plan, redactor, loadRules }: RunContext): () => void {
  const implicit = effectiveSecurity(plan.connection) === 'implicit';
  const masks = (): void => redactor.prepare();
  const rehearsal = isShort(plan) ? [] : [rehearse];
  const composes = wantsMessage(plan);
  const composer = composes ? [() => import('./message/compose.ts')] : [];
  // A wait in which the message is composed.
  const free = composes ? [() => undefined] : [];
  const chores: (() => unknown)[] = [
    // A server that speaks first is waited for while TLS is set up already.
    ...(implicit ? [...rehearsal, ...composer, masks] : [masks, ...rehearsal, ...composer]),
    ...free,
    loadRules,
  ];
  return () => {
    const chore = chores.shift();
    // In a turn of its own, when what was written has left.
    if (chore !== undefined) setImmediate(() => void attempt(chore));
  };
}

/** A chore that fails ends nothing: whoever needs what it prepares asks for that again, and is told. */
async function attempt(chore: () => unknown): Promise<void> {
  try {
    await chore();
  } catch {
    // Nothing is prepared.
  }
}

/** Whether the session ends before anything is to be rehearsed for. */
function isShort({ stopAfter }: RunPlan): boolean {
  return PHASES.indexOf(stopAfter) < PHASES.indexOf('auth');
}

function wantsMessage(plan: RunPlan): boolean {
  return (
    plan.envelope !== undefined &&
    (plan.stopAfter === 'data' || plan.stopAfter === 'quit' || plan.message !== undefined)
  );
}

function credentials({ plan, secrets }: RunContext): Credentials | undefined {
  if (plan.auth === undefined) return undefined;
  const { user, authzid } = plan.auth;
  const { password, token } = secrets;
  return {
    user,
    ...(authzid === undefined ? {} : { authzid }),
    ...(password === undefined ? {} : { password }),
    ...(token === undefined ? {} : { token }),
  };
}

/** The plan's message, 7-bit safe where the server takes no 8-bit content. */
async function composeFor(
  { plan, clientName }: StepContext,
  announced: Announced,
): Promise<OutgoingMessage | undefined> {
  if (!wantsMessage(plan)) return undefined;
  // The sign-in leaves first: composing would hold it back for some milliseconds.
  await turn();
  const { composeMessage } = await import('./message/compose.ts');
  const { messageFacts } = await import('./message/facts.ts');
  const message = await composeMessage(plan, {
    eightBit: findExtension(announced, '8BITMIME') !== undefined,
    ehloName: clientName,
    now: new Date(),
    random: randomBytes,
  });
  return {
    ...message,
    ...messageFacts(message.content),
    binary: plan.chunking === true && isBinary(message.content),
  };
}
