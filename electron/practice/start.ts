// Starts a practice server on loopback, with a CA and a certificate of its own.

import { createServer, type Server } from 'node:net';
import { createSecureContext } from 'node:tls';
import { presentCertificate, type ServerCertificate } from './authority.ts';
import { findLesson, type PracticeName } from './catalogue.ts';
import { converse } from './dialogue.ts';
import type { Lesson } from './lesson.ts';
import { listen, LOOPBACK, type PortRefusal } from './loopback.ts';
import { healthyReplies } from './replies.ts';

/**
 * The account on every practice server. The password is known to everybody and
 * protects nothing; it shares no word with the servers' replies, in which it would
 * be masked.
 */
export const PRACTICE_ACCOUNT = {
  user: 'ann@practice.example',
  password: 'Wombat-7-Lantern',
  token: 'ya29.Lantern-7-Wombat',
} as const;

/** The name in the certificates, and in the greetings. */
export const PRACTICE_SERVER_NAME = 'submission.practice.example';

const PRACTICE_DOMAIN = 'practice.example';

export interface PracticeOptions {
  /** Port to listen on; any free one if absent, or if it is taken. */
  readonly port?: number;
  /** The time of the certificates. */
  readonly now?: Date;
}

/** A practice server that runs, and all that a run against it needs. */
export interface PracticeServer {
  readonly name: PracticeName;
  readonly lesson: Lesson;
  readonly host: typeof LOOPBACK;
  readonly port: number;
  /** The port that was asked for and could not be had, and why. */
  readonly refused?: { readonly port: number; readonly why: PortRefusal };
  readonly security: Lesson['security'];
  /** For SNI and the certificate, as `--tls-name`. */
  readonly serverName: string;
  /** The root to trust in runs against this server, and in no others; PEM. */
  readonly ca: string;
  readonly user: string;
  readonly password: string;
  readonly token: string;
  readonly from: string;
  readonly to: readonly string[];
  /** Ends all connections and closes the port; resolves when nothing is left. */
  stop(): Promise<void>;
}

/** Starts the server; `findLesson` tells whether a name is one. */
export async function startPractice(
  name: PracticeName,
  options: PracticeOptions = {},
): Promise<PracticeServer> {
  const lesson = findLesson(name);
  if (lesson === undefined) throw new RangeError(`no practice server is called ${name}`);
  const certificate = presentCertificate(
    lesson.fault?.certificate ?? 'good',
    [PRACTICE_SERVER_NAME, 'localhost', LOOPBACK],
    options.now ?? new Date(),
  );
  const asked = options.port ?? 0;
  const { port, refusal, stop } = await listen(await makeServer(lesson, certificate), asked);
  return {
    name,
    lesson,
    host: LOOPBACK,
    port,
    ...(refusal !== undefined && { refused: { port: asked, why: refusal } }),
    security: lesson.security,
    serverName: PRACTICE_SERVER_NAME,
    ca: certificate.ca,
    ...PRACTICE_ACCOUNT,
    from: PRACTICE_ACCOUNT.user,
    to: (lesson.recipients ?? ['bob']).map((local) => `${local}@${PRACTICE_DOMAIN}`),
    stop,
  };
}

async function makeServer(lesson: Lesson, certificate: ServerCertificate): Promise<Server> {
  const speaksTls = { starttls: false, implicit: true }[lesson.security];
  if (lesson.fault === undefined) {
    const { healthyServer } = await import('./healthy.ts');
    return healthyServer({
      serverName: PRACTICE_SERVER_NAME,
      implicitTls: speaksTls,
      certificate,
      account: PRACTICE_ACCOUNT,
    });
  }
  const { speaks, replies } = lesson.fault;
  const dialogue = {
    serverName: PRACTICE_SERVER_NAME,
    context: createSecureContext({ key: certificate.key, cert: certificate.cert }),
    implicitTls: speaks === undefined ? speaksTls : speaks === 'tls',
    replies: { ...healthyReplies(PRACTICE_ACCOUNT), ...replies },
    seen: new Map<string, number>(),
  };
  return createServer((socket) => {
    void converse(socket, dialogue);
  });
}
