// Runs a plan over a socket of Ehlo's own, line by line.

import { randomBytes } from 'node:crypto';
import { findExtension } from '../../shared/smtp/extension.ts';
import { effectiveSecurity, type RunPlan } from '../../shared/run/plan.ts';
import { isBinary } from './message/lines.ts';
import { explainName } from './net/dns-explain.ts';
import { connectFirst } from './net/happy-eyeballs.ts';
import { resolveHost, type ResolvedAddress } from './net/resolve.ts';
import { SocketWire } from './net/socket-wire.ts';
import { prepareTls } from './net/tls-prepare.ts';
import type { RunContext } from './run.ts';
import type { Credentials } from './sasl/mechanism.ts';
import { defaultClientName } from './session/client-name.ts';
import type { Announced, StepContext } from './session/context.ts';
import type { OutgoingMessage } from './session/deliver.ts';
import type { Stall } from './session/envelope.ts';
import { leave } from './session/leave.ts';
import { Session } from './session/session.ts';
import { Stopped } from './session/stopped.ts';
import type { TransactionEnd } from './session/transaction.ts';
import { submit } from './session/submit.ts';

/** Resolves, connects and walks the session; anything that ends it early is thrown as `Stopped`. */
export async function runRaw(context: RunContext): Promise<void> {
  const { plan, phases, record, redactor, signal, timeouts } = context;
  // Loading the composer takes longer than a round trip: begin while the network is busy.
  if (wantsMessage(plan)) void import('./message/compose.ts');
  const explanation = explainName(plan.connection, { record, redactor, signal });
  try {
    const addresses = await phases.walk('resolve', async () => {
      const deps = { record, signal, timeout: timeouts.resolve, explanation };
      return (await resolveHost(plan.connection, deps)) ?? stop();
    });
    const end = await connectAndSubmit(context, addresses);
    if (end !== 'done') await connectAndSubmit(context, addresses, end);
  } finally {
    explanation.drop();
  }
}

async function connectAndSubmit(
  context: RunContext,
  addresses: readonly ResolvedAddress[],
  stall?: Stall,
): Promise<TransactionEnd> {
  const { plan, phases, record, redactor, secrets, signal, timeouts } = context;
  const connected = await phases.walk('connect', async () => {
    const { port, sourceIp } = plan.connection;
    const source = sourceIp === undefined ? {} : { sourceIp };
    const deps = { record, signal, timeout: timeouts.connect, ...source };
    const connecting = connectFirst(addresses, port, deps);
    if (effectiveSecurity(plan.connection) !== 'none') prepareTls(plan.tls);
    return (await connecting) ?? stop();
  });
  const wire = new SocketWire(connected.socket, {
    record,
    redactor,
    tls: plan.tls,
    host: plan.connection.host,
    ...(secrets.key === undefined ? {} : { key: secrets.key }),
  });
  const session = new Session({ ...context, wire });
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

function stop(): never {
  throw new Stopped();
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
