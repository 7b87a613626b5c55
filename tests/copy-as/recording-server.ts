// Takes mail as a submission server does, and keeps what a client of it did.

import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import { issue } from '../peers/ca.ts';

/** What a client said and did, as far as two of them can be compared. */
export interface Seen {
  ehlo?: string;
  encrypted: boolean;
  /** The name that it asked for in TLS. */
  serverName?: string;
  mechanism?: string;
  user?: string;
  /** Whether it knew the secret. */
  knew?: boolean;
  from?: string;
  to: string[];
  message?: string;
}

export const SERVER_NAME = 'submission.copy.example';
export const ACCOUNT = { user: "o'ann@copy.example", password: 'Wombat 7"\\$x Lantern' } as const;

export interface RecordingServer {
  readonly port: number;
  readonly ca: string;
  /** What the last client did; the next one begins anew. */
  take(): Promise<Seen>;
  stop(): Promise<void>;
}

export async function startRecordingServer(implicit: boolean): Promise<RecordingServer> {
  const authority = issue({ commonName: 'Copy test authority', ca: true });
  const { cert, key } = issue({
    commonName: SERVER_NAME,
    names: [SERVER_NAME, 'localhost', '127.0.0.1'],
    issuer: authority,
    purpose: 'server',
  });
  let seen: Seen = { encrypted: false, to: [] };
  let open = 0;
  const note = (session: SMTPServerSession): void => {
    if (session.hostNameAppearsAs) seen.ehlo = session.hostNameAppearsAs;
    seen.encrypted = session.secure;
  };
  const server = new SMTPServer({
    name: SERVER_NAME,
    secure: implicit,
    cert,
    key,
    authMethods: ['PLAIN', 'LOGIN', 'CRAM-MD5', 'XOAUTH2'],
    authOptional: true,
    disableReverseLookup: true,
    logger: false,
    onConnect: (_session, callback) => {
      open += 1;
      callback();
    },
    onClose: () => {
      open -= 1;
    },
    onSecure: (socket, session, callback) => {
      note(session);
      const asked = (socket as TLSSocket & { servername?: string | false }).servername;
      if (asked) seen.serverName = asked;
      callback();
    },
    onAuth: (auth, session, callback) => {
      note(session);
      seen.mechanism = auth.method;
      if (auth.username !== undefined) seen.user = auth.username;
      seen.knew =
        auth.method === 'CRAM-MD5'
          ? auth.validatePassword(ACCOUNT.password)
          : (auth.method === 'XOAUTH2' ? auth.accessToken : auth.password) === ACCOUNT.password;
      if (seen.knew) callback(null, { user: auth.username });
      else callback(new Error('Wrong'));
    },
    onMailFrom: (address, session, callback) => {
      note(session);
      seen.from = address.address;
      callback();
    },
    onRcptTo: (address, _session, callback) => {
      seen.to.push(address.address);
      callback();
    },
    onData: (stream, _session, callback) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.once('end', () => {
        seen.message = Buffer.concat(chunks).toString('utf8');
        callback(null, 'Ok');
      });
    },
  });
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    port,
    ca: authority.cert,
    async take() {
      while (open > 0) await new Promise((resolve) => setTimeout(resolve, 20));
      const taken = seen;
      seen = { encrypted: false, to: [] };
      return taken;
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
