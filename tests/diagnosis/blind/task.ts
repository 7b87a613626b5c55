// Says in a few words what the client of a case wants, and makes the plan of it.

import type { RunSecrets } from '../../../electron/engine/run.ts';
import { Secret } from '../../../electron/engine/secret.ts';
import type { MessagePlan, RunPlan, SecretRef } from '../../../shared/run/plan.ts';
import { parseMechanismName } from '../../../shared/smtp/sasl-name.ts';

export interface Task {
  /** The host as the user typed it. */
  readonly host?: string;
  readonly security?: RunPlan['connection']['security'];
  /** `null` does not sign in. */
  readonly user?: string | null;
  readonly password?: string;
  readonly token?: string;
  readonly mechanisms?: readonly string[];
  readonly from?: string;
  readonly to?: readonly string[];
  readonly message?: MessagePlan;
  /** `auth` unless given, or `rcpt` where there are recipients, or `quit` with a message. */
  readonly upTo?: RunPlan['stopAfter'];
  readonly connection?: Partial<RunPlan['connection']>;
  readonly tls?: RunPlan['tls'];
  readonly followUp?: boolean;
}

/** In no reply of any case, so that no reply is masked. */
const PASSWORD = 'Kq7-vXz9_wJm';
export const TOKEN = 'eyQZjW8vKx3.Np5Rt2LmHd.Yw9Bg4Fs';

export const USER = 'ada@example.org';

/** A message that nobody could object to. */
export const plainMessage: MessagePlan = {
  kind: 'composed',
  subject: 'Minutes of Tuesday',
  text: 'Dear all,\n\nhere are the minutes.\n\nAda\n',
};

export interface Endpoint {
  readonly host: string;
  readonly port: number;
  /** PEM of the roots that the client trusts; absent leaves it the usual ones. */
  readonly ca?: string;
  /** The name in the server's certificate, where the task names no host. */
  readonly serverName: string;
}

/** The plan and its secrets; the host is never looked up, the endpoint's address is used. */
export function planOf(task: Task, endpoint: Endpoint): { plan: RunPlan; secrets: RunSecrets } {
  const { user = USER, to, from, message } = task;
  const host = task.host ?? endpoint.serverName;
  const mechanisms = task.mechanisms?.map((name) => {
    const mechanism = parseMechanismName(name);
    if (mechanism === undefined) throw new Error(`no mechanism: ${name}`);
    return mechanism;
  });
  const signsIn = user !== null;
  const hasToken = task.token !== undefined;
  const stopAfter =
    task.upTo ?? (message !== undefined ? 'quit' : to !== undefined ? 'rcpt' : 'auth');
  const plan: RunPlan = {
    connection: {
      host,
      port: endpoint.port,
      security: task.security ?? 'starttls',
      connectIp: endpoint.host,
      ehloName: 'client.example.org',
      runTimeout: 45_000,
      timeouts: { connect: 2500, greeting: 2500, ehlo: 2500, tls: 2500, auth: 5000, data: 5000 },
      ...task.connection,
    },
    tls: { ...(endpoint.ca !== undefined && { ca: endpoint.ca }), ...task.tls },
    ...(signsIn && {
      auth: {
        user,
        ...(hasToken ? { token: ref('token') } : { password: ref('password') }),
        ...(mechanisms !== undefined && { mechanisms }),
        ...(task.security === 'none' && { allowClear: true }),
      },
    }),
    ...((to !== undefined || from !== undefined) && {
      envelope: { from: from ?? USER, to: (to ?? []).map((address) => ({ address })) },
    }),
    ...(message !== undefined && { message }),
    stopAfter,
    send: stopAfter === 'data' || stopAfter === 'quit',
    followUp: task.followUp ?? false,
    via: 'raw',
  };
  const secrets: RunSecrets = !signsIn
    ? {}
    : task.token !== undefined
      ? { token: new Secret(task.token) }
      : { password: new Secret(task.password ?? PASSWORD) };
  return { plan, secrets };
}

const ref = (name: string): SecretRef => name as SecretRef;
