// Builds the report of a run: what was asked, what was seen, how it is judged (`ehlo.report/1`).

import { judgeRun } from '../rules/judge.ts';
import type { Extension } from '../smtp/extension.ts';
import type { MechanismName } from '../smtp/sasl-name.ts';
import type { CertificateFacts, CertificateProblem, RootSource } from './certificate.ts';
import type {
  AttemptOutcome,
  DnsOutcome,
  NotObserved,
  PortOutcome,
  ProbeName,
  TlsCause,
} from './event.ts';
import type { MessageState } from './facets/transaction.ts';
import type { RunFacts } from './facts.ts';
import type { Phase, PhaseState } from './phase.ts';
import { effectiveSecurity } from './plan.ts';
import type { Security, StopAfter } from './plan.ts';
import {
  reportAddresses,
  reportAuth,
  reportPhase,
  reportProbes,
  reportTls,
  reportTransaction,
} from './report-sections.ts';
import { sessionOrder } from './session-order.ts';
import type { Finding, QuotedReply, Verdict } from './verdict.ts';

export const REPORT_FORMAT = 'ehlo.report/1';

/** What `--json` prints and exports are made of; `report.schema.json` says the same. */
export interface RunReport {
  readonly format: typeof REPORT_FORMAT;
  readonly target: TargetReport;
  /** All eleven, in the order of this run's security mode. */
  readonly phases: readonly PhaseReport[];
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
  readonly addresses: readonly AddressReport[];
  /** Null where no handshake was begun. */
  readonly tls: TlsReport | null;
  /** What the server announced in clear and inside TLS; null where it did not get to it. */
  readonly extensions: {
    readonly clear: readonly Extension[] | null;
    readonly encrypted: readonly Extension[] | null;
  };
  /** Null where no sign-in was asked for. */
  readonly auth: AuthReport | null;
  readonly transaction: TransactionReport;
  readonly timing: TimingReport;
  /** What the looks after the session showed; empty where none was taken. */
  readonly probes: ProbesReport;
  readonly runtime: {
    readonly version: string;
    readonly ruleSet: string;
    readonly tlsLibrary: string;
  };
}

export interface TargetReport {
  readonly host: string;
  readonly port: number;
  readonly security: Exclude<Security, 'auto'>;
  readonly stopAfter: StopAfter;
  readonly via: 'raw' | 'nodemailer';
  /** What the client in use does not reveal: its absence from the report says nothing. */
  readonly notObserved: readonly NotObserved[];
}

export interface PhaseReport {
  readonly phase: Phase;
  readonly state: PhaseState;
  /** Milliseconds; null where the phase did not take place. */
  readonly ms: number | null;
  /** Whether its commands left together with another phase's, so that they share the time. */
  readonly shared: boolean;
}

export interface AddressReport {
  readonly address: string;
  /** Null where the run ended before the attempt did. */
  readonly outcome: AttemptOutcome | null;
  readonly ms: number | null;
}

export interface TlsReport {
  readonly mode: 'starttls' | 'implicit' | null;
  readonly serverName: string | null;
  readonly protocol: string | null;
  readonly cipher: string | null;
  readonly group: string | null;
  readonly resumed: boolean | null;
  /** Null where the certificate was not judged. */
  readonly trusted: boolean | null;
  readonly roots: RootSource | null;
  readonly rootsTried: readonly RootSource[];
  readonly problems: readonly CertificateProblem[];
  /** Whether the run went on in spite of the problems. */
  readonly overridden: boolean;
  readonly chain: readonly CertificateFacts[];
  readonly failure: {
    readonly cause: TlsCause;
    readonly code: string | null;
    readonly alert: number | null;
  } | null;
}

export interface AuthReport {
  readonly state: 'none' | 'under-way' | 'accepted' | 'rejected';
  readonly user: string;
  /** The one in use last. */
  readonly mechanism: MechanismName | null;
  readonly tried: readonly MechanismName[];
  readonly offered: readonly MechanismName[];
  readonly reply: QuotedReply | null;
}

export interface TransactionReport {
  readonly mail: QuotedReply | null;
  readonly recipients: readonly { readonly address: string; readonly reply: QuotedReply | null }[];
  readonly data: QuotedReply | null;
  readonly message: {
    readonly state: MessageState['state'];
    readonly reply: QuotedReply | null;
    /** Octets before dot-stuffing. */
    readonly size: number | null;
    readonly sha256: string | null;
  };
}

export interface TimingReport {
  /** Wall time, ISO 8601, UTC. */
  readonly startedAt: string;
  /** Milliseconds from the start to the last event. */
  readonly total: number;
  /** Flights of commands, without those of TLS itself; null where they were not observed. */
  readonly flights: number | null;
}

export interface ProbesReport {
  readonly ports: readonly {
    readonly probe: ProbeName;
    readonly address: string;
    readonly port: number;
    /** Whether TLS was spoken from the start. */
    readonly security: 'implicit' | 'none';
    readonly outcome: PortOutcome;
    readonly ms: number;
    /** The first reply, or the first octets of what is none. */
    readonly greeting: string | null;
    readonly protocol: string | null;
    /** What is wrong with the certificate; it was looked at and never relied on. */
    readonly problems: readonly CertificateProblem[];
  }[];
  readonly resolver: readonly { readonly name: string; readonly outcome: DnsOutcome }[];
}

/** The report of what is known so far; a run that has ended keeps the verdict of its log. */
export function buildReport(facts: RunFacts): RunReport {
  const { plan, startedAt, runtime, judgement, notObserved } = facts.settings;
  const { verdict, findings, ruleSet } = judgement ?? judgeRun(facts);
  const { host, port } = plan.connection;
  const flights = notObserved.includes('flights') ? null : facts.timing.flights.length;
  return {
    format: REPORT_FORMAT,
    target: {
      host,
      port,
      security: effectiveSecurity(plan.connection),
      stopAfter: plan.stopAfter,
      via: plan.via,
      notObserved,
    },
    phases: sessionOrder(plan).map((phase) => reportPhase(facts, phase)),
    verdict,
    findings,
    addresses: reportAddresses(facts),
    tls: reportTls(facts),
    extensions: {
      clear: facts.extensions.clear?.extensions ?? null,
      encrypted: facts.extensions.encrypted?.extensions ?? null,
    },
    auth: reportAuth(facts),
    transaction: reportTransaction(facts),
    timing: { startedAt, total: facts.timing.elapsed, flights },
    probes: reportProbes(facts),
    runtime: { version: runtime.version, ruleSet, tlsLibrary: runtime.tlsLibrary },
  };
}
