// Reads from a plan what another program has to be told to do the same.

import { effectiveSecurity, type RunPlan, type Security } from '../run/plan.ts';
import type { KnownMechanism } from '../smtp/sasl-name.ts';
import { visible } from '../smtp/visible.ts';

/** Files that the plan has by content, and another program by name. */
export interface CopyFiles {
  readonly ca?: string;
  readonly certificate?: string;
  readonly key?: string;
  readonly message?: string;
}

export interface CopyAuth {
  readonly user: string;
  readonly authzid: string | undefined;
  readonly mechanism: string;
  /** The environment variable that the secret is expected in. */
  readonly variable: 'EHLO_PASSWORD' | 'EHLO_TOKEN';
}

/** How far it goes: EHLO inside TLS, sign-in, the envelope (undone), or the message. */
export type Reach = 'ehlo' | 'auth' | 'rcpt' | 'send';

export interface CopySettings {
  readonly host: string;
  readonly port: number;
  readonly security: Exclude<Security, 'auto'>;
  /** Where to connect to, if not to the host. */
  readonly connectIp: string | undefined;
  readonly sourceIp: string | undefined;
  readonly family: 4 | 6 | undefined;
  readonly ehloName: string | undefined;
  /** The name for SNI and the certificate. */
  readonly tlsName: string;
  readonly insecure: boolean;
  readonly ca: string | undefined;
  readonly certificate: string | undefined;
  readonly key: string | undefined;
  readonly auth: CopyAuth | undefined;
  readonly reach: Reach;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  /** Lines are divided by line feeds. */
  readonly text: string;
  /** A whole message instead of subject and text. */
  readonly messageFile: string | undefined;
  /** What no form carries over; sentences. */
  readonly leftOut: readonly string[];
}

const SUBJECT = 'Ehlo test message';
const TEXT = 'This message was sent to see whether this server takes and delivers mail.';

/** What another program is told; no character in it acts on a terminal or ends a line. */
export function copySettings(plan: RunPlan, files: CopyFiles = {}): CopySettings {
  const { connection, tls, envelope, message } = plan;
  const composed = message?.kind === 'composed' ? message : undefined;
  const showsPem = (tls.certificate ?? files.certificate) !== undefined;
  const optional = (value: string | undefined) =>
    value === undefined ? undefined : visible(value);
  return {
    host: visible(connection.host),
    port: connection.port,
    security: effectiveSecurity(connection),
    connectIp: optional(connection.connectIp),
    sourceIp: optional(connection.sourceIp),
    family: connection.family,
    ehloName: optional(connection.ehloName),
    tlsName: visible(tls.serverName ?? connection.host),
    insecure: tls.insecure ?? false,
    ca: tls.ca === undefined ? undefined : visible(files.ca ?? 'ca.pem'),
    certificate: showsPem ? visible(files.certificate ?? 'client.pem') : undefined,
    key: showsPem ? visible(files.key ?? 'client.key') : undefined,
    auth: authOf(plan),
    reach: reachOf(plan),
    from: visible(envelope?.from ?? ''),
    to: envelope?.to.map(({ address }) => visible(address)) ?? [],
    subject: visible(composed?.subject ?? SUBJECT),
    text: (composed?.text ?? TEXT).split(/\r?\n/).map(visible).join('\n'),
    messageFile: message?.kind === 'raw' ? visible(files.message ?? 'message.eml') : undefined,
    leftOut: leftOut(plan, files),
  };
}

function authOf({ auth }: RunPlan): CopyAuth | undefined {
  if (auth === undefined) return undefined;
  const usual: KnownMechanism = auth.token === undefined ? 'PLAIN' : 'XOAUTH2';
  const mechanism: string = auth.mechanisms?.[0] ?? usual;
  return {
    user: visible(auth.user),
    authzid: auth.authzid === undefined ? undefined : visible(auth.authzid),
    mechanism,
    variable:
      mechanism === 'XOAUTH2' || mechanism === 'OAUTHBEARER' ? 'EHLO_TOKEN' : 'EHLO_PASSWORD',
  };
}

function reachOf({ stopAfter, auth }: RunPlan): Reach {
  switch (stopAfter) {
    case 'connect':
    case 'greeting':
    case 'tls':
    case 'ehlo':
      return 'ehlo';
    case 'auth':
      return auth === undefined ? 'ehlo' : 'auth';
    case 'mail':
    case 'rcpt':
      return 'rcpt';
    case 'data':
    case 'quit':
      return 'send';
  }
}

function leftOut({ connection, tls, envelope, message, chunking }: RunPlan, files: CopyFiles) {
  const composed = message?.kind === 'composed' ? message : undefined;
  const { ret, envid, requireTls, to = [] } = envelope ?? {};
  const notices = to.some(({ notify, orcpt }) => (notify ?? orcpt) !== undefined);
  const parts = [composed?.html, composed?.headers, composed?.attachments];
  const rows: readonly (readonly [boolean, string])[] = [
    [connection.proxy !== undefined, 'The proxy is left out.'],
    [tls.pkcs12 ?? false, 'The client certificate in a PKCS#12 file is left out.'],
    [
      (tls.minVersion ?? tls.maxVersion) !== undefined,
      'The bounds of the TLS version are left out.',
    ],
    [notices || (ret ?? envid) !== undefined, 'What is asked of delivery notices is left out.'],
    [requireTls ?? false, 'REQUIRETLS is left out.'],
    [chunking ?? false, 'The message goes with DATA, not in chunks.'],
    [
      parts.some((part) => part !== undefined && part.length > 0),
      'Of the message only subject and text are carried over.',
    ],
    [
      tls.ca !== undefined && files.ca === undefined,
      'Save the roots that the settings trust as ca.pem.',
    ],
    [
      tls.certificate !== undefined && files.certificate === undefined,
      'Save the client certificate and its key as client.pem and client.key.',
    ],
    [message?.kind === 'raw' && files.message === undefined, 'Save the message as message.eml.'],
  ];
  return rows.filter(([holds]) => holds).map(([, sentence]) => sentence);
}
