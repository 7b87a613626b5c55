// Plays a submission server that gives the secret back wherever it can, and runs plans against it.

import type { RunSecrets } from '../../electron/engine/run.ts';
import { Secret } from '../../electron/engine/secret.ts';
import { exports } from '../../shared/export/exports.ts';
import { LOG_FORMATS } from '../../shared/export/formats.ts';
import type { AuthPlan, RunPlan, SecretRef } from '../../shared/run/plan.ts';
import type { KnownMechanism, MechanismName } from '../../shared/smtp/sasl-name.ts';
import { ConversationOver } from '../peers/scripted-conversation.ts';
import {
  close,
  inChunksOf,
  octets,
  receive,
  receiveAny,
  reply,
  send,
  sentCredentials,
  startPeer,
  type Script,
  type Step,
} from '../peers/scripted.ts';
import { replyLines, type Echo } from './echoes.ts';
import { planFor, runPlan, type Ran } from './running.ts';

export interface Leaking {
  readonly mechanism: KnownMechanism;
  readonly echo: Echo;
  /** Octets of the echo at which a new line begins. */
  readonly cuts: readonly number[];
  readonly enhanced: boolean;
  /** Octets that the server sends in one segment. */
  readonly chunk: number;
}

export const USER = 'ann@example.org';

const CHALLENGE = '<1896.697170952@mail.example.org>';

const lines = (...parts: readonly Uint8Array[]) =>
  Buffer.concat(parts.flatMap((part) => [part, Buffer.from('\r\n')]));

const base64 = (text: string | Buffer) => Buffer.from(text).toString('base64');

/** Says the secret, and what was derived from it, in a reply and in the one to QUIT. */
function leakingServer(
  secret: string,
  { mechanism, echo, cuts, enhanced, chunk }: Leaking,
): Script {
  const echoed = echo.of(secret);
  const asks = (text: string | Buffer) => send(`334 ${base64(text)}`);
  const exchange: Record<KnownMechanism, Script> = {
    // Asks once more although the message came with the command.
    PLAIN: [asks(Buffer.concat([Buffer.from('again: <'), echoed])), receiveAny],
    LOGIN: [asks('Username:'), receive(base64(USER)), asks('Password:'), receiveAny],
    'CRAM-MD5': [asks(CHALLENGE), receiveAny],
    XOAUTH2: [asks(JSON.stringify({ status: '401', token: secret })), receive('')],
  };
  return [
    inChunksOf(chunk),
    send('220 mail.example.org ESMTP'),
    receive(/^EHLO /),
    send('250-mail.example.org', `250 AUTH ${mechanism}`),
    receive(new RegExp(`^AUTH ${mechanism}`)),
    ...exchange[mechanism],
    octets(lines(...replyLines(echoed, cuts, { enhanced }))),
    receive('QUIT'),
    reply((received) => {
      const sent = sentCredentials(received);
      return lines(
        Buffer.from(`221-${sent.secret} ${sent.base64}`),
        Buffer.from(`221 ${base64(received.lines.join('\n'))}`),
      );
    }),
    close,
  ].map(untilGone);
}

/** A client that has heard enough may go. */
function untilGone(step: Step): Step {
  return async (on) => {
    try {
      await step(on);
    } catch (error) {
      if (!(error instanceof ConversationOver)) throw error;
    }
  };
}

/** A plan that signs in there. */
export function signInPlan(
  port: number,
  mechanism: KnownMechanism,
  via: RunPlan['via'] = 'raw',
): RunPlan {
  const ref = 'ref' as SecretRef;
  const auth: AuthPlan = {
    user: USER,
    mechanisms: [mechanism as string as MechanismName],
    allowClear: true,
    ...(mechanism === 'XOAUTH2' ? { token: ref } : { password: ref }),
  };
  return planFor(port, { auth, stopAfter: 'auth', via });
}

/** Starts the server, does something with it, and stops it. */
export async function withLeakingServer<T>(
  secret: string,
  leaking: Leaking,
  use: (port: number) => Promise<T>,
): Promise<T> {
  const peer = await startPeer(leakingServer(secret, leaking));
  try {
    return await use(peer.port);
  } finally {
    await peer.stop();
  }
}

/** A run against such a server. */
export function runLeaking(
  secret: string,
  leaking: Leaking,
  via: RunPlan['via'] = 'raw',
): Promise<Ran> {
  const secrets: RunSecrets =
    leaking.mechanism === 'XOAUTH2'
      ? { token: new Secret(secret) }
      : { password: new Secret(secret) };
  return withLeakingServer(secret, leaking, (port) =>
    runPlan(signInPlan(port, leaking.mechanism, via), secrets),
  );
}

/** Everything that is left of a run, as one text: log, report and exports. */
export function remains({ log, report }: Pick<Ran, 'log' | 'report'>): string {
  return [
    JSON.stringify(log),
    JSON.stringify(report),
    ...LOG_FORMATS.map((format) => exports[format](log, report)).filter(
      (made) => typeof made === 'string',
    ),
  ].join('\n');
}

/** The server's words since the first secret left, without codes, line by line. */
export function wordsAfterSecret({ log }: Pick<Ran, 'log'>): readonly string[] {
  const left = log.findIndex(
    (event) => event.type === 'line.sent' && event.text.includes('[secret]'),
  );
  if (left === -1) throw new Error('no secret has left');
  return log.slice(left).flatMap((event) => {
    if (event.type === 'line.received') return [event.text.replace(/^\d{3}[- ](?:5\.7\.8 )?/, '')];
    return event.type === 'challenge.decoded' ? [event.text] : [];
  });
}

/** A log but for what differs between two runs of the same plan: times and ports. */
export function timeless({ log }: Pick<Ran, 'log'>): unknown {
  return JSON.parse(
    JSON.stringify(log, (key, value: unknown) =>
      ['at', 'startedAt', 'port', 'localPort'].includes(key) ? undefined : value,
    ),
  );
}
