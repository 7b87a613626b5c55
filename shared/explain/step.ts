// Types what a pasted text says, line by line, before it is made a log.

import type {
  AttemptOutcome,
  ClientRefusal,
  LostCause,
  Missing,
  ProxyCause,
  ReplyTo,
  ResolveCause,
  TlsCause,
  Violation,
} from '../run/event.ts';
import type { CertificateProblem } from '../run/certificate.ts';
import type { Phase } from '../run/phase.ts';
import type { Confidence } from '../run/verdict.ts';

/** What went wrong apart from replies, as far as a program's own words tell it. */
export type Trouble =
  | { readonly type: 'proxy'; readonly cause: ProxyCause }
  | { readonly type: 'resolve'; readonly cause: ResolveCause }
  | { readonly type: 'connect'; readonly outcome: AttemptOutcome; readonly code?: string }
  | {
      readonly type: 'certificate';
      readonly problem?: CertificateProblem;
      /** What it may be just as well. */
      readonly or?: CertificateProblem;
      readonly code?: string;
      /** Whom the certificate is for, where the text says it; untrusted. */
      readonly names?: readonly string[];
    }
  | {
      readonly type: 'tls';
      readonly cause: TlsCause;
      readonly alert?: number;
      readonly code?: string;
    }
  | { readonly type: 'lost'; readonly cause: LostCause }
  /** No answer in time: to the connection, or to what was said last. */
  | { readonly type: 'silence'; readonly seconds?: number }
  | { readonly type: 'missing'; readonly what: Missing }
  /** What the program did not do, of its own accord. */
  | { readonly type: 'client'; readonly cause: ClientRefusal }
  | { readonly type: 'violation'; readonly violation: Violation };

/** A reply that a message quotes, or stands for. */
export interface ToldReply {
  readonly code: number;
  /** The server's words, line by line; empty where the program gives its own instead. */
  readonly lines: readonly string[];
  readonly to: ReplyTo;
  /** Whether the text says what the reply was to; else it is a guess. */
  readonly sure: boolean;
  /** Whether the server's words are quoted, rather than what the program made of them. */
  readonly quoted: boolean;
  /** Why a token was refused, as the challenge before the reply said (RFC 7628). */
  readonly challenge?: string;
}

export type Step = { readonly line: number } & (
  | { readonly type: 'server'; readonly text: string; readonly encrypted: boolean }
  | { readonly type: 'client'; readonly text: string; readonly encrypted: boolean }
  /** A new connection is being made; `host` may be an address. */
  | { readonly type: 'connecting'; readonly host?: string; readonly port?: number }
  | { readonly type: 'connected' }
  | { readonly type: 'encrypted'; readonly protocol?: string; readonly cipher?: string }
  | {
      readonly type: 'trouble';
      readonly trouble: Trouble;
      readonly phase?: Phase;
      /** The surest that its words allow. */
      readonly atMost?: Confidence;
    }
  | { readonly type: 'told'; readonly reply: ToldReply }
);

export type StepOf<T extends Step['type']> = Extract<Step, { readonly type: T }>;
