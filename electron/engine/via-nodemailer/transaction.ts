// Follows a mail transaction that nodemailer carries out: envelope, message, and the replies.

import type { RunPlan } from '../../../shared/run/plan.ts';
import { confirmsMessage, isRefusal } from '../../../shared/smtp/reply.ts';
import { findExtension } from '../../../shared/smtp/extension.ts';
import type { MessageFacts } from '../message/facts.ts';
import { accepted, type Announced } from '../session/context.ts';
import { writePath } from '../session/parameters.ts';
import { GO_AHEAD } from '../session/reply-codes.ts';
import type { Phases } from '../session/phases.ts';
import type { RecordFact } from '../session/wire.ts';
import type { SpokenLine } from './spoken-line.ts';
import type { Answer, Transcript } from './transcript.ts';

export interface TransactionDependencies {
  readonly plan: RunPlan;
  readonly transcript: Transcript;
  readonly record: RecordFact;
  readonly phases: Phases;
}

/** What the log shows of the message that is about to leave. */
export type OutgoingFacts = MessageFacts & { readonly linesMended: number };

export class Transaction {
  readonly #deps: TransactionDependencies;
  /** Whether each recipient answered so far was accepted. */
  readonly #recipients: boolean[] = [];
  #asked = 0;
  #message: OutgoingFacts | undefined;
  #begun = false;
  #content: 'none' | 'leaving' | 'left' | 'answered' = 'none';

  constructor(deps: TransactionDependencies) {
    this.#deps = deps;
  }

  /** Whether MAIL has been said. */
  get started(): boolean {
    return this.#begun;
  }

  /** Whether the whole message has left and no reply to it has come. */
  get unconfirmed(): boolean {
    return this.#content === 'left';
  }

  /** Says what the message is before it is handed over. */
  expectMessage(message: OutgoingFacts): void {
    this.#message = message;
  }

  /** Takes a command of the transaction and records it. */
  sent(spoken: SpokenLine, announced: Announced): void {
    const { phases, transcript } = this.#deps;
    if (spoken.to === 'mail') {
      this.#started(spoken.shown, announced);
      phases.start('mail');
    } else if (spoken.to === 'rcpt') {
      if (this.#asked === 0) phases.start('rcpt');
      transcript.sent(spoken, this.#asked++);
      return;
    } else if (spoken.to === 'data') {
      phases.start('data');
    }
    transcript.sent(spoken);
  }

  /** The whole message has left. */
  messageLeft(): void {
    const { record, transcript } = this.#deps;
    if (this.#message === undefined) throw new TypeError('Nodemailer sent a message of its own.');
    const command = record({
      type: 'message.sent',
      ...this.#message,
      encrypted: transcript.encrypted,
      flight: transcript.flight(),
    });
    // Refused before all of it was there; then nothing more is waited for.
    if (this.#content === 'answered') return;
    this.#content = 'left';
    transcript.expect({ to: 'message', phase: 'data', command });
  }

  /** A reply is about to be read: one that comes while the message is leaving answers it. */
  replyComes(): void {
    const { transcript } = this.#deps;
    if (this.#content === 'leaving' && transcript.waiting === undefined) {
      transcript.expect({ to: 'message', phase: 'data' });
    }
  }

  answered({ reply, to }: Answer): void {
    const { phases, plan } = this.#deps;
    if (to === 'mail') {
      phases.end('mail', accepted(reply) ? 'passed' : 'failed');
    } else if (to === 'rcpt') {
      this.#recipients.push(accepted(reply));
      if (this.#recipients.length < (plan.envelope?.to.length ?? 0)) return;
      phases.end('rcpt', this.#recipients.includes(true) ? 'passed' : 'failed');
    } else if (to === 'data') {
      if (reply.code === GO_AHEAD || accepted(reply)) this.#content = 'leaving';
    } else if (to === 'message') {
      // Nodemailer takes any 2yz for an acceptance; what a goodbye leaves open stays open.
      const confirmed = confirmsMessage(reply);
      if (this.#content === 'left' && !confirmed && !isRefusal(reply)) {
        const violation = 'code-of-another-command';
        this.#deps.record({ type: 'protocol.violated', violation, phase: 'data' });
        this.#deps.record({ type: 'message.unconfirmed' });
      }
      this.#content = 'answered';
      // The lone dot of an empty message may be accepted too.
      const delivered = confirmed && this.#recipients.includes(true);
      phases.end('data', delivered ? 'passed' : 'failed');
    }
  }

  #started(mail: string, announced: Announced): void {
    this.#begun = true;
    const { plan, record } = this.#deps;
    const path = `MAIL FROM:<${writePath(plan.envelope?.from ?? '')}>`;
    record({
      type: 'transaction.started',
      parameters: mail
        .slice(path.length)
        .split(' ')
        .filter((parameter) => parameter !== ''),
      recipients: plan.envelope?.to.map(({ address }) => address) ?? [],
      pipelined: findExtension(announced, 'PIPELINING') !== undefined,
    });
  }
}
