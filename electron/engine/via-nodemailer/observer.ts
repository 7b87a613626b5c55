// Follows a session through nodemailer's log: phases, extensions, TLS, sign-in, transaction.

import { isIP } from 'node:net';
import type { Phase } from '../../../shared/run/phase.ts';
import { effectiveSecurity } from '../../../shared/run/plan.ts';
import { findExtension, readEhlo } from '../../../shared/smtp/extension.ts';
import { serverNameOf } from '../net/tls-handshake.ts';
import { accepted, type Announced } from '../session/context.ts';
import { READY } from '../session/reply-codes.ts';
import type { Reply } from '../session/reply-log.ts';
import type { LogEntry } from './log-entry.ts';
import { rootsOf } from './roots.ts';
import { SignIn, type SignInDependencies } from './sign-in.ts';
import { readSpokenLine } from './spoken-line.ts';
import { Transaction, type TransactionDependencies } from './transaction.ts';
import type { Answer } from './transcript.ts';

export interface ObserverDependencies extends TransactionDependencies {
  /** What a sign-in is followed with; absent where the plan has none. */
  readonly signIn?: SignInDependencies;
}

export class Observer {
  readonly #deps: ObserverDependencies;
  readonly transaction: Transaction;
  #announced: Announced = [];
  #handshaking = false;
  #signIn: SignIn | undefined;
  #goodbye = false;

  constructor(deps: ObserverDependencies) {
    this.#deps = deps;
    this.transaction = new Transaction(deps);
  }

  /** What the server announced last. */
  get announced(): Announced {
    return this.#announced;
  }

  get encrypted(): boolean {
    return this.#deps.transcript.encrypted;
  }

  /** The sign-in under way or done. */
  get signIn(): SignIn | undefined {
    return this.#signIn;
  }

  /** Whether the server has answered QUIT. */
  get goodbye(): boolean {
    return this.#goodbye;
  }

  /** The phase that is waited in. */
  get phase(): Phase {
    return this.#deps.transcript.waiting?.phase ?? this.#deps.phases.current;
  }

  take(entry: LogEntry): void {
    switch (entry.type) {
      case 'resolved':
        return this.#resolved(entry.address);
      case 'connected':
        return this.#connected(entry);
      case 'sent':
        return this.#sent(entry.text);
      case 'received':
        return this.#received(entry.text);
      case 'discarded':
        this.#deps.record({ type: 'plaintext.discarded', octets: entry.octets });
        return;
      case 'message-sent':
        return this.transaction.messageLeft();
      case 'closed':
    }
  }

  /** The connection stands as far as TLS; with implicit TLS only the end of it tells. */
  handshakeStarted(mode: 'starttls' | 'implicit'): void {
    const { plan, phases, record } = this.#deps;
    phases.end('connect', 'passed');
    phases.start('tls');
    record({ type: 'tls.started', mode, serverName: serverNameOf(plan.tls, plan.connection.host) });
    this.#handshaking = true;
  }

  #resolved(address: string): void {
    const { plan, phases, record } = this.#deps;
    const { connectIp, host } = plan.connection;
    const family = isIP(address);
    record({
      type: 'resolution.completed',
      source: connectIp !== undefined ? 'given' : isIP(host) !== 0 ? 'literal' : 'resolver',
      addresses: family === 4 || family === 6 ? [{ address, family }] : [],
    });
    phases.end('resolve', 'passed');
    phases.start('connect');
  }

  #connected(entry: LogEntry & { type: 'connected' }): void {
    const { plan, phases, record, transcript } = this.#deps;
    record({ ...entry, type: 'connection.opened' });
    if (effectiveSecurity(plan.connection) === 'implicit') {
      this.handshakeStarted('implicit');
      this.#secured();
    }
    phases.end('connect', 'passed');
    phases.start('greeting');
    transcript.expect({ to: 'greeting', phase: 'greeting' });
  }

  /** Nodemailer goes on only with a certificate that was verified, or need not be. */
  #secured(): void {
    const { plan, phases, record, transcript } = this.#deps;
    this.#handshaking = false;
    this.#announced = [];
    transcript.encrypted = true;
    if (plan.tls.insecure !== true) {
      record({
        type: 'certificate.judged',
        trusted: true,
        rootsTried: rootsOf(plan.tls),
        problems: [],
        overridden: false,
      });
    }
    phases.end('tls', 'passed');
  }

  #sent(line: string): void {
    const { plan, phases, transcript, signIn } = this.#deps;
    // It says nothing until the handshake is over.
    if (this.#handshaking) this.#secured();
    const answering = this.#signIn?.answering === true;
    const spoken = readSpokenLine(line, answering, plan.auth?.user ?? '');
    switch (spoken.to) {
      case 'mail':
      case 'rcpt':
      case 'data':
      case 'message':
        this.transaction.sent(spoken, this.#announced);
        return;
      case 'ehlo':
      case 'starttls':
      case 'quit':
        phases.start(spoken.phase);
        break;
      case 'auth':
        if (answering) break;
        if (signIn === undefined) throw new TypeError('Nodemailer signs in unasked.');
        this.#signIn = new SignIn(line, this.#announced, signIn);
        break;
      case 'helo':
      case 'greeting':
      case 'bdat':
      case 'rset':
      case 'none':
    }
    transcript.sent(spoken);
  }

  #received(text: string): void {
    const { phases, transcript } = this.#deps;
    this.transaction.replyComes();
    for (const answer of transcript.received(text, phases.current)) this.#answered(answer);
  }

  #answered(answer: Answer): void {
    const { phases } = this.#deps;
    const { reply, to } = answer;
    switch (to) {
      case 'greeting':
        return this.#greeted(reply);
      case 'ehlo':
      case 'helo':
        if (accepted(reply)) this.#introduced(reply, to);
        return;
      case 'starttls':
        return this.#starttlsAnswered(reply);
      case 'auth':
        this.#signIn?.received(reply);
        return;
      case 'mail':
      case 'rcpt':
      case 'data':
      case 'message':
        return this.transaction.answered(answer);
      case 'quit':
        this.#goodbye = true;
        phases.end('quit', accepted(reply) ? 'passed' : 'failed');
        return;
      case 'bdat':
      case 'rset':
      case 'none':
    }
  }

  #greeted({ code }: Reply): void {
    const { phases, record } = this.#deps;
    if (code === READY) phases.end('greeting', 'passed');
    else if (code < 400) {
      record({ type: 'protocol.violated', violation: 'greeting-not-220', phase: 'greeting' });
    }
  }

  #introduced(reply: Reply, to: 'ehlo' | 'helo'): void {
    const { phases, record } = this.#deps;
    if (to === 'ehlo') {
      const { name, extensions, malformed } = readEhlo(reply.texts);
      if (malformed.length > 0) {
        record({ type: 'protocol.violated', violation: 'extension-malformed', phase: 'ehlo' });
      }
      const { encrypted } = this;
      record({ type: 'extensions.announced', encrypted, reply: reply.seq, name, extensions });
      this.#announced = extensions;
    }
    phases.end('ehlo', 'passed');
  }

  #starttlsAnswered(reply: Reply): void {
    const { phases, record } = this.#deps;
    if (accepted(reply)) {
      phases.end('starttls', 'passed');
      this.handshakeStarted('starttls');
    } else if (findExtension(this.#announced, 'STARTTLS') === undefined) {
      // Nodemailer asks all the same where TLS is required.
      record({ type: 'prerequisite.missing', phase: 'starttls', what: 'starttls' });
    }
  }
}
