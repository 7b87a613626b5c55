// Makes a log of a pasted session, as the engine would have recorded it.

import type { ReplyTo } from '../run/event.ts';
import type { Phase } from '../run/phase.ts';
import type { RecordedPlan } from '../run/plan.ts';
import { effectiveSecurity } from '../run/plan.ts';
import { readEnhancedStatus } from '../smtp/enhanced-status.ts';
import { EventLog, masked, type Recording } from './event-log.ts';
import { COMMANDS, placeOfStray, PHASE_OF } from './reply-place.ts';
import type { Supposed } from './plan.ts';
import type { ToldReply, Trouble } from './step.ts';
import { unseenOf } from './unseen.ts';
import { writeTrouble } from './write-trouble.ts';

interface Expected {
  readonly to: ReplyTo;
  readonly phase: Phase;
  readonly command?: number;
  readonly recipient?: number;
}

export class LogWriter extends EventLog {
  readonly #plan: RecordedPlan;
  readonly #expected: Expected[] = [];
  #encrypted = false;
  #flight = 0;
  #answered = true;
  #lines: { readonly seq: number; readonly text: string; readonly code: string }[] = [];
  #greeted = false;
  #recipient = 0;
  /** Octets of the message that the text shows, while it is shown. */
  #content: number | undefined;
  #awaitsTls = false;
  #ended = false;
  #guessed = false;
  readonly #codes = new Set<number>();
  readonly #securityTold: boolean;
  /** The commands that the text shows. */
  readonly #spoken = new Set<ReplyTo>();
  #codeless = false;
  /** The last command, if it asked about an address and the server does not answer that. */
  #unasked: string | undefined;
  #asking = '';

  constructor(
    { plan, securityTold }: Supposed,
    runtime: { readonly version: string; readonly startedAt: string },
  ) {
    super();
    this.#plan = plan;
    this.#securityTold = securityTold;
    this.begin(plan, runtime);
  }

  /** Whether a server has said anything. */
  get heard(): boolean {
    return this.#greeted;
  }

  /** Whether a trouble was placed by nothing but custom. */
  get guessed(): boolean {
    return this.#guessed;
  }

  /** Whether a reply with this code is among what was said. */
  hasCode(code: number): boolean {
    return this.#codes.has(code);
  }

  /** The command by which an address was asked for in vain, where nothing else went wrong. */
  get askedInVain(): string | undefined {
    return this.#unasked;
  }

  get plan(): RecordedPlan {
    return this.#plan;
  }

  /** TLS is on: the text says so, or what follows shows it. */
  encrypted(protocol?: string, cipher?: string): void {
    if (this.#encrypted) return;
    this.start('tls');
    const mode = effectiveSecurity(this.#plan.connection) === 'implicit' ? 'implicit' : 'starttls';
    const { host } = this.#plan.connection;
    this.record({ type: 'tls.started', mode, serverName: host });
    if (protocol !== undefined) {
      this.record({ type: 'tls.negotiated', protocol, cipher: cipher ?? '', resumed: false });
    }
    this.#encrypted = true;
    this.#awaitsTls = false;
    this.end('tls', 'passed');
  }

  sent(text: string, inside: boolean): void {
    if (this.#content !== undefined && !this.#endsContent(text)) return;
    const [verb = ''] = /^[A-Za-z0-9]+/.exec(text) ?? [];
    if (inside || (this.#awaitsTls && /^(?:EHLO|HELO)$/i.test(verb))) this.encrypted();
    const known = COMMANDS[verb.toUpperCase()];
    const [phase, to] = known ?? (['auth', 'auth'] as const);
    // A word that is no command can only be a response, where one was asked for.
    if (!known && !this.#expectsResponse()) return;
    this.#spoken.add(to);
    if (to !== 'rset' && to !== 'none') this.start(phase);
    if (to === 'none') this.#asking = verb.toUpperCase();
    if (to !== 'quit') this.#unasked = undefined;
    if (to === 'auth' && known) this.choose(text);
    const { started } = this.fold.facts.transaction;
    if (to === 'mail' || (to === 'rcpt' && !started)) this.#transaction();
    const command = this.#sentLine(
      known ? verb.toUpperCase() + text.slice(verb.length) : text,
      phase,
    );
    const recipient = to === 'rcpt' ? { recipient: this.#recipient++ } : {};
    this.#expected.push({ to, phase, command, ...recipient });
  }

  received(text: string, inside: boolean): void {
    if (inside && !this.#encrypted) this.encrypted();
    this.#answered = true;
    if (this.#content !== undefined) this.#message();
    const [, code, mark = ' '] = /^(\d{3})([ -]|$)/.exec(text) ?? [];
    if (code === undefined) {
      this.#noReply(text);
      return;
    }
    const expected = this.#expect(Number(code), text);
    const phase = expected.phase;
    const seq = this.record({
      type: 'line.received',
      text: masked(text),
      phase,
      encrypted: this.#encrypted,
    });
    this.#lines.push({ seq, text: text.slice(4), code });
    if (mark !== '-') this.#reply(Number(code), expected);
  }

  /** A reply that is told of, outside of any session; `shown` says whether its code is. */
  told(reply: ToldReply, shown: boolean): void {
    this.#codeless = !shown;
    const phase = PHASE_OF[reply.to];
    this.start(phase);
    if (reply.challenge !== undefined) this.tokenRefused(reply.challenge);
    const expected: Expected = {
      to: reply.to,
      phase,
      ...(reply.to === 'rcpt' && { recipient: 0 }),
    };
    if (phase === 'mail' || phase === 'rcpt' || phase === 'data') this.#transaction();
    if (reply.to === 'message') this.#sentMessage(0);
    this.#greeted = true;
    const lines = reply.lines.length > 0 ? reply.lines : [''];
    for (const [index, text] of lines.entries()) {
      const line = `${String(reply.code)}${index < lines.length - 1 ? '-' : ' '}${text}`;
      const encrypted = this.#encrypted;
      const seq = this.record({ type: 'line.received', text: masked(line), phase, encrypted });
      this.#lines.push({ seq, text, code: String(reply.code) });
    }
    this.#expected.splice(0, Infinity, expected);
    this.#reply(reply.code, expected);
  }

  trouble(trouble: Trouble, named: Phase | undefined): void {
    if (this.#content !== undefined) this.#message();
    if (this.#ended) return;
    const now = named ?? this.#phaseNow();
    if (now === undefined && (trouble.type === 'lost' || trouble.type === 'silence')) {
      this.#guessed = true;
    }
    this.#ended = writeTrouble(this, trouble, now, named !== undefined);
  }

  /** The phase under way: where a trouble that names none has struck. */
  #phaseNow(): Phase | undefined {
    const implicit = effectiveSecurity(this.#plan.connection) === 'implicit';
    if (this.#awaitsTls) return 'tls';
    // A goodbye is said after a trouble, and answers no question of where it struck.
    const expected = this.#expected.find(({ to }) => to !== 'quit');
    if (expected) return expected.phase;
    if (!this.#greeted) {
      if (!this.isConnected) return undefined;
      return implicit && !this.#encrypted ? 'tls' : 'greeting';
    }
    if (this.#expected.length > 0) return 'quit';
    return [...this.open.keys()].at(-1) ?? this.last ?? 'greeting';
  }

  /** `signInTold` says whether the program tells of a sign-in that it does not show. */
  finish(signInTold: boolean): Recording {
    if (this.#content !== undefined) this.#message();
    for (const [phase, state] of this.open) if (state) this.end(phase, state);
    if (this.#unasked !== undefined && !this.failed) {
      this.start('rcpt');
      this.end('rcpt', 'failed');
    }
    this.at(0);
    const what = unseenOf({
      plan: this.#plan,
      securityTold: this.#securityTold,
      commands: this.#spoken,
      encrypted: this.#encrypted,
      signedIn: this.fold.facts.auth.reply !== undefined,
      codeless: this.#codeless,
      signInTold,
    });
    this.record({ type: 'observation.missing', what });
    return { events: this.events, facts: this.fold.facts, lines: this.lineOf };
  }

  #expectsResponse(): boolean {
    return this.fold.facts.auth.reply?.code === 334;
  }

  #expect(code: number, text: string): Expected {
    const [first] = this.#expected;
    if (first) return first;
    const seen = {
      greeted: this.#greeted,
      introduced: this.fold.facts.session.ehlo !== undefined,
      signedIn: this.fold.facts.auth.now.state === 'accepted',
      mail: this.fold.facts.transaction.mail !== undefined,
    };
    const to = placeOfStray(code, text, seen);
    if (to === 'greeting') this.#greeted = true;
    const expected = { to, phase: PHASE_OF[to] };
    if (to !== 'none') this.start(expected.phase);
    this.#expected.push(expected);
    return expected;
  }

  /** Another service's words, or none that a mail server says. */
  #noReply(text: string): void {
    const phase = this.#expected[0]?.phase ?? (this.#greeted ? this.last : undefined) ?? 'greeting';
    const before = this.fold.facts.session.opening !== undefined;
    this.start(phase);
    this.record({ type: 'line.received', text: masked(text), phase, encrypted: this.#encrypted });
    if (before && this.#greeted) return;
    this.record({ type: 'protocol.violated', violation: 'reply-without-code', phase });
    this.end(phase, 'failed');
    this.#greeted = true;
    this.#ended = true;
  }

  #sentLine(text: string, phase: Phase): number {
    if (this.#answered) this.#flight += 1;
    this.#answered = false;
    const [encrypted, flight] = [this.#encrypted, this.#flight];
    return this.record({ type: 'line.sent', text, phase, encrypted, flight });
  }

  #transaction(): void {
    if (this.#plan.envelope === undefined) return;
    const recipients = this.#plan.envelope.to.map(({ address }) => address);
    this.#recipient = 0;
    this.record({ type: 'transaction.started', parameters: [], recipients, pipelined: false });
  }

  /** Whether a line of the message was its end; counts it if not. */
  #endsContent(text: string): boolean {
    if (text === '.') {
      this.#message();
      return false;
    }
    // smtplib shows the whole message in one line, with its end; others do not show it.
    this.#content = (this.#content ?? 0) + text.length + 2;
    return false;
  }

  #message(): void {
    const size = this.#content ?? 0;
    this.#content = undefined;
    const command = this.#sentMessage(size);
    this.#expected.push({ to: 'message', phase: 'data', command });
  }

  #sentMessage(size: number): number {
    const encrypted = this.#encrypted;
    const flight = (this.#flight += 1);
    const message = { size, sha256: '', linesMended: 0 };
    return this.record({ type: 'message.sent', ...message, encrypted, flight });
  }

  #reply(code: number, { to, phase, command, recipient }: Expected): void {
    const lines = this.#lines;
    this.#lines = [];
    this.#expected.shift();
    this.#codes.add(code);
    if (!this.#greeted) this.#greeted = true;
    const text = lines.map((line) => line.text).join('\n');
    const enhanced = readEnhancedStatus(lines[0]?.text ?? '');
    const seq = this.record({
      type: 'reply.completed',
      to,
      phase,
      code,
      ...(enhanced && { enhanced }),
      text: masked(text.slice(0, 8192)),
      lines: [lines[0]?.seq ?? 0, lines.at(-1)?.seq ?? 0],
      ...(command !== undefined && { command }),
      ...(recipient !== undefined && { recipient }),
    });
    if (to === 'none' && code >= 500) this.#unasked = this.#asking;
    if (to === 'ehlo' && code === 250) this.announce(seq, lines, this.#encrypted);
    if (to === 'auth' && code !== 334) this.judgeSignIn(code, seq);
    if (to === 'auth' && code === 334) this.challenged(text, seq);
    if (to === 'starttls' && code === 220) this.#awaitsTls = true;
    if (to === 'data' && code === 354) this.#content = 0;
    this.settle(
      to,
      phase,
      code,
      this.#expected.some((other) => other.phase === phase),
    );
  }
}
