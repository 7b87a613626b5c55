// Runs a plan over a socket of Ehlo's own, line by line.

import type { Socket } from 'node:net';
import { effectiveSecurity } from '../../shared/run/plan.ts';
import type { Explanation } from './net/dns-explain.ts';
import { connectFirst, type Connected } from './net/happy-eyeballs.ts';
import { ipFamily, toHostName } from './net/host-name.ts';
import { resolveHost, type ResolvedAddress } from './net/resolve.ts';
import type { RunContext } from './run.ts';
import type { Secret } from './secret.ts';
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
  // A failure is told where it is waited for, below.
  if (speaksFirst) load().catch(() => undefined);
  const explanation = await explain(context);
  try {
    const resolving =
      plan.connection.proxy === undefined || plan.connection.proxy.kind === 'socks5';
    if (!resolving) phases.skip('resolve');
    const resolve = async () => {
      const deps = {
        record,
        signal,
        timeout: timeouts.resolve,
        ...(explanation && { explanation }),
      };
      return (await resolveHost(plan.connection, deps)) ?? stop();
    };
    const addresses = resolving ? await phases.walk('resolve', resolve) : [];
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
  // A proxy that looks the name up itself may see another DNS than this computer does.
  if (connection.proxy !== undefined) return undefined;
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
    const { host, connectIp, port, proxy, sourceIp } = plan.connection;
    const source = sourceIp === undefined ? {} : { sourceIp };
    const deps = { record, signal, timeout: timeouts.connect, ...source };
    if (proxy !== undefined) {
      const { connectByProxy } = await import('./net/proxy.ts');
      const name = addresses[0]?.address ?? connectIp ?? toHostName(host) ?? host;
      const target = { host: name, port };
      const password = context.secrets.proxyPassword;
      const onSecret = (secret: Secret): void => context.redactor.learnLeaving(secret);
      const withSecret = { ...deps, onSecret, ...(password && { password }) };
      const by = await connectByProxy(proxy, target, withSecret);
      return by ? alone(by) : stop();
    }
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

/** A connection that no other was raced against. */
function alone(socket: Socket): Connected {
  return { socket, losersDone: Promise.resolve(), abandonLosers: () => undefined };
}

function stop(): never {
  throw new Stopped();
}
