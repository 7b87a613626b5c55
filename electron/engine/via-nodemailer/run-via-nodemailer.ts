// Runs a plan through nodemailer's own SMTP client, as an application would send with it.

import { randomBytes } from 'node:crypto';
import { isIP } from 'node:net';
import type { SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection';
import type { NotObserved } from '../../../shared/run/event.ts';
import { unsupportedByNodemailer } from '../../../shared/run/nodemailer-limits.ts';
import type { Phase } from '../../../shared/run/phase.ts';
import { effectiveSecurity, type RunPlan } from '../../../shared/run/plan.ts';
import { findExtension } from '../../../shared/smtp/extension.ts';
import { composeMessage, type Message } from '../message/compose.ts';
import { messageFacts } from '../message/facts.ts';
import { isBinary } from '../message/lines.ts';
import { UnusableTlsOptions } from '../net/tls-options.ts';
import type { Redactor } from '../redactor.ts';
import type { Credentials } from '../sasl/mechanism.ts';
import type { Secret } from '../secret.ts';
import { missing, type Announced } from '../session/context.ts';
import { writeEnvelope } from '../session/parameters.ts';
import type { Phases } from '../session/phases.ts';
import { Stopped } from '../session/stopped.ts';
import type { RecordFact } from '../session/wire.ts';
import { connectionOptions } from './connection-options.ts';
import { nodemailerAuth, type SignInCredentials } from './credentials.ts';
import { nodemailerEnvelope } from './envelope.ts';
import { ObservedConnection } from './observed-connection.ts';
import { Observer } from './observer.ts';
import { Transcript } from './transcript.ts';

export interface NodemailerSecrets {
  readonly password?: Secret;
  readonly token?: Secret;
  readonly key?: Secret;
}

export interface NodemailerDependencies {
  readonly record: RecordFact;
  /** Knows the run's secrets already. */
  readonly redactor: Redactor;
  readonly phases: Phases;
  readonly timeouts: Readonly<Record<Phase, number>>;
  readonly signal: AbortSignal;
}

/**
 * Walks as far as the plan goes and leaves with QUIT. Facts that end the run early are
 * recorded and thrown as `Stopped`; a plan that nodemailer has no way to carry out
 * (`unsupportedByNodemailer`) must not come here and is a `TypeError`.
 */
export async function runViaNodemailer(
  plan: RunPlan,
  secrets: NodemailerSecrets,
  deps: NodemailerDependencies,
): Promise<void> {
  const [unsupported] = unsupportedByNodemailer(plan);
  if (unsupported !== undefined) throw new TypeError(`Nodemailer cannot do it: ${unsupported}`);
  const { record, redactor, phases } = deps;
  record({ type: 'observation.missing', what: notObserved(plan) });
  const credentials = credentialsOf(plan, secrets);
  const observer = new Observer({
    plan,
    transcript: new Transcript(record, redactor),
    record,
    phases,
    ...(credentials === undefined ? {} : { signIn: { ...credentials, record, redactor } }),
  });
  const options = usableOptions(plan, secrets, deps);
  const connection = new ObservedConnection(options, { ...deps, plan, observer });
  phases.start('resolve');
  try {
    await connection.connect();
    await submit({ plan, observer, connection, credentials, deps });
  } finally {
    await connection.leave();
  }
}

interface Context {
  readonly plan: RunPlan;
  readonly observer: Observer;
  readonly connection: ObservedConnection;
  readonly credentials: SignInCredentials | undefined;
  readonly deps: NodemailerDependencies;
}

/** Signs in and sends, as far as the plan goes; nodemailer is through with EHLO and TLS. */
async function submit({ plan, observer, connection, credentials, deps }: Context): Promise<void> {
  const { record, phases } = deps;
  if (plan.stopAfter === 'ehlo' || plan.stopAfter === 'tls') return;
  const { announced } = observer;
  const composing = compose(plan, announced, connection.name);
  composing.catch(() => undefined);
  if (credentials !== undefined) {
    await phases.walk('auth', async () => {
      const signIn = nodemailerAuth(credentials, announced, observer.encrypted);
      if (signIn.type === 'missing') return missing(record, 'auth', signIn.what);
      try {
        await connection.login(signIn.auth);
      } catch (error) {
        observer.signIn?.end(false);
        throw error;
      }
      observer.signIn?.end(true);
    });
  }
  if (plan.stopAfter === 'auth' || plan.envelope === undefined) return;
  const message = await composing;
  const facts = messageFacts(message.content);
  const shape = { ...message, ...facts, binary: isBinary(message.content) };
  // Nodemailer leaves out what the server lacks and sends all the same; a test must not.
  const envelope = writeEnvelope(
    { ...plan, envelope: plan.envelope },
    shape,
    announced,
    effectiveSecurity(plan.connection) !== 'none',
  );
  if (envelope.type === 'missing') {
    return phases.walk('mail', () => missing(record, 'mail', envelope.what));
  }
  observer.transaction.expectMessage({ ...facts, linesMended: message.linesMended });
  const octets = Buffer.from(message.content);
  await connection.send(nodemailerEnvelope(plan.envelope, shape), octets);
}

/** The connection's options; settings that no handshake can be tried with fail at `tls`. */
function usableOptions(
  plan: RunPlan,
  { key }: NodemailerSecrets,
  { record, phases, timeouts }: NodemailerDependencies,
): SMTPConnectionOptions {
  try {
    return connectionOptions(plan, key, timeouts);
  } catch (error) {
    if (!(error instanceof UnusableTlsOptions)) throw error;
    phases.start('tls');
    record({ type: 'tls.failed', cause: 'options-unusable' });
    throw new Stopped();
  }
}

function compose(plan: RunPlan, announced: Announced, ehloName: string): Promise<Message> {
  const eightBit = findExtension(announced, '8BITMIME') !== undefined;
  return composeMessage(plan, { eightBit, ehloName, now: new Date(), random: randomBytes });
}

function credentialsOf(
  { auth }: RunPlan,
  { password, token }: NodemailerSecrets,
): SignInCredentials | undefined {
  if (auth === undefined) return undefined;
  const credentials: Credentials = {
    user: auth.user,
    ...(password === undefined ? {} : { password }),
    ...(token === undefined ? {} : { token }),
  };
  return { auth, credentials };
}

/** What nodemailer keeps to itself in a run of this plan. */
function notObserved({ connection }: RunPlan): readonly NotObserved[] {
  const fixed = isIP(connection.connectIp ?? connection.host) !== 0;
  const encrypted = effectiveSecurity(connection) !== 'none';
  return [
    ...(fixed ? [] : (['addresses'] as const)),
    ...(encrypted ? (['encryption', 'certificate', 'roots'] as const) : []),
    'flights',
  ];
}
