// Says for other programs what a case asks of Ehlo: the same server, account and message.

import { randomBytes } from 'node:crypto';
import { promises as dns } from 'node:dns';
import { composeMessage } from '../../../electron/engine/message/compose.ts';
import { effectiveSecurity } from '../../../shared/run/plan.ts';
import type { Stage } from '../../diagnosis/blind/case.ts';

/** As long as every program waits for one step, in milliseconds. */
export const PATIENCE = 5_000;

export interface Errand {
  readonly host: string;
  /** Where to connect to, where that is not left to the name. */
  readonly address?: string;
  readonly port: number;
  readonly security: 'starttls' | 'implicit' | 'none';
  readonly ehloName: string;
  readonly sourceIp?: string;
  readonly ca?: string;
  readonly maxVersion?: string;
  readonly user?: string;
  readonly password?: string;
  readonly token?: string;
  /** The mechanism that Ehlo took first; absent where it took none. */
  readonly mechanism?: string;
  readonly from: string;
  readonly to: readonly string[];
  /** Base64 of the octets that Ehlo composes. */
  readonly message?: string;
  /** What this computer says of the name: addresses, or the code of getaddrinfo. */
  readonly lookup?: readonly { readonly address: string; readonly family: number }[] | string;
  readonly proxy: boolean;
  readonly patience: number;
}

export async function errandOf(
  { plan, secrets }: Stage,
  mechanism: string | undefined,
): Promise<Errand> {
  const { connection, tls, envelope } = plan;
  const { host, port, sourceIp, ehloName = 'client.example.org' } = connection;
  const literal = /^[\d.]+$|:/.test(host);
  const address = connection.connectIp ?? (literal ? host : undefined);
  const asked = effectiveSecurity(connection);
  // A case that ends at EHLO has nothing behind it: no STARTTLS and no sign-in either.
  const short = plan.stopAfter === 'ehlo';
  const security = short && asked === 'starttls' ? 'none' : asked;
  const auth = short ? undefined : plan.auth;
  const from = envelope?.from ?? '';
  const message = plan.message && (await composed(plan, ehloName));
  const lookup = address === undefined && !connection.proxy ? await lookUp(host) : undefined;
  return {
    host: tls.serverName ?? host,
    ...(address !== undefined && { address }),
    port,
    security,
    ehloName,
    ...(sourceIp !== undefined && { sourceIp }),
    ...(tls.ca !== undefined && { ca: tls.ca }),
    ...(tls.maxVersion !== undefined && { maxVersion: tls.maxVersion }),
    ...(auth && { user: auth.user }),
    ...(auth && secrets.password && { password: secrets.password.reveal() }),
    ...(auth && secrets.token && { token: secrets.token.reveal() }),
    ...(mechanism !== undefined && { mechanism }),
    from,
    to: envelope?.to.map((recipient) => recipient.address) ?? [],
    ...(plan.send && message !== undefined && { message }),
    ...(lookup !== undefined && { lookup }),
    proxy: connection.proxy !== undefined,
    patience: PATIENCE,
  };
}

async function composed(plan: Stage['plan'], ehloName: string): Promise<string> {
  const options = { eightBit: true, ehloName, now: new Date(0), random: randomBytes };
  const { content } = await composeMessage(plan, options);
  return Buffer.from(content).toString('base64');
}

/** By the resolver of this process, which a case may have set up for itself. */
async function lookUp(host: string): Promise<Errand['lookup']> {
  try {
    return await dns.lookup(host, { all: true });
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'ENOTFOUND';
  }
}
