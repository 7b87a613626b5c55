// Runs a plan over a socket of Ehlo's own, line by line.

import { effectiveSecurity } from '../../shared/run/plan.ts';
import type { Explanation } from './net/dns-explain.ts';
import { connectFirst } from './net/happy-eyeballs.ts';
import { ipFamily } from './net/host-name.ts';
import { resolveHost, type ResolvedAddress } from './net/resolve.ts';
import type { RunContext } from './run.ts';
import type { Stall } from './session/envelope.ts';
import { Stopped } from './session/stopped.ts';
import type { TransactionEnd } from './session/transaction.ts';

/** Resolves, connects and walks the session; anything that ends it early is thrown as `Stopped`. */
export async function runRaw(context: RunContext): Promise<void> {
  const { plan, phases, record, signal, timeouts } = context;
  let loading: ReturnType<typeof loadSession> | undefined;
  const load = () => (loading ??= loadSession(context));
  // With implicit TLS the client speaks first, so what it speaks with is at hand before it
  // connects. Elsewhere the greeting takes a round trip, which is time enough.
  const speaksFirst = effectiveSecurity(plan.connection) === 'implicit';
  if (speaksFirst) void load();
  const explanation = await explain(context);
  try {
    const addresses = await phases.walk('resolve', async () => {
      const deps = {
        record,
        signal,
        timeout: timeouts.resolve,
        ...(explanation && { explanation }),
      };
      return (await resolveHost(plan.connection, deps)) ?? stop();
    });
    if (speaksFirst) await load();
    const end = await connectAndConverse(context, addresses, load);
    if (end !== 'done') await connectAndConverse(context, addresses, load, end);
  } finally {
    explanation?.drop();
  }
}

/** Has DNS explain what the resolver will answer; for an address nobody is asked. */
async function explain({
  plan: { connection },
  record,
  redactor,
  signal,
}: RunContext): Promise<Explanation | undefined> {
  if (ipFamily(connection.connectIp ?? connection.host) !== 0) return undefined;
  const { explainName } = await import('./net/dns-explain.ts');
  return explainName(connection, { record, redactor, signal });
}

async function connectAndConverse(
  context: RunContext,
  addresses: readonly ResolvedAddress[],
  load: () => ReturnType<typeof loadSession>,
  stall?: Stall,
): Promise<TransactionEnd> {
  const { plan, phases, record, signal, timeouts } = context;
  const connected = await phases.walk('connect', async () => {
    const { port, sourceIp } = plan.connection;
    const source = sourceIp === undefined ? {} : { sourceIp };
    const deps = { record, signal, timeout: timeouts.connect, ...source };
    return (await connectFirst(addresses, port, deps)) ?? stop();
  });
  const { converse, secureContext } = await load();
  return converse(context, connected, { stall, secureContext });
}

/** What a session needs and a connection does not, TLS above all. */
async function loadSession(context: RunContext) {
  const { converse, prepare } = await import('./converse.ts');
  return { converse, secureContext: prepare(context) };
}

function stop(): never {
  throw new Stopped();
}
