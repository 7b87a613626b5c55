// Makes the healthy submission server, on the smtp-server package.

import type { Server } from 'node:net';
import { SMTPServer, type SMTPServerAuthentication, type SMTPServerOptions } from 'smtp-server';
import type { ServerCertificate } from './authority.ts';
import { SIZE_LIMIT, type Account } from './replies.ts';

export interface HealthyOptions {
  readonly serverName: string;
  readonly implicitTls: boolean;
  readonly certificate: ServerCertificate;
  readonly account: Account & { readonly token: string };
}

/** Milliseconds without a word from the client, after which a session ends. */
const IDLE_TIMEOUT = 120_000;

/** Makes the server; it does not listen yet. It looks no name up and keeps no message. */
export function healthyServer(options: HealthyOptions): Server {
  const { serverName, implicitTls, certificate, account } = options;
  const accept: SMTPServerOptions['onAuth'] = (auth, _session, callback) => {
    if (auth.username === account.user && proves(auth, account)) {
      callback(null, { user: account.user });
      return;
    }
    // For XOAUTH2 the data become the 334's JSON; smtp-server words the final 535 itself.
    callback(
      null,
      auth.method === 'XOAUTH2'
        ? { data: { status: '401', schemes: 'Bearer' } }
        : { message: 'Error: authentication failed: (reason unavailable)' },
    );
  };
  const smtp = new SMTPServer({
    name: serverName,
    banner: 'Ehlo practice server',
    heloResponse: '%s',
    secure: implicitTls,
    key: certificate.key,
    cert: certificate.cert,
    authMethods: ['PLAIN', 'LOGIN', 'CRAM-MD5', 'XOAUTH2'],
    size: SIZE_LIMIT,
    // smtp-server leaves these out unless it is asked not to.
    hideENHANCEDSTATUSCODES: false,
    hideDSN: false,
    hideREQUIRETLS: false,
    rejectOversized: true,
    // A reverse look-up would ask the network's DNS for 127.0.0.1.
    disableReverseLookup: true,
    logger: false,
    socketTimeout: IDLE_TIMEOUT,
    // A server in good health offers no sign-in where somebody could listen.
    onConnect: (session, callback) => {
      if (!session.secure) session.disabledCommands = ['AUTH'];
      callback();
    },
    onSecure: (_socket, session, callback) => {
      session.disabledCommands = [];
      callback();
    },
    onAuth: accept,
    onData: (stream, session, callback) => {
      stream.resume();
      stream.once('end', () => {
        callback(null, `Ok: queued as ${session.id.slice(0, 10).toUpperCase()}`);
      });
    },
  });
  // What clients do wrong (a refused certificate, a reset) is theirs to see.
  smtp.on('error', () => undefined);
  return smtp.server;
}

function proves(auth: SMTPServerAuthentication, account: HealthyOptions['account']): boolean {
  switch (auth.method) {
    case 'PLAIN':
    case 'LOGIN':
      return auth.password === account.password;
    case 'CRAM-MD5':
      return auth.validatePassword(account.password);
    case 'XOAUTH2':
      return auth.accessToken === account.token;
    case 'XCLIENT':
      return false;
  }
}
