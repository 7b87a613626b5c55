// Drives nodemailer's SMTP connection step by step, and states how a step that fails ended.

import SMTPConnection, {
  type SMTPConnectionAuth,
  type SMTPConnectionOptions,
  type SMTPEnvelope,
} from 'nodemailer/lib/smtp-connection';
import { dnsCache } from 'nodemailer/lib/shared';
import type { ClientRefusal, RunFact } from '../../../shared/run/event.ts';
import type { Phase } from '../../../shared/run/phase.ts';
import { effectiveSecurity, type RunPlan } from '../../../shared/run/plan.ts';
import type { Phases } from '../session/phases.ts';
import { Stopped } from '../session/stopped.ts';
import type { RecordFact } from '../session/wire.ts';
import { causeOfRefusal, factsOfFailure, isTlsFailure, readFailure } from './failure.ts';
import { readLogEntry } from './log-entry.ts';
import type { Observer } from './observer.ts';
import { LimitExceeded } from './transcript.ts';

export interface ConnectionDependencies {
  readonly plan: RunPlan;
  readonly observer: Observer;
  readonly record: RecordFact;
  readonly phases: Phases;
  readonly timeouts: Readonly<Record<Phase, number>>;
  /** Ends the connection at once; who aborts has recorded why. */
  readonly signal: AbortSignal;
}

/** Each step resolves when nodemailer is through with it; it throws `Stopped` otherwise. */
export class ObservedConnection {
  readonly #deps: ConnectionDependencies;
  readonly #connection: SMTPConnection;
  readonly #implicit: boolean;
  #reject: ((error: unknown) => void) | undefined;
  #timer: NodeJS.Timeout | undefined;
  #opened = false;
  #leaving = false;
  #closedByServer = false;
  #over = false;

  constructor(options: SMTPConnectionOptions, deps: ConnectionDependencies) {
    this.#deps = deps;
    this.#implicit = effectiveSecurity(deps.plan.connection) === 'implicit';
    // The level does not matter: what an entry is about stands in its data.
    const log = (data: unknown, message: unknown) => this.#log(data, message);
    const logger = { trace: log, debug: log, info: log, warn: log, error: log, fatal: log };
    this.#connection = new SMTPConnection({ ...options, logger });
    this.#connection.on('error', (error) => this.#failed(error));
    this.#connection.on('end', () => this.#ended());
    deps.signal.addEventListener('abort', () => this.#giveUp(new Stopped()), { once: true });
  }

  /** The name given in EHLO. */
  get name(): string {
    return this.#connection.name;
  }

  /** Connects, takes TLS where the options want it, and says EHLO. */
  connect(): Promise<void> {
    // It keeps addresses for minutes; a test is run again to see whether they have changed.
    dnsCache.clear();
    return this.#step('resolve', (done) => this.#connection.connect(done));
  }

  login(auth: SMTPConnectionAuth): Promise<void> {
    return this.#step('auth', (done) => this.#connection.login(auth, done));
  }

  /** Sends one message: envelope, DATA and content, as nodemailer sees fit. */
  send(envelope: SMTPEnvelope, content: Buffer): Promise<void> {
    return this.#step('mail', (done) => this.#connection.send(envelope, content, done));
  }

  /** Says QUIT where there is still someone to say it to; how that goes harms nothing. */
  async leave(): Promise<void> {
    this.#leaving = true;
    try {
      await this.#step('quit', () => this.#connection.quit());
    } catch (error) {
      if (!(error instanceof Stopped)) throw error;
    }
  }

  /** A step begins in its phase, which is the one that fails where nodemailer refuses at once. */
  async #step(phase: Phase, start: (done: (error?: Error | null) => void) => void): Promise<void> {
    if (this.#deps.signal.aborted) this.#giveUp(new Stopped());
    if (this.#over) throw new Stopped();
    try {
      await new Promise<void>((resolve, reject) => {
        this.#reject = reject;
        this.#watch();
        try {
          start((error) => (error ? this.#refused(error, phase) : resolve()));
        } catch {
          this.#declined(phase, 'unexpected');
        }
      });
    } finally {
      clearTimeout(this.#timer);
      this.#reject = undefined;
    }
  }

  #log(data: unknown, message: unknown): void {
    const entry = readLogEntry(data, message);
    if (this.#over || entry === undefined) return;
    if (entry.type === 'connected') this.#opened = true;
    if (entry.type === 'closed') this.#closedByServer = true;
    try {
      this.#deps.observer.take(entry);
    } catch (error) {
      this.#giveUp(error instanceof LimitExceeded ? new Stopped() : error);
      return;
    }
    this.#watch();
  }

  /** A step's answer that is not the one hoped for; the connection may still stand. */
  #refused(error: unknown, phase: Phase): void {
    const failure = readFailure(error);
    const cause = causeOfRefusal(failure);
    if (cause !== undefined) this.#declined(phase, cause);
    // A reply is in the log, as is the one that made it ask for another token in vain.
    else if (failure.replied || failure.code === 'EAUTH') this.#reject?.(new Stopped());
    else this.#failed(error);
  }

  /** Nodemailer does not carry the step out, for a reason of its own. */
  #declined(phase: Phase, cause: ClientRefusal): void {
    if (this.#over) return;
    const { observer, phases, record } = this.#deps;
    if (phase === 'mail' && !observer.transaction.started) phases.start('mail');
    record({ type: 'client.refused', phase: observer.phase, cause });
    // An error of its own may leave it in any state: nothing more is said over the connection.
    if (cause === 'unexpected') this.#giveUp(new Stopped());
    else this.#reject?.(new Stopped());
  }

  /** An error that ended the connection. */
  #failed(error: unknown): void {
    if (this.#over) return;
    const { observer, plan, record } = this.#deps;
    if (this.#leaving) {
      this.#closed('server');
      return;
    }
    const failure = readFailure(error);
    if (this.#implicit && observer.phase === 'connect' && isTlsFailure(failure)) {
      observer.handshakeStarted('implicit');
    }
    const facts = factsOfFailure(failure, { phase: observer.phase, tls: plan.tls });
    for (const fact of facts) record(fact);
    if (facts.some(isLoss)) this.#finish(new Stopped());
    else this.#closed('client');
  }

  /** The end that no error comes with: after QUIT, after a 421, or of a session left idle. */
  #ended(): void {
    if (this.#over) return;
    if (this.#leaving) {
      this.#closed(this.#deps.observer.goodbye ? 'client' : 'server');
    } else if (this.#closedByServer) {
      this.#deps.record({
        type: 'connection.lost',
        phase: this.#deps.observer.phase,
        cause: 'closed',
      });
      this.#finish(new Stopped());
    } else {
      this.#closed('client');
    }
  }

  #closed(by: 'client' | 'server'): void {
    if (this.#opened) this.#deps.record({ type: 'connection.closed', by });
    this.#finish(new Stopped());
  }

  /** Starts the wait of the current phase anew: nodemailer has just done something. */
  #watch(): void {
    clearTimeout(this.#timer);
    const { observer, timeouts } = this.#deps;
    const { phase } = observer;
    // Nodemailer tells of the end of resolving itself, and knows more of it.
    if (phase === 'resolve') return;
    // With implicit TLS it does not tell when the handshake begins.
    const after = timeouts[phase] + (this.#implicit && phase === 'connect' ? timeouts.tls : 0);
    this.#timer = setTimeout(() => this.#expired(phase, after), after);
  }

  #expired(phase: Phase, after: number): void {
    const { record } = this.#deps;
    record({ type: 'wait.expired', phase, after });
    if (phase === 'tls') record({ type: 'tls.failed', cause: 'timed-out' });
    this.#giveUp(new Stopped());
  }

  /** Ends the connection at once. */
  #giveUp(error: unknown): void {
    if (this.#over) return;
    this.#finish(error);
    this.#connection.options.socketCloseTimeout = 0;
    this.#connection.close();
  }

  #finish(error: unknown): void {
    this.#over = true;
    clearTimeout(this.#timer);
    const { observer, record } = this.#deps;
    if (observer.transaction.unconfirmed) record({ type: 'message.unconfirmed' });
    this.#reject?.(error);
  }
}

function isLoss({ type }: RunFact): boolean {
  return type === 'connection.lost';
}
