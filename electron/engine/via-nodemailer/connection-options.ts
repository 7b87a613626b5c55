// Writes the plan as options of nodemailer's SMTP connection.

import { isIP } from 'node:net';
import type { ConnectionOptions } from 'node:tls';
import type { SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection';
import type { Phase } from '../../../shared/run/phase.ts';
import { effectiveSecurity, type RunPlan } from '../../../shared/run/plan.ts';
import { PEER_LIMIT } from '../bounds.ts';
import { serverNameOf } from '../net/tls-handshake.ts';
import { contextOptions } from '../net/tls-options.ts';
import type { Secret } from '../secret.ts';

/**
 * The connection's options. TLS is never opportunistic: it is required, or it is not used
 * at all. Timers of nodemailer's own come after ours, which know the phase they end.
 * Throws where no TLS context can be made of the plan.
 */
export function connectionOptions(
  plan: RunPlan,
  key: Secret | undefined,
  timeouts: Readonly<Record<Phase, number>>,
): SMTPConnectionOptions {
  const { host, connectIp, port, sourceIp, ehloName } = plan.connection;
  const security = effectiveSecurity(plan.connection);
  // Nodemailer says STARTTLS by itself once it is required, so stopping at EHLO means without.
  const starttls = security === 'starttls' && plan.stopAfter !== 'ehlo';
  const longest = Object.values(timeouts).reduce((sum, timeout) => sum + timeout, 1_000);
  return {
    host: connectIp ?? host,
    port,
    secure: security === 'implicit',
    requireTLS: starttls,
    ignoreTLS: !starttls,
    opportunisticTLS: false,
    ...(security === 'none' ? {} : { tls: tlsOptions(plan, key) }),
    ...(ehloName === undefined ? {} : { name: ehloName }),
    ...(sourceIp === undefined ? {} : { localAddress: sourceIp }),
    // On a machine with loopback only it would print a warning into our terminal otherwise.
    allowInternalNetworkInterfaces: true,
    dnsTimeout: timeouts.resolve,
    connectionTimeout: longest,
    greetingTimeout: longest,
    socketTimeout: longest,
    maxResponseSize: PEER_LIMIT,
    // The commands and replies, without the message's content, which `debug` would add.
    transactionLog: true,
    debug: false,
  };
}

function tlsOptions(plan: RunPlan, key: Secret | undefined): ConnectionOptions {
  const serverName = serverNameOf(plan.tls, plan.connection.host);
  return {
    ...contextOptions(plan.tls, key),
    rejectUnauthorized: plan.tls.insecure !== true,
    // RFC 6066 section 3: an address is no server name.
    ...(isIP(serverName) === 0 ? { servername: serverName } : {}),
  };
}
