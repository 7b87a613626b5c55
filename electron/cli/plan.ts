// Turns options and an endpoint into a run's plan.

import type {
  AuthPlan,
  ConnectionPlan,
  EnvelopePlan,
  RunPlan,
  SecretRef,
  StopAfter,
  TlsPlan,
} from '../../shared/run/plan.ts';
import { PHASES } from '../../shared/run/phase.ts';
import { unsupportedByNodemailer } from '../../shared/run/nodemailer-limits.ts';
import { NODEMAILER_LIMIT } from '../../shared/words/en/nodemailer-limits.ts';
import { ipFamily } from '../host/ip-family.ts';
import { parseReversePath } from './address.ts';
import type { Endpoint } from './endpoint.ts';
import type { ClientIdentity } from './client-identity.ts';
import { readCertificates } from './files.ts';
import { messagePlan } from './message.ts';
import type { RunOptions } from './run-options.ts';
import type { SecretTexts } from './secrets.ts';
import { parseHost } from '../host/target.ts';
import { UsageError } from '../host/usage-error.ts';

/** Wraps a secret and keeps it. */
export type Keep = (text: string) => SecretRef;

/** Whether a run comes as far as signing in. */
export function reachesSignIn(stopAfter: StopAfter): boolean {
  return PHASES.indexOf(stopAfter) >= PHASES.indexOf('auth');
}

/** Phases that need an envelope, in their order. */
export const TRANSACTION: readonly StopAfter[] = ['mail', 'rcpt', 'data', 'quit'];

/**
 * The plan but for signing in, which `withSecrets` adds. Throws a `UsageError` for options
 * that contradict each other, lack one another or name what cannot be read.
 */
export function buildPlan(
  options: RunOptions,
  endpoint: Endpoint,
  keep: Keep,
  identity: ClientIdentity | undefined,
): RunPlan {
  const { stopAfter, send } = howFar(options, endpoint);
  const goesTo = (phase: StopAfter): boolean =>
    TRANSACTION.indexOf(stopAfter) >= TRANSACTION.indexOf(phase);
  const message = messagePlan(options) ?? endpoint.profile?.message;
  const user = userName(options, endpoint);
  const plan: RunPlan = {
    connection: connectionPlan(options, endpoint),
    tls: tlsPlan(options, endpoint, keep, identity),
    ...(user !== undefined && { auth: authPlan(user, options) }),
    ...(goesTo('mail') && { envelope: envelopePlan(options, endpoint, user, goesTo('rcpt')) }),
    ...(goesTo('mail') && message !== undefined && { message }),
    stopAfter,
    send,
    ...(options.chunking && { chunking: true }),
    followUp: options.followUp,
    via: options.via ?? 'raw',
  };
  const [unsupported] = plan.via === 'nodemailer' ? unsupportedByNodemailer(plan) : [];
  if (unsupported !== undefined) {
    throw new UsageError('--via', `${NODEMAILER_LIMIT[unsupported]}.`);
  }
  return plan;
}

/** The plan with references to what signs in. */
export function withSecrets(plan: RunPlan, texts: SecretTexts, keep: Keep): RunPlan {
  if (plan.auth === undefined) return plan;
  const { password, token } = texts;
  return {
    ...plan,
    auth: {
      ...plan.auth,
      ...(password !== undefined && { password: keep(password) }),
      ...(token !== undefined && { token: keep(token) }),
    },
  };
}

/** Who signs in: `--user`, the URL's user, or the practice account. */
export function userName(options: RunOptions, endpoint: Endpoint): string | undefined {
  return options.user ?? endpoint.user ?? endpoint.practice?.user;
}

function howFar(
  { stopAfter, send = false }: RunOptions,
  { practice }: Endpoint,
): { stopAfter: StopAfter; send: boolean } {
  const delivers = stopAfter === 'data' || stopAfter === 'quit';
  if (delivers && !send) {
    throw new UsageError('--stop-after', `${stopAfter} hands over a real message; add --send.`);
  }
  if (send && stopAfter !== undefined && !delivers) {
    throw new UsageError('--send', `the run stops after ${stopAfter}, before the message.`);
  }
  if (stopAfter !== undefined || send) return { stopAfter: stopAfter ?? 'quit', send };
  // A practice server is met where its fault is; its mail goes nowhere.
  const reach = practice?.reach ?? 'auth';
  return { stopAfter: reach, send: reach === 'data' || reach === 'quit' };
}

function connectionPlan(options: RunOptions, endpoint: Endpoint): ConnectionPlan {
  const { host, port, security } = endpoint;
  const { connectIp, sourceIp, proxy, ehloName, timeout, runTimeout } = options;
  if (options['4'] && options['6']) throw new UsageError('--4', 'this excludes --6.');
  const family = options['4'] ? 4 : options['6'] ? 6 : undefined;
  const fixed = ipFamily(connectIp ?? host);
  if (family !== undefined && fixed !== 0 && fixed !== family) {
    throw new UsageError(`--${String(family)}`, `the address given is an IPv${String(fixed)} one.`);
  }
  const from = ipFamily(sourceIp ?? '');
  const wanted = family ?? fixed;
  // Through a proxy the connection from there goes to the proxy.
  if (proxy === undefined && from !== 0 && wanted !== 0 && from !== wanted) {
    throw new UsageError(
      '--source-ip',
      `an IPv${String(from)} address cannot reach an IPv${String(wanted)} one.`,
    );
  }
  return {
    host,
    port,
    security,
    ...(connectIp !== undefined && { connectIp }),
    ...(sourceIp !== undefined && { sourceIp }),
    ...(proxy !== undefined && { proxy }),
    ...(family !== undefined && { family }),
    ...(ehloName !== undefined && { ehloName }),
    ...(timeout !== undefined && { timeouts: timeout }),
    ...(runTimeout !== undefined && { runTimeout }),
  };
}

function tlsPlan(
  options: RunOptions,
  { practice, profile }: Endpoint,
  keep: Keep,
  identity: ClientIdentity | undefined,
): TlsPlan {
  const { tlsName, insecure } = options;
  const serverName =
    tlsName === undefined ? practice?.serverName : parseHost('--tls-name', tlsName);
  const ca =
    options.ca === undefined
      ? (practice?.ca ?? profile?.tls.ca)
      : readCertificates('--ca', options.ca);
  const { minVersion, maxVersion } = profile?.tls ?? {};
  return {
    ...(minVersion !== undefined && { minVersion }),
    ...(maxVersion !== undefined && { maxVersion }),
    ...(serverName !== undefined && { serverName }),
    ...(ca !== undefined && { ca }),
    ...(insecure && { insecure: true }),
    ...(identity?.kind === 'pem' && {
      certificate: identity.certificate,
      key: keep(identity.key),
    }),
    ...(identity?.kind === 'pkcs12' && { key: keep(identity.text), pkcs12: true }),
  };
}

function authPlan(user: string, { auth, authzid, allowClearAuth }: RunOptions): AuthPlan {
  return {
    user,
    ...(authzid !== undefined && { authzid }),
    ...(auth !== undefined && { mechanisms: auth }),
    ...(allowClearAuth && { allowClear: true }),
  };
}

function envelopePlan(
  options: RunOptions,
  { practice, profile }: Endpoint,
  user: string | undefined,
  needsRecipient: boolean,
): EnvelopePlan {
  const { ret, envid, requireTls, notify, orcpt } = options;
  const to = options.to ?? practice?.to ?? [];
  if (needsRecipient && to.length === 0) {
    throw new UsageError('--to', 'missing; to go as far as RCPT, name a recipient.');
  }
  if (orcpt !== undefined && to.length > 1) {
    throw new UsageError('--orcpt', 'this is for a run with one recipient.');
  }
  return {
    from: options.from ?? practice?.from ?? senderFrom(user),
    to: to.map((address) => ({
      ...profile?.envelope?.to.find((saved) => saved.address === address),
      address,
      ...(notify !== undefined && { notify }),
      ...(orcpt !== undefined && { orcpt }),
    })),
    ...(ret !== undefined && { ret }),
    ...(envid !== undefined && { envid }),
    ...(requireTls && { requireTls: true }),
  };
}

/** The user's own address, which most servers want as the sender anyway. */
function senderFrom(user: string | undefined): string {
  if (user?.includes('@')) {
    try {
      return parseReversePath('--from', user);
    } catch {
      // A login name that merely looks like an address is no sender.
    }
  }
  throw new UsageError('--from', 'missing; to go as far as MAIL, name the sender.');
}
