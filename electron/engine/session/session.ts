// Sends commands in flights and matches each reply to its command, recording both.

import type { LostCause, RunFact } from '../../../shared/run/event.ts';
import type { Phase } from '../../../shared/run/phase.ts';
import { PEER_LIMIT } from '../bounds.ts';
import type { Redactor } from '../redactor.ts';
import { ReplyReader, type ReaderOutput, type ReplyLine } from '../smtp/reply-reader.ts';
import { commandOctets, type Command } from './command.ts';
import { Expectations, type Expectation } from './expectations.ts';
import type { Phases } from './phases.ts';
import { READY_FOR_TLS } from './reply-codes.ts';
import { ReplyLog, type Reply } from './reply-log.ts';
import { Stopped } from './stopped.ts';
import { settlesWithin, within } from './within.ts';
import type { RecordFact, TlsOutcome, Wire, WireReader } from './wire.ts';

export interface SessionDependencies {
  readonly wire: Wire;
  readonly record: RecordFact;
  readonly redactor: Redactor;
  readonly phases: Phases;
  readonly timeouts: Readonly<Record<Phase, number>>;
  /** Aborted when the run is cancelled or out of time; the reason is recorded by who aborts. */
  readonly signal: AbortSignal;
  /** Told each time the peer is waited for: what was written is about to leave. */
  readonly onWait?: () => void;
}

/** One SMTP session over a wire. Methods throw `Stopped` once it cannot go on. */
export class Session implements WireReader {
  readonly #deps: SessionDependencies;
  readonly #log: ReplyLog;
  readonly #expected = new Expectations();
  #reader = new ReplyReader();
  #flight = 0;
  /** Whether the peer has said something since the last command: the next write is a new flight. */
  #answered = true;
  #commanded = false;
  #received = 0;
  #discarded = 0;
  #leaving = false;
  #quitting: Expectation | undefined;
  #dismissed = false;
  #greeted = false;
  #ended: { readonly stopped: Stopped } | undefined;

  constructor(deps: SessionDependencies) {
    this.#deps = deps;
    this.#log = new ReplyLog(deps);
    deps.signal.addEventListener('abort', () => this.#end(), { once: true });
    if (deps.signal.aborted) this.#end();
  }

  get encrypted(): boolean {
    return this.#deps.wire.encrypted;
  }

  /** Whether the connection is still there to say something over. */
  get open(): boolean {
    return this.#ended === undefined;
  }

  /** The QUIT that was sent already, behind a message or RSET. */
  get quitting(): Expectation | undefined {
    return this.#quitting;
  }

  /** Whether the reply to QUIT has come. */
  get dismissed(): boolean {
    return this.#dismissed;
  }

  /** Whether a greeting was read: before that a client says nothing (RFC 5321 section 3.1). */
  get greeted(): boolean {
    return this.#greeted;
  }

  /** Starts to read and waits for the greeting. */
  async greeting(): Promise<Reply> {
    const expected = this.#expected.add({ to: 'greeting', phase: 'greeting' });
    this.#deps.wire.read(this);
    return this.answer(expected);
  }

  /** Sends a command and waits for its reply. */
  async ask(command: Command): Promise<Reply> {
    const [expected] = this.send([command]);
    return this.answer(expected);
  }

  /**
   * Sends commands in one flight (RFC 2920) and answers what to wait for, in order.
   * `before` are octets that go ahead of them in the same flight, as a message's end.
   */
  send<const Commands extends readonly Command[]>(
    commands: Commands,
    before: readonly Uint8Array[] = [],
  ): { readonly [Index in keyof Commands]: Expectation } {
    this.#assertOpen();
    const octets = [...before];
    const expected = commands.map((command) => {
      const seq = this.#recordSent(command);
      octets.push(commandOctets(command));
      const { to, phase, recipient } = command;
      return this.#expected.add({
        to,
        phase,
        command: seq,
        ...(recipient === undefined ? {} : { recipient }),
      });
    });
    this.#deps.wire.write(Buffer.concat(octets));
    this.#quitting = expected.find(({ to }) => to === 'quit') ?? this.#quitting;
    return expected as unknown as { readonly [Index in keyof Commands]: Expectation };
  }

  /** Writes a command whose reply is that to the message behind it, as `BDAT … LAST`. */
  write(command: Command): void {
    this.#assertOpen();
    this.#recordSent(command);
    this.#deps.wire.write(commandOctets(command));
  }

  #recordSent({ shown, phase, secret }: Command): number {
    this.#commanded = true;
    if (secret !== undefined) this.#deps.redactor.arm();
    const { encrypted } = this;
    return this.#deps.record({
      type: 'line.sent',
      text: shown,
      phase,
      encrypted,
      flight: this.flight(),
    });
  }

  /** The number of the flight that what is written now belongs to. */
  flight(): number {
    if (this.#answered) this.#flight += 1;
    this.#answered = false;
    return this.#flight;
  }

  /**
   * Writes message octets and waits until the kernel has taken them, at most a phase's time, or
   * until the reply that is `expected` in the end has come before it.
   */
  async upload(octets: Uint8Array, expected: Expectation): Promise<Reply | undefined> {
    this.#assertOpen();
    this.#deps.wire.write(octets);
    const { phase, reply } = expected;
    const taken = this.#deps.wire.drained().then(() => undefined);
    const early = this.#within(Promise.race([taken, reply]), phase, this.#deps.timeouts[phase]);
    if ((await early) !== undefined) return early;
    this.#assertOpen();
    return undefined;
  }

  /** Expects the reply to a message that is about to leave: a server may refuse it before its end. */
  expectMessageReply(): Expectation {
    return this.#expected.add({ to: 'message', phase: 'data' }, { leaving: true });
  }

  /** From here on any reply to the message counts; `command` is the event that it answers. */
  messageLeft(expected: Expectation, command: number): void {
    this.#expected.left(expected, command);
  }

  /** Waits for a reply, at most its phase's time for the whole of it, less what was `waited`. */
  async answer(expected: Expectation, waited = 0): Promise<Reply> {
    this.#deps.onWait?.();
    const { reply, phase } = expected;
    return this.#within(reply, phase, this.#deps.timeouts[phase], waited);
  }

  /** The reply if it comes within `milliseconds`; not coming ends nothing. */
  async answerWithin(expected: Expectation, milliseconds: number): Promise<Reply | undefined> {
    this.#deps.onWait?.();
    return (await settlesWithin(expected.reply, milliseconds)) ? expected.reply : undefined;
  }

  /** Shakes hands; everything read before is forgotten (RFC 3207 section 4.2). */
  async secure(mode: 'starttls' | 'implicit'): Promise<TlsOutcome> {
    this.#assertOpen();
    this.#discarded += this.#reader.pending;
    this.#reader.halt();
    const { wire, timeouts, signal, onWait } = this.#deps;
    const shaking = wire.startTls(mode, timeouts.tls, signal, this.#discarded);
    onWait?.();
    const outcome = await shaking;
    this.#assertOpen();
    if (outcome !== 'ready') this.#end();
    this.#reader = new ReplyReader();
    this.#commanded = false;
    this.#answered = true;
    return outcome;
  }

  /** Ends the connection politely and says so, unless it has ended already. */
  close(): void {
    if (this.#ended) return;
    this.#ended = { stopped: new Stopped() };
    this.#expected.end({ stop: false });
    this.#reader.halt();
    this.#deps.record({ type: 'connection.closed', by: 'client' });
    this.#deps.wire.close();
  }

  /** From here on the peer may close without that being a loss. */
  leave(): void {
    this.#leaving = true;
  }

  bytes(chunk: Uint8Array): void {
    if (this.#ended) return;
    this.#answered = true;
    this.#received += chunk.length;
    this.#discarded += this.#reader.push(chunk, this.#take);
    if (this.#received > PEER_LIMIT) this.#exceed('peer-bytes');
  }

  ended(cause: LostCause, withoutNotify: boolean): void {
    if (this.#ended) return;
    this.#reader.end(this.#take);
    this.#log.flush(this.#phase());
    if (withoutNotify) this.#violate('tls-closed-without-notify');
    if (this.#isFarewell()) this.#deps.record({ type: 'connection.closed', by: 'server' });
    else this.#deps.record({ type: 'connection.lost', phase: this.#phase(), cause });
    this.#end();
  }

  readonly #take = (item: ReaderOutput): void => {
    if (this.#ended) return;
    if (item.type === 'limit') this.#exceed(item.limit);
    else this.#line(item.line);
  };

  #line(line: ReplyLine): void {
    const waiting = this.#expected.answeredBy(line.code);
    const whole = this.#log.take(line, this.#phase(), waiting);
    if (whole === 'more') return;
    if (waiting === undefined) {
      this.#violate(this.#commanded ? 'unexpected-reply' : 'reply-before-command');
      return;
    }
    this.#expected.take();
    if (whole === 'malformed') {
      this.#end();
      waiting.stop();
      return;
    }
    // RFC 3207 section 6: nothing that came in clear behind this reply may count.
    if (waiting.to === 'starttls' && whole.code === READY_FOR_TLS) this.#reader.halt();
    if (waiting.to === 'quit') this.#dismissed = true;
    if (waiting.to === 'greeting') this.#greeted = true;
    waiting.settle(whole);
  }

  #within<T>(promise: Promise<T>, phase: Phase, milliseconds: number, waited = 0): Promise<T> {
    return within(promise, milliseconds - waited, () => {
      const { begun } = this.#reader;
      this.#reader.end(this.#take, true);
      this.#log.flush(phase);
      if (begun && !this.#ended) this.#violate('reply-unfinished');
      if (!this.#ended) this.#deps.record({ type: 'wait.expired', phase, after: milliseconds });
      this.#end();
      return new Stopped();
    });
  }

  /** Whether the peer may go now: QUIT was said and nothing but its reply is waited for. */
  #isFarewell(): boolean {
    return this.#leaving || (this.#quitting !== undefined && !this.#expected.owed);
  }

  #phase(): Phase {
    return this.#expected.next?.phase ?? this.#deps.phases.current;
  }

  #exceed(limit: Extract<RunFact, { type: 'limit.exceeded' }>['limit']): void {
    this.#log.flush(this.#phase());
    this.#deps.record({ type: 'limit.exceeded', limit, phase: this.#phase() });
    this.#end();
  }

  #violate(violation: Extract<RunFact, { type: 'protocol.violated' }>['violation']): void {
    this.#deps.record({ type: 'protocol.violated', violation, phase: this.#phase() });
  }

  #assertOpen(): void {
    if (this.#ended) throw this.#ended.stopped;
  }

  /** Ends the session at once; whoever waits is stopped. */
  #end(): void {
    if (this.#ended) return;
    this.#ended = { stopped: new Stopped() };
    this.#reader.halt();
    this.#deps.wire.destroy();
    this.#expected.end({ stop: true });
  }
}
