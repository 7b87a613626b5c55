// Brings a fault about by the world around the client: nobody there, or a resolver that fails.

import { promises as dns } from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import { startDnsServer, type DnsZone } from '../../../peers/dns-server.ts';
import type { SetUp, Stage } from '../case.ts';
import { planOf, type Endpoint, type Task } from '../task.ts';
import { closedPort } from './ports.ts';

/** A run against an address and port as they are, with nothing started for it. */
export function nowhere(task: Task, where: () => Promise<Omit<Endpoint, 'serverName'>>): SetUp {
  return async () => ({
    ...planOf(task, { ...(await where()), serverName: 'mail.example.org' }),
    stop: () => Promise.resolve(),
  });
}

type LookupAnswer = readonly { readonly address: string; readonly family: 4 | 6 }[] | string;

/**
 * A machine whose resolver answers so, for the time of one case: `lookup` is what the
 * operating system says (addresses, or getaddrinfo's code), the zone what DNS itself says
 * over real packets of loopback. No query leaves the machine.
 */
export async function withResolver<T extends Stage>(
  lookup: LookupAnswer,
  zone: DnsZone,
  stage: () => Promise<T>,
): Promise<Stage> {
  const server = await startDnsServer(zone);
  const before = { lookup: dns.lookup, Resolver: dns.Resolver };
  // Made before the class is replaced, of which it is one.
  const ours = server.resolver();
  Object.assign(dns, {
    lookup: (name: string) =>
      typeof lookup === 'string'
        ? Promise.reject(
            Object.assign(new Error(`getaddrinfo ${lookup} ${name}`), { code: lookup }),
          )
        : Promise.resolve(lookup),
    Resolver: class {
      constructor() {
        // A constructor may give back another object: the resolver that asks our server.
        return ours;
      }
    },
  });
  // What was imported by name is a copy until this.
  syncBuiltinESMExports();
  const { plan, secrets, stop } = await stage();
  const { connectIp: _, ...connection } = plan.connection;
  return {
    plan: { ...plan, connection },
    secrets,
    stop: async () => {
      Object.assign(dns, before);
      syncBuiltinESMExports();
      await stop();
      await server.stop();
    },
  };
}

/** A name that is looked up and, where `start` is given, a server behind the answer. */
export function named(task: Task, lookup: LookupAnswer, zone: DnsZone, start?: SetUp): SetUp {
  const somewhere = nowhere(task, async () => ({ host: '127.0.0.1', port: await closedPort() }));
  return () => withResolver(lookup, zone, start ?? somewhere);
}
