// Plans and stretches of script that many test logs share.

import type { CertificateFacts, CertificateProblem } from '../../shared/run/certificate.ts';
import type { AttemptOutcome, RunFact } from '../../shared/run/event.ts';
import type { RecordedPlan, SecretRef } from '../../shared/run/plan.ts';
import type { MechanismName } from '../../shared/smtp/sasl-name.ts';
import { logOf, peer, type Log, type Step } from './script.ts';

export const HOST = 'mail.example.test';

/** A plan for `mail.example.test`; what is given replaces the usual. */
export function planOf(change: Partial<RecordedPlan> = {}): RecordedPlan {
  return {
    connection: { host: HOST, port: 587, security: 'auto' },
    tls: { ownRoots: false, clientCertificate: false },
    stopAfter: 'auth',
    send: false,
    followUp: true,
    via: 'raw',
    ...change,
  };
}

export const CLEAR = planOf({ connection: { host: HOST, port: 587, security: 'none' } });
export const TLS_ONLY = planOf();
export const IMPLICIT = planOf({ connection: { host: HOST, port: 465, security: 'auto' } });

const auth = { user: 'anna@example.test', password: 'run:1' as SecretRef };

/** Signs in over STARTTLS. */
export const SIGN_IN = planOf({ auth });
export const TOKEN = planOf({ auth: { user: auth.user, token: 'run:2' as SecretRef } });
/** Signs in without encryption. */
export const CLEAR_SIGN_IN = planOf({ ...CLEAR, auth: { ...auth, allowClear: true } });

/** Sends a message to these recipients, signed in over STARTTLS. */
export function sending(to: readonly string[] = ['ben@example.test']): RecordedPlan {
  return planOf({
    auth,
    envelope: { from: 'anna@example.test', to: to.map((address) => ({ address })) },
    message: { kind: 'composed' },
    stopAfter: 'quit',
    send: true,
  });
}

/** Sends without a sign-in and without encryption: the shortest way to a transaction. */
export function relaying(to?: readonly string[]): RecordedPlan {
  const { envelope, message, stopAfter, send } = sending(to);
  return { ...CLEAR, envelope: envelope!, message: message!, stopAfter, send };
}

/** Asks what the server says of an envelope, and takes it back. */
export function asking(stopAfter: 'mail' | 'rcpt', to?: readonly string[]): RecordedPlan {
  const { message: _message, ...plan } = relaying(to);
  return { ...plan, stopAfter, send: false };
}

export const RESOLVED: readonly Step[] = [
  'phase: resolve',
  {
    type: 'resolution.completed',
    source: 'resolver',
    addresses: [{ address: '192.0.2.25', family: 4 }],
  },
  'end: resolve',
];

type Tried = readonly [address: string, outcome: AttemptOutcome, code?: string];

/** Attempts to connect, one for each address and outcome. */
export function attempts(...tried: readonly Tried[]): readonly Step[] {
  return tried.flatMap(([address, outcome, code]): RunFact[] => [
    { type: 'attempt.started', address, port: 587, family: address.includes(':') ? 6 : 4 },
    { type: 'attempt.ended', address, port: 587, outcome, ...(code !== undefined && { code }) },
  ]);
}

/** A connection phase that fails in these ways. */
export function unconnected(...tried: readonly Tried[]): readonly Step[] {
  return [...RESOLVED, 'phase: connect', ...attempts(...tried), { type: 'connection.failed' }];
}

export const CONNECTED: readonly Step[] = [
  ...RESOLVED,
  'phase: connect',
  'wait: 20',
  ...attempts(['192.0.2.25', 'connected']),
  { type: 'connection.opened', address: '192.0.2.25', port: 587, localPort: 50123 },
  'end: connect',
];

export const GREETED: readonly Step[] = [
  ...CONNECTED,
  'phase: greeting',
  'wait: 25',
  'S: 220 mail.example.test ESMTP',
];

/** Greeted, and EHLO answered with these extensions. */
export function introduced(...extensions: readonly string[]): readonly Step[] {
  return [...GREETED, ...ehlo(...extensions)];
}

export function ehlo(...extensions: readonly string[]): readonly Step[] {
  const lines = ['mail.example.test', ...extensions];
  return [
    'C: EHLO client.example.test',
    'wait: 25',
    ...lines.map((line, index) => `S: 250${index === lines.length - 1 ? ' ' : '-'}${line}`),
  ];
}

export function certificate(change: Partial<CertificateFacts> = {}): CertificateFacts {
  return {
    subject: peer('CN=mail.example.test'),
    issuer: peer('CN=Example Issuing CA, O=Example Trust'),
    commonName: peer('mail.example.test'),
    names: [peer('mail.example.test')],
    serialNumber: '04a1b2',
    notBefore: '2026-09-01T00:00:00.000Z',
    notAfter: '2027-09-01T00:00:00.000Z',
    sha256: 'a'.repeat(64),
    keyType: 'ec',
    keyBits: 256,
    signatureAlgorithm: 'sha256WithRSAEncryption',
    selfIssued: false,
    ca: false,
    der: 'MIIB',
    ...change,
  };
}

interface Handshake {
  readonly mode?: 'starttls' | 'implicit';
  readonly protocol?: string;
  readonly certificate?: Partial<CertificateFacts>;
  /** What the chain holds above the server's own. */
  readonly issuers?: readonly Partial<CertificateFacts>[];
  readonly problems?: readonly CertificateProblem[];
  readonly code?: string;
  readonly overridden?: boolean;
}

/** A handshake that works out, with what is said of the certificate. */
export function handshake({
  mode = 'starttls',
  protocol = 'TLSv1.3',
  certificate: change = {},
  issuers = [],
  problems = [],
  code,
  overridden = false,
}: Handshake = {}): readonly Step[] {
  const trusted = problems.length === 0;
  const cipher = 'TLS_AES_256_GCM_SHA384';
  return [
    'phase: tls',
    { type: 'tls.started', mode, serverName: HOST },
    'wait: 30',
    { type: 'tls.negotiated', protocol, cipher, group: 'X25519', resumed: false },
    { type: 'certificate.received', chain: [change, ...issuers].map(certificate) },
    {
      type: 'certificate.judged',
      trusted,
      ...(trusted && { roots: 'bundled' }),
      rootsTried: ['bundled'],
      problems,
      ...(code !== undefined && { code }),
      overridden,
    },
    ...(trusted || overridden ? ['end: tls'] : []),
  ];
}

/** Up to STARTTLS being accepted. */
export const STARTED_TLS: readonly Step[] = [
  ...introduced('STARTTLS', 'SIZE 36700160'),
  'C: STARTTLS',
  'wait: 25',
  'S: 220 2.0.0 Ready to start TLS',
];

/** Inside TLS with these extensions announced. */
export function secured(...extensions: readonly string[]): readonly Step[] {
  return [...STARTED_TLS, ...handshake(), ...ehlo(...extensions)];
}

export const SIGNED_IN: readonly Step[] = [
  ...secured('AUTH PLAIN LOGIN', 'PIPELINING', 'SIZE 36700160'),
  'C: AUTH PLAIN [secret]',
  'wait: 40',
  'S: 235 2.7.0 Authentication successful',
];

export const QUIT: readonly Step[] = ['C: QUIT', 'wait: 25', 'S: 221 2.0.0 Bye'];

/** Everything goes well, with a message sent. */
export const HEALTHY: Log = logOf(sending(), [
  ...SIGNED_IN,
  'C: MAIL FROM:<anna@example.test> SIZE=812',
  'C: RCPT TO:<ben@example.test>',
  'C: DATA',
  'wait: 25',
  'S: 250 2.1.0 Ok',
  'S: 250 2.1.5 Ok',
  'S: 354 End data with <CR><LF>.<CR><LF>',
  'message: 812',
  'C: QUIT',
  'wait: 60',
  'S: 250 2.0.0 Ok: queued as 4F1A2',
  'S: 221 2.0.0 Bye',
]);

export const MECHANISMS = ['PLAIN', 'LOGIN'] as MechanismName[];
