// Runs plans through nodemailer for tests, without judging them, and starts servers for it.

import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { PHASE_TIMEOUTS } from '../../../electron/engine/bounds.ts';
import { Recorder } from '../../../electron/engine/recorder.ts';
import { Redactor } from '../../../electron/engine/redactor.ts';
import { Secret } from '../../../electron/engine/secret.ts';
import { Phases } from '../../../electron/engine/session/phases.ts';
import { Stopped } from '../../../electron/engine/session/stopped.ts';
import { runViaNodemailer } from '../../../electron/engine/via-nodemailer/run-via-nodemailer.ts';
import type { RunEvent, RunFact } from '../../../shared/run/event.ts';
import type { Phase } from '../../../shared/run/phase.ts';
import type { RunPlan, SecretRef } from '../../../shared/run/plan.ts';
import { serverCertificate } from '../../peers/ca.ts';

export interface Observed {
  readonly log: readonly RunEvent[];
  /** `C: ` and `S: ` lines; those inside TLS begin with `*`. */
  readonly transcript: readonly string[];
  /** How each phase that was started ended. */
  readonly states: Partial<Record<Phase, 'passed' | 'failed' | 'open'>>;
  /** What the phases and lines do not show, without numbers and times. */
  readonly facts: readonly RunFact[];
  all<T extends RunFact['type']>(type: T): readonly Extract<RunEvent, { type: T }>[];
}

export interface ObserveOptions {
  readonly password?: string;
  readonly token?: string;
  readonly timeouts?: Partial<Record<Phase, number>>;
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: RunEvent) => void;
}

/** Runs the plan; what `Stopped` would end is over, anything else is thrown. */
export async function observe(plan: RunPlan, options: ObserveOptions = {}): Promise<Observed> {
  const { password, token, timeouts, signal = new AbortController().signal, onEvent } = options;
  const log: RunEvent[] = [];
  const { record } = new Recorder(
    () => performance.now(),
    (event) => {
      log.push(JSON.parse(JSON.stringify(event)) as RunEvent);
      onEvent?.(event);
    },
  );
  const secrets = {
    ...(password === undefined ? {} : { password: new Secret(password) }),
    ...(token === undefined ? {} : { token: new Secret(token) }),
  };
  const redactor = new Redactor();
  for (const secret of Object.values(secrets)) redactor.learn(secret);
  const phases = new Phases(record);
  try {
    const deps = { record, redactor, phases, signal, timeouts: { ...PHASE_TIMEOUTS, ...timeouts } };
    await runViaNodemailer(plan, secrets, deps);
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
  }
  phases.failOpen();
  return {
    log,
    transcript: log.flatMap(spoken),
    states: Object.fromEntries(log.flatMap(phaseState)),
    facts: log.filter(isFact).map(({ seq: _, at: __, ...fact }) => fact),
    all: (type) => log.filter((event) => event.type === type) as never,
  };
}

function spoken(event: RunEvent): string[] {
  if (event.type === 'message.sent') return [`C: <${String(event.size)} octets>`];
  if (event.type !== 'line.sent' && event.type !== 'line.received') return [];
  const by = event.type === 'line.sent' ? 'C' : 'S';
  return [`${event.encrypted ? '*' : ''}${by}: ${event.text}`];
}

function phaseState(event: RunEvent): [Phase, string][] {
  if (event.type === 'phase.started') return [[event.phase, 'open']];
  return event.type === 'phase.ended' ? [[event.phase, event.state]] : [];
}

function isFact({ type }: RunEvent): boolean {
  return !/^(?:phase|line|reply)\./.test(type) && type !== 'observation.missing';
}

/** A plan for a port of 127.0.0.1 up to EHLO, trusting the tests' own root. */
export function planFor(port: number, plan: Partial<RunPlan> = {}): RunPlan {
  return {
    stopAfter: 'ehlo',
    send: false,
    followUp: false,
    via: 'nodemailer',
    ...plan,
    tls: { ca: certificate.ca, serverName: 'mail.example.org', ...plan.tls },
    connection: {
      host: '127.0.0.1',
      port,
      security: 'starttls',
      ehloName: 'client.example.org',
      ...plan.connection,
    },
  };
}

/** The same with another security than STARTTLS. */
export const via = (port: number, security: 'none' | 'implicit'): Pick<RunPlan, 'connection'> => ({
  connection: { host: '127.0.0.1', port, security, ehloName: 'client.example.org' },
});

export const certificate = serverCertificate();

export const PASSWORD = 'correct horse battery';

export const auth = { user: 'ada@example.org', password: 'ref' as SecretRef } as const;

export interface Delivered {
  readonly from: string;
  readonly to: readonly string[];
  readonly content: Buffer;
}

export interface Server {
  readonly port: number;
  readonly delivered: readonly Delivered[];
  stop(): Promise<void>;
}

/** An smtp-server that accepts `auth` with `PASSWORD`, and any mail but to `refused@`. */
export async function startServer(options: SMTPServerOptions = {}): Promise<Server> {
  const delivered: Delivered[] = [];
  const server = new SMTPServer({
    name: 'mx.example.org',
    banner: 'ready',
    key: certificate.key,
    cert: certificate.cert,
    authMethods: ['PLAIN', 'LOGIN', 'CRAM-MD5', 'XOAUTH2'],
    authOptional: true,
    allowInsecureAuth: true,
    disableReverseLookup: true,
    onAuth(given, _session, done) {
      const right =
        given.username === auth.user &&
        (given.method === 'CRAM-MD5'
          ? given.validatePassword(PASSWORD)
          : given.method === 'XOAUTH2'
            ? given.accessToken === PASSWORD
            : given.password === PASSWORD);
      if (right) done(null, { user: given.username ?? '' });
      else if (given.method === 'XOAUTH2')
        done(null, { data: { status: '401', schemes: 'bearer' } });
      else done(new Error('Authentication credentials invalid'));
    },
    onRcptTo({ address }, _session, done) {
      const refusal = Object.assign(new Error('No such user here'), { responseCode: 550 });
      done(address.startsWith('refused@') ? refusal : null);
    },
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        delivered.push({
          from: envelope.mailFrom === false ? '' : envelope.mailFrom.address,
          to: envelope.rcptTo.map(({ address }) => address),
          content: Buffer.concat(chunks),
        });
        done(null, 'queued as 1');
      });
    },
    ...options,
  });
  // Clients that leave in the handshake are what these tests are about.
  server.on('error', () => undefined);
  const listener = server.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  return {
    port: (listener.address() as AddressInfo).port,
    delivered,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}
