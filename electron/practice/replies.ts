// The replies of a plain, healthy submission server in Postfix's words; a fault replaces some.

import { multiline, say, type Answer } from './answer.ts';

/** What the server knows of the client so far. */
export interface SessionView {
  readonly serverName: string;
  readonly encrypted: boolean;
  readonly user: string | undefined;
  readonly from: string | undefined;
  readonly accepted: readonly string[];
  /** Facts that outlast a connection: how often this server has seen something. */
  readonly seen: Map<string, number>;
}

/** One answer for each moment of a session. */
export interface Replies {
  greeting(session: SessionView): Answer;
  /** The extensions in the reply to EHLO, below the server's name. */
  extensions(session: SessionView): readonly string[];
  /** A 220 leads into the TLS handshake. */
  starttls(session: SessionView): Answer;
  auth(session: SessionView, user: string, password: string): Answer;
  mail(session: SessionView, path: string, parameters: readonly string[]): Answer;
  rcpt(session: SessionView, path: string): Answer;
  data(session: SessionView): Answer;
  /** To the end of a message of so many octets. */
  message(session: SessionView, octets: number): Answer;
}

export interface Account {
  readonly user: string;
  readonly password: string;
}

export const SIZE_LIMIT = 10_240_000;

/** The extensions after TLS, AUTH set apart since some faults lack it. */
const LASTING = ['PIPELINING', `SIZE ${String(SIZE_LIMIT)}`, 'ENHANCEDSTATUSCODES', '8BITMIME'];
const LAST = ['DSN', 'SMTPUTF8'];
export const AUTH = 'AUTH PLAIN LOGIN';

export const extensionList = (...middle: readonly string[]): readonly string[] => [
  ...LASTING,
  ...middle,
  ...LAST,
];

export function healthyReplies(account: Account): Replies {
  return {
    greeting: ({ serverName }) => say(`220 ${serverName} ESMTP Postfix`),
    extensions: ({ encrypted }) => extensionList(encrypted ? AUTH : 'STARTTLS'),
    starttls: () => say('220 2.0.0 Ready to start TLS'),
    auth: (_session, user, password) =>
      user === account.user && password === account.password
        ? say('235 2.7.0 Authentication successful')
        : say('535 5.7.8 Error: authentication failed: (reason unavailable)'),
    mail: ({ encrypted, user }) => {
      if (!encrypted) return say('530 5.7.0 Must issue a STARTTLS command first');
      return say(user === undefined ? '530 5.7.0 Authentication required' : '250 2.1.0 Ok');
    },
    rcpt: () => say('250 2.1.5 Ok'),
    data: () => say('354 End data with <CR><LF>.<CR><LF>'),
    message: () => say('250 2.0.0 Ok: queued as 4Zq7Xk2Rv9z3L'),
  };
}

/** The whole reply to EHLO. */
export const ehloReply = (session: SessionView, extensions: readonly string[]): Answer =>
  say(...multiline(250, [session.serverName, ...extensions]));
