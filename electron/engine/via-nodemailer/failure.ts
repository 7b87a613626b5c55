// States as facts what nodemailer's errors say, by their codes and never by their texts.

import { isIP } from 'node:net';
import type { CertificateProblem } from '../../../shared/run/certificate.ts';
import type { ClientRefusal, LostCause, RunFact } from '../../../shared/run/event.ts';
import type { Phase } from '../../../shared/run/phase.ts';
import { showsCertificate, type TlsPlan } from '../../../shared/run/plan.ts';
import { outcomeOfCode } from '../net/attempt.ts';
import { causeOfFailure } from '../net/resolve-cause.ts';
import { rootsOf } from './roots.ts';
import { alertOfCode, causeOfAlert, causeOfCode, causeOfOptions } from '../net/tls-codes.ts';

/** What of an error is looked at. */
export interface Failure {
  /** Nodemailer's own code, as `ESOCKET`. */
  readonly code: string | undefined;
  /** The code it stands for, of Node or of the TLS library, as `ECONNREFUSED`. */
  readonly cause: string | undefined;
  /** Set where a reply of the server's is the whole reason. */
  readonly replyCode: number | undefined;
  /** Whether the server said something that nodemailer did not like, with a code or without. */
  readonly replied: boolean;
  /** The step nodemailer was at, as `CONN` or `STARTTLS`. */
  readonly command: string | undefined;
  /** Set where the operating system failed a call, as `connect`. */
  readonly syscall: string | undefined;
  /** The addresses that could not be connected to. */
  readonly attempts: readonly {
    readonly address: string;
    readonly port: number;
    readonly code: string;
  }[];
}

export interface Situation {
  /** The phase that the error came in. */
  readonly phase: Phase;
  readonly tls: TlsPlan;
}

/** Reads an error that nodemailer handed over. */
export function readFailure(error: unknown): Failure {
  const { code, originalCode, response, responseCode, command, syscall, errors } = fields(error);
  const cause = text(originalCode);
  // Several failed attempts come together in an AggregateError; a single one is the error itself.
  const parts = Array.isArray(errors) ? (errors as unknown[]) : undefined;
  return {
    code: text(code),
    cause,
    replyCode: typeof responseCode === 'number' ? responseCode : undefined,
    replied: typeof responseCode === 'number' || Boolean(text(response)),
    command: text(command),
    syscall: text(syscall),
    attempts: parts?.flatMap((part) => readAttempt(part)) ?? readAttempt(error, cause),
  };
}

/** Whether it is the TLS library that failed, rather than the network below it. */
export function isTlsFailure(failure: Failure): boolean {
  const { code, cause } = failure;
  if (cause === undefined) return code === 'ETLS';
  return !/^E[A-Z0-9]+$/.test(cause) || isDeparture(failure);
}

/** Node reports a peer that leaves in the handshake as a reset that no system call made. */
function isDeparture({ cause, syscall }: Failure): boolean {
  return cause === 'ECONNRESET' && syscall === undefined;
}

/**
 * Why nodemailer did not carry a step out by itself; undefined where a reply or the
 * connection is the reason.
 */
export function causeOfRefusal({ code, command, replied }: Failure): ClientRefusal | undefined {
  if (replied) return undefined;
  switch (code) {
    case 'EENVELOPE':
      return 'envelope';
    case 'EMESSAGE':
    case 'ESTREAM':
      return 'message';
    case 'EAUTH':
      return command === 'API' ? 'sign-in' : undefined;
    case 'EREQUIRETLS':
      return 'requiretls';
    case 'ECONNECTION':
    case 'EDNS':
    case 'EPROTOCOL':
    case 'ESOCKET':
    case 'ETIMEDOUT':
    case 'ETLS':
      return undefined;
    case undefined:
    default:
      return 'unexpected';
  }
}

/** The facts that an error adds to what the log holds already; none where a reply says it all. */
export function factsOfFailure(failure: Failure, situation: Situation): readonly RunFact[] {
  const { phase } = situation;
  if (failure.replyCode !== undefined) return [];
  if (causeOfRefusal(failure) === 'unexpected') {
    return [{ type: 'client.refused', phase, cause: 'unexpected' }];
  }
  if (failure.code === 'EDNS') return [resolutionFact(failure)];
  if (phase === 'tls') return [tlsFact(failure, situation)];
  if (phase === 'connect') return connectFacts(failure);
  if (failure.code === 'EPROTOCOL') return [{ type: 'limit.exceeded', limit: 'reply', phase }];
  return lostFacts(failure, situation);
}

function resolutionFact({ cause }: Failure): RunFact {
  if (cause === undefined) return { type: 'resolution.failed', cause: 'resolver-failed' };
  return {
    type: 'resolution.failed',
    cause: cause === 'ETIMEOUT' ? 'timed-out' : causeOfFailure(cause, [], 0),
    code: cause,
  };
}

function connectFacts({ attempts }: Failure): readonly RunFact[] {
  const ended = attempts.map(({ address, port, code }): RunFact => ({
    type: 'attempt.ended',
    address,
    port,
    outcome: outcomeOfCode(code),
    code,
  }));
  return [...ended, { type: 'connection.failed' }];
}

function tlsFact(failure: Failure, { tls }: Situation): RunFact {
  const { cause: code, command } = failure;
  if (isDeparture(failure)) return { type: 'tls.failed', cause: 'closed' };
  if (code === undefined) {
    // Settings that the library could not take stop it at STARTTLS; their code is lost.
    const cause = command === 'STARTTLS' ? 'options-unusable' : 'closed';
    return { type: 'tls.failed', cause };
  }
  const problem = certificateProblem(code);
  if (problem !== undefined) {
    return {
      type: 'certificate.judged',
      trusted: false,
      rootsTried: rootsOf(tls),
      problems: [problem],
      code,
      overridden: false,
    };
  }
  const alert = alertOfCode(code);
  if (alert !== undefined) {
    const certificateOffered = showsCertificate(tls);
    const sight = { helloed: false, certificateRequested: false, certificateOffered };
    return { type: 'tls.failed', cause: causeOfAlert(alert, sight), code, alert };
  }
  if (/^ERR_(?:OSSL|TLS)_/.test(code))
    return { type: 'tls.failed', cause: causeOfOptions(code), code };
  return { type: 'tls.failed', cause: causeOfCode(code), code };
}

function lostFacts({ cause: code }: Failure, { phase, tls }: Situation): readonly RunFact[] {
  const alert = code === undefined ? undefined : alertOfCode(code);
  const lost: RunFact = { type: 'connection.lost', phase, cause: lostCause(code) };
  if (code === undefined || alert === undefined) return [lost];
  // RFC 8446 section 4.4.2: in TLS 1.3 the server refuses our certificate after the handshake.
  const certificateOffered = showsCertificate(tls);
  const sight = { helloed: true, certificateRequested: false, certificateOffered };
  return [{ type: 'tls.failed', cause: causeOfAlert(alert, sight), code, alert }, lost];
}

function lostCause(code: string | undefined): LostCause {
  switch (code) {
    case undefined:
      return 'closed';
    case 'ECONNRESET':
    case 'ECONNABORTED':
      return 'reset';
    case 'ETIMEDOUT':
      return 'timed-out';
    case 'EPIPE':
      return 'write-failed';
    default:
      return code.startsWith('ERR_') ? 'tls-error' : 'closed';
  }
}

/** Verification codes of the TLS library, which look like no other codes. */
function certificateProblem(code: string): CertificateProblem | undefined {
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') return 'name-mismatch';
  if (code.startsWith('ERR_') || /^E[A-Z0-9]+$/.test(code)) return undefined;
  switch (code) {
    case 'CERT_HAS_EXPIRED':
      return 'expired';
    case 'CERT_NOT_YET_VALID':
      return 'not-yet-valid';
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
      return 'self-signed';
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'UNABLE_TO_GET_ISSUER_CERT':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
      return 'unknown-issuer';
    case 'CERT_REVOKED':
      return 'revoked';
    case 'INVALID_PURPOSE':
      return 'wrong-purpose';
    default:
      return 'invalid';
  }
}

/** `given` is the attempt's code where nodemailer's stands in its place. */
function readAttempt(error: unknown, given?: string): Failure['attempts'] {
  const { address, port, code: own } = fields(error);
  const code = given ?? text(own);
  if (typeof address !== 'string' || isIP(address) === 0) return [];
  return typeof port === 'number' && code !== undefined ? [{ address, port, code }] : [];
}

function fields(error: unknown): Readonly<Record<string, unknown>> {
  return typeof error === 'object' && error !== null ? (error as Record<string, unknown>) : {};
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
