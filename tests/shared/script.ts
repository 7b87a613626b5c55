// Writes a run's log from a script that reads like a transcript, as the engine would record it.

import { LOG_FORMAT, type ReplyTo, type RunEvent, type RunFact } from '../../shared/run/event.ts';
import { createFold } from '../../shared/run/fold.ts';
import type { Phase } from '../../shared/run/phase.ts';
import { isPhase } from '../../shared/run/phase.ts';
import type { RecordedPlan } from '../../shared/run/plan.ts';
import { effectiveSecurity } from '../../shared/run/plan.ts';
import { judgeRun } from '../../shared/rules/judge.ts';
import { readEnhancedStatus } from '../../shared/smtp/enhanced-status.ts';
import { findExtension, readEhlo, type Extension } from '../../shared/smtp/extension.ts';
import type { PeerText } from '../../shared/smtp/peer-text.ts';
import type { MechanismName } from '../../shared/smtp/sasl-name.ts';

/**
 * A step of a script:
 * `S: 250 ok` a line from the server, `C: NOOP` one to it (lines without a reply between
 * them are one flight); `message: 812` the message, in octets; `phase: auth` starts a
 * phase, `end: auth` ends it well; `wait: 900` lets milliseconds pass; an object is
 * recorded as it stands.
 */
export type Step = string | RunFact;

export type Log = readonly RunEvent[];

/** Masks nothing, for texts that a test makes up. */
export const peer = (text: string) => text as PeerText;

/** A whole log: what came before the script, the script, and the verdict. */
export function logOf(plan: RecordedPlan, script: readonly Step[]): Log {
  const writer = new Writer(plan);
  for (const step of script) writer.take(step);
  writer.finish();
  return writer.events;
}

/** Commands and the phase and reply they stand for. */
const COMMANDS: Readonly<Record<string, readonly [Phase, ReplyTo]>> = {
  EHLO: ['ehlo', 'ehlo'],
  HELO: ['ehlo', 'helo'],
  STARTTLS: ['starttls', 'starttls'],
  AUTH: ['auth', 'auth'],
  MAIL: ['mail', 'mail'],
  RCPT: ['rcpt', 'rcpt'],
  DATA: ['data', 'data'],
  BDAT: ['data', 'bdat'],
  RSET: ['rcpt', 'rset'],
  QUIT: ['quit', 'quit'],
};

interface Expected {
  readonly to: ReplyTo;
  readonly phase: Phase;
  readonly command?: number;
  readonly recipient?: number;
}

class Writer {
  readonly events: RunEvent[] = [];
  readonly #plan: RecordedPlan;
  readonly #fold = createFold();
  readonly #expected: Expected[] = [];
  readonly #open = new Map<Phase, 'passed' | 'failed' | undefined>();
  #at = 0;
  #encrypted = false;
  #flight = 0;
  #answered = true;
  #lines: { readonly seq: number; readonly text: string }[] = [];
  #announced: readonly Extension[] = [];
  #greeted = false;
  #recipient = 0;

  constructor(plan: RecordedPlan) {
    this.#plan = plan;
    this.#record({
      type: 'run.started',
      format: LOG_FORMAT,
      plan,
      startedAt: '2026-11-24T09:00:00.000Z',
      runtime: {
        version: '0.1.0',
        node: '20.20.0',
        platform: 'linux',
        tlsLibrary: 'OpenSSL 3.0.19',
      },
    });
    const security = effectiveSecurity(plan.connection);
    if (security !== 'starttls') this.#record({ type: 'phase.skipped', phase: 'starttls' });
    if (security === 'none') this.#record({ type: 'phase.skipped', phase: 'tls' });
    if (!plan.auth) this.#record({ type: 'phase.skipped', phase: 'auth' });
  }

  take(step: Step): void {
    if (typeof step !== 'string') this.#fact(step);
    else if (step.startsWith('S: ')) this.#received(step.slice(3));
    else if (step.startsWith('C: ')) this.#sent(step.slice(3));
    else if (step.startsWith('message: ')) this.#message(Number(step.slice(9)));
    else if (step.startsWith('wait: ')) this.#at += Number(step.slice(6));
    else if (step.startsWith('phase: ')) this.#start(phaseIn(step.slice(7)));
    else if (step.startsWith('end: ')) this.#end(phaseIn(step.slice(5)), 'passed');
    else throw new Error(`No such step: ${step}`);
  }

  finish(): void {
    for (const [phase, state] of this.#open) this.#end(phase, state ?? 'failed');
    const { now } = this.#fold.facts.connection;
    if (now.state === 'open') this.#record({ type: 'connection.closed', by: 'client' });
    this.#record({ type: 'verdict.reached', ...judgeRun(this.#fold.facts) });
  }

  #record(fact: RunFact): number {
    const seq = this.events.length + 1;
    this.#at += 1;
    const event: RunEvent = { ...fact, seq, at: this.#at };
    this.events.push(event);
    this.#fold.apply(event);
    return seq;
  }

  #fact(fact: RunFact): void {
    if (fact.type === 'tls.negotiated') this.#encrypted = true;
    if (fact.type === 'connection.opened') this.#reconnect();
    this.#record(fact);
  }

  #reconnect(): void {
    this.#expected.length = 0;
    this.#encrypted = false;
    this.#greeted = false;
  }

  #start(phase: Phase): void {
    if (this.#open.has(phase)) return;
    // A phase whose replies are all there is over once another one begins.
    for (const [open, state] of this.#open) if (state) this.#end(open, state);
    this.#open.set(phase, undefined);
    this.#record({ type: 'phase.started', phase });
  }

  #end(phase: Phase, state: 'passed' | 'failed'): void {
    if (this.#open.delete(phase)) this.#record({ type: 'phase.ended', phase, state });
  }

  #sent(text: string): void {
    const verb = text.split(/[ :]/)[0] ?? '';
    const [phase, to] = COMMANDS[verb] ?? (['auth', 'auth'] as const);
    if (to !== 'rset') this.#start(phase);
    if (verb === 'AUTH') this.#choose(text);
    if (verb === 'MAIL') this.#transaction();
    const command = this.#line(text, phase);
    const recipient = to === 'rcpt' ? { recipient: this.#recipient++ } : {};
    this.#expected.push({ to, phase, command, ...recipient });
  }

  #line(text: string, phase: Phase): number {
    if (this.#answered) this.#flight += 1;
    this.#answered = false;
    const [encrypted, flight] = [this.#encrypted, this.#flight];
    return this.#record({ type: 'line.sent', text, phase, encrypted, flight });
  }

  #choose(text: string): void {
    const [, mechanism = '', initial] = text.split(' ');
    this.#record({
      type: 'mechanism.chosen',
      mechanism: mechanism as MechanismName,
      offered: findExtension(this.#announced, 'AUTH')?.mechanisms ?? [],
      why: mechanism === 'XOAUTH2' ? 'token-given' : 'preferred',
      initialResponse: initial !== undefined,
    });
  }

  #transaction(): void {
    const recipients = this.#plan.envelope?.to.map(({ address }) => address) ?? [];
    const pipelined =
      findExtension(this.#announced, 'PIPELINING') !== undefined &&
      !this.#fold.facts.transaction.pipeliningAbandoned;
    this.#recipient = 0;
    this.#record({ type: 'transaction.started', parameters: [], recipients, pipelined });
  }

  #message(size: number): void {
    if (this.#answered) this.#flight += 1;
    this.#answered = false;
    const command = this.#record({
      type: 'message.sent',
      size,
      sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      linesMended: 0,
      encrypted: this.#encrypted,
      flight: this.#flight,
    });
    this.#expected.push({ to: 'message', phase: 'data', command });
  }

  #received(text: string): void {
    this.#answered = true;
    if (!this.#greeted && this.#expected.length === 0) {
      this.#greeted = true;
      this.#start('greeting');
      this.#expected.push({ to: 'greeting', phase: 'greeting' });
    }
    const expected = this.#expected[0];
    const phase = expected?.phase ?? [...this.#open.keys()].at(-1) ?? 'ehlo';
    const encrypted = this.#encrypted;
    const seq = this.#record({ type: 'line.received', text: peer(text), phase, encrypted });
    this.#lines.push({ seq, text: text.slice(4) });
    if (/^\d{3}(?: |$)/.test(text)) this.#reply(Number(text.slice(0, 3)), expected, phase);
  }

  #reply(code: number, expected: Expected | undefined, phase: Phase): void {
    const lines = this.#lines;
    this.#lines = [];
    this.#expected.shift();
    const enhanced = readEnhancedStatus(lines[0]?.text ?? '');
    const seq = this.#record({
      type: 'reply.completed',
      phase,
      code,
      ...(enhanced && { enhanced }),
      text: peer(lines.map(({ text }) => text).join('\n')),
      lines: [lines[0]?.seq ?? 0, lines.at(-1)?.seq ?? 0],
      ...(expected ?? { to: 'none' }),
    });
    if (!expected) return;
    if (expected.to === 'ehlo' && code === 250) this.#announce(seq, lines);
    if (expected.to === 'auth' && code !== 334) this.#judgeSignIn(code, seq);
    this.#settle(expected, code);
  }

  #announce(reply: number, lines: readonly { readonly text: string }[]): void {
    const { name, extensions } = readEhlo(lines.map(({ text }) => peer(text)));
    this.#announced = extensions;
    const encrypted = this.#encrypted;
    this.#record({ type: 'extensions.announced', encrypted, reply, name, extensions });
  }

  #judgeSignIn(code: number, reply: number): void {
    const { now } = this.#fold.facts.auth;
    if (now.state === 'none' || code === 504) return;
    const { mechanism } = now.signIn;
    const outcome = code < 300 ? 'accepted' : 'rejected';
    this.#record({ type: 'auth.completed', mechanism, outcome, reply });
  }

  /** Ends the phases that this reply decides; RCPT passes with its first accepted recipient. */
  #settle({ to, phase }: Expected, code: number): void {
    for (const [open, state] of this.#open) if (state && open !== phase) this.#end(open, state);
    const before = this.#open.get(phase);
    if (!this.#open.has(phase) || code === 334 || code === 354 || to === 'rset') return;
    const failed = code >= 300;
    const state = to === 'rcpt' && before === 'passed' ? 'passed' : failed ? 'failed' : 'passed';
    const retried = to === 'ehlo' && (code === 500 || code === 502);
    const more = retried || this.#expected.some((other) => other.phase === phase);
    if (to === 'rcpt' || (failed && to === 'auth') || more) this.#open.set(phase, state);
    else this.#end(phase, state);
  }
}

function phaseIn(text: string): Phase {
  if (isPhase(text)) return text;
  throw new Error(`No such phase: ${text}`);
}
