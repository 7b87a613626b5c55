// Defines a run's log: the facts the engine can state, one type each, JSON only.

import type { EnhancedStatus } from '../smtp/enhanced-status.ts';
import type { Extension } from '../smtp/extension.ts';
import type { PeerText } from '../smtp/peer-text.ts';
import type { MechanismName } from '../smtp/sasl-name.ts';
import type { CertificateFacts, CertificateProblem, RootSource } from './certificate.ts';
import type {
  AttemptOutcome,
  ClientRefusal,
  DnsOutcome,
  Limit,
  LostCause,
  Missing,
  NotObserved,
  PortOutcome,
  ProbeName,
  ProxyCause,
  ReplyTo,
  ResolveCause,
  TlsCause,
  Violation,
} from './fact-terms.ts';
import type { Phase } from './phase.ts';
import type { RecordedPlan } from './plan.ts';
import type { Finding, Verdict } from './verdict.ts';

export type * from './fact-terms.ts';

/** The log's format; a reader refuses one it does not know. */
export const LOG_FORMAT = 'ehlo.log/1';

/** A fact with its number (from 1, without gaps) and its time (ms since the start, monotonic). */
export type RunEvent = RunFact & { readonly seq: number; readonly at: number };

/** The events of these types. */
export type EventOf<T extends RunFact['type']> = Extract<RunEvent, { readonly type: T }>;

export type RunFact =
  | {
      readonly type: 'run.started';
      readonly format: typeof LOG_FORMAT;
      readonly plan: RecordedPlan;
      /** Wall time, ISO 8601 with milliseconds, UTC; the only one in a log. */
      readonly startedAt: string;
      readonly runtime: {
        readonly version: string;
        readonly node: string;
        readonly platform: string;
        readonly tlsLibrary: string;
      };
    }
  | { readonly type: 'phase.started'; readonly phase: Phase }
  | { readonly type: 'phase.ended'; readonly phase: Phase; readonly state: 'passed' | 'failed' }
  | { readonly type: 'phase.skipped'; readonly phase: Phase }
  // resolve
  | {
      readonly type: 'resolution.completed';
      readonly source: 'resolver' | 'literal' | 'given';
      readonly addresses: readonly { readonly address: string; readonly family: 4 | 6 }[];
    }
  | { readonly type: 'resolution.failed'; readonly cause: ResolveCause; readonly code?: string }
  /** A DNS query of Ehlo's own, which explains the resolver's answer and decides nothing. */
  | {
      readonly type: 'dns.answered';
      readonly query: 'A' | 'AAAA' | 'CNAME' | 'MX';
      readonly outcome: DnsOutcome;
      readonly records: readonly PeerText[];
    }
  // connect
  | {
      readonly type: 'attempt.started';
      readonly address: string;
      readonly port: number;
      readonly family: 4 | 6;
    }
  | {
      readonly type: 'attempt.ended';
      readonly address: string;
      readonly port: number;
      readonly outcome: AttemptOutcome;
      readonly code?: string;
    }
  | {
      readonly type: 'connection.opened';
      readonly address: string;
      readonly port: number;
      readonly localAddress?: string;
      readonly localPort?: number;
    }
  /** The proxy has connected us; from here on the server speaks. */
  | { readonly type: 'proxy.connected'; readonly host: string; readonly port: number }
  | {
      readonly type: 'proxy.failed';
      readonly cause: ProxyCause;
      /** The system's code, or the proxy's own, as `HTTP 403` or `SOCKS 5`. */
      readonly code?: string;
    }
  | { readonly type: 'connection.failed' }
  | { readonly type: 'connection.lost'; readonly phase: Phase; readonly cause: LostCause }
  | { readonly type: 'connection.closed'; readonly by: 'client' | 'server' }
  // wire
  | {
      /** A command or response line as sent, secrets masked. */
      readonly type: 'line.sent';
      readonly text: string;
      readonly phase: Phase;
      readonly encrypted: boolean;
      /** Lines with the same number left in one flight; numbered from 1. */
      readonly flight: number;
    }
  | {
      readonly type: 'line.received';
      readonly text: PeerText;
      readonly phase: Phase;
      readonly encrypted: boolean;
    }
  | {
      readonly type: 'reply.completed';
      readonly to: ReplyTo;
      readonly phase: Phase;
      readonly code: number;
      readonly enhanced?: EnhancedStatus;
      /** All lines without codes, joined by line feeds; at most `REPLY_TEXT_LIMIT` characters. */
      readonly text: PeerText;
      /** Numbers of the first and the last `line.received`. */
      readonly lines: readonly [first: number, last: number];
      /** Number of the `line.sent` that it answers. */
      readonly command?: number;
      /** Index into the plan's recipients; set for the replies to RCPT. */
      readonly recipient?: number;
    }
  | {
      /** The message's content left for the server; it is not recorded line by line. */
      readonly type: 'message.sent';
      /** Octets of the message before dot-stuffing. */
      readonly size: number;
      readonly sha256: string;
      /** How many bare CR or LF were made CRLF. */
      readonly linesMended: number;
      readonly encrypted: boolean;
      readonly flight: number;
      readonly chunks?: number;
    }
  | { readonly type: 'wait.expired'; readonly phase: Phase; readonly after: number }
  | { readonly type: 'protocol.violated'; readonly violation: Violation; readonly phase: Phase }
  | { readonly type: 'limit.exceeded'; readonly limit: Limit; readonly phase: Phase }
  /** Octets that arrived behind the STARTTLS reply in clear; never executed (RFC 3207 section 6). */
  | { readonly type: 'plaintext.discarded'; readonly octets: number }
  // tls
  | {
      readonly type: 'tls.started';
      readonly mode: 'starttls' | 'implicit';
      readonly serverName: string;
    }
  | {
      readonly type: 'tls.negotiated';
      readonly protocol: string;
      readonly cipher: string;
      readonly group?: string;
      readonly resumed: boolean;
    }
  | { readonly type: 'certificate.received'; readonly chain: readonly CertificateFacts[] }
  | {
      readonly type: 'certificate.judged';
      readonly trusted: boolean;
      /** Which roots the chain ends in; absent where it ends in none. */
      readonly roots?: RootSource;
      /** Which roots were on offer. */
      readonly rootsTried: readonly RootSource[];
      readonly problems: readonly CertificateProblem[];
      /** The TLS library's own code, as `CERT_HAS_EXPIRED`. */
      readonly code?: string;
      /** Whether the run goes on in spite of the problems. */
      readonly overridden: boolean;
    }
  | {
      readonly type: 'tls.failed';
      readonly cause: TlsCause;
      readonly code?: string;
      /** TLS alert number the server sent (RFC 8446 section 6). */
      readonly alert?: number;
      /** First octets the server sent instead of TLS. */
      readonly instead?: PeerText;
    }
  // extensions
  | {
      readonly type: 'extensions.announced';
      readonly encrypted: boolean;
      /** Number of the `reply.completed`. */
      readonly reply: number;
      /** The name the server gave in the first line. */
      readonly name: PeerText;
      readonly extensions: readonly Extension[];
    }
  // auth
  | {
      readonly type: 'mechanism.chosen';
      readonly mechanism: MechanismName;
      readonly offered: readonly MechanismName[];
      readonly why: 'asked-for' | 'token-given' | 'preferred' | 'next-after-refusal';
      readonly initialResponse: boolean;
    }
  /** A 334's content, decoded and masked. */
  | { readonly type: 'challenge.decoded'; readonly text: PeerText; readonly reply: number }
  | {
      readonly type: 'auth.completed';
      readonly mechanism: MechanismName;
      readonly outcome: 'accepted' | 'rejected';
      /** Number of the `reply.completed`. */
      readonly reply: number;
    }
  // transaction
  | {
      readonly type: 'transaction.started';
      readonly parameters: readonly string[];
      readonly recipients: readonly string[];
      readonly pipelined: boolean;
    }
  | { readonly type: 'pipelining.abandoned' }
  /** The final dot was sent and no reply came: the server may or may not have taken the message. */
  | { readonly type: 'message.unconfirmed' }
  | {
      readonly type: 'prerequisite.missing';
      readonly phase: Phase;
      readonly what: Missing;
      /** Octets of the message, where it is larger than the server's SIZE. */
      readonly size?: number;
    }
  // through another client
  | {
      /** The client in use would not carry a step out; the server was not asked. */
      readonly type: 'client.refused';
      readonly phase: Phase;
      readonly cause: ClientRefusal;
    }
  /** What the client in use does not reveal; a reader must not take its absence for a fact. */
  | { readonly type: 'observation.missing'; readonly what: readonly NotObserved[] }
  // follow-up probes: each on a connection of its own, after the session has ended
  | { readonly type: 'probe.started'; readonly probe: ProbeName }
  | {
      /** What one look at a port showed; nothing is ever signed in to or sent by it. */
      readonly type: 'port.probed';
      readonly probe: ProbeName;
      readonly address: string;
      readonly port: number;
      readonly security: 'implicit' | 'none';
      readonly outcome: PortOutcome;
      readonly ms: number;
      /** The first reply, or the first octets of what is none. */
      readonly greeting?: PeerText;
      readonly protocol?: string;
      readonly certificate?: CertificateFacts;
      readonly problems?: readonly CertificateProblem[];
    }
  | {
      /** Whether the machine's DNS servers answer at all, and for the name's domain. */
      readonly type: 'resolver.probed';
      readonly name: string;
      readonly outcome: DnsOutcome;
    }
  // end
  | { readonly type: 'run.cancelled'; readonly phase: Phase }
  | {
      readonly type: 'verdict.reached';
      readonly verdict: Verdict;
      readonly findings: readonly Finding[];
      /** Version of the rules that judged. */
      readonly ruleSet: string;
    };

/** Longest text of a reply kept in `reply.completed`; the lines themselves are whole. */
export const REPLY_TEXT_LIMIT = 8192;
