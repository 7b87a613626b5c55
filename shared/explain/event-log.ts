// Numbers the events of a pasted session, and states what follows from its commands and replies.

import { LOG_FORMAT, type ReplyTo, type RunEvent, type RunFact } from '../run/event.ts';
import type { RunFacts } from '../run/facts.ts';
import { createFold } from '../run/fold.ts';
import type { Phase } from '../run/phase.ts';
import { effectiveSecurity, type RecordedPlan } from '../run/plan.ts';
import { findExtension, readEhlo, type Extension } from '../smtp/extension.ts';
import type { PeerText } from '../smtp/peer-text.ts';
import { parseMechanismName } from '../smtp/sasl-name.ts';
import { decodeBase64 } from './base64.ts';

/** Texts that have been masked before they came here. */
export const masked = (text: string): PeerText => text as PeerText;

export interface Recording {
  readonly events: readonly RunEvent[];
  readonly facts: RunFacts;
  /** Numbers of the pasted lines that each event was read from. */
  readonly lines: ReadonlyMap<number, number>;
}

export class EventLog {
  protected readonly events: RunEvent[] = [];
  protected readonly lineOf = new Map<number, number>();
  protected readonly fold = createFold();
  /** With how a phase ends if nothing more comes of it. */
  protected readonly open = new Map<Phase, 'passed' | 'failed' | undefined>();
  /** The phase that ended last. */
  protected last: Phase | undefined;
  protected isConnected = false;
  #line = 0;
  #announced: readonly Extension[] = [];

  /** States what was to be done, as far as it is known. */
  protected begin(
    plan: RecordedPlan,
    runtime: { readonly version: string; readonly startedAt: string },
  ): void {
    this.record({
      type: 'run.started',
      format: LOG_FORMAT,
      plan,
      startedAt: runtime.startedAt,
      runtime: { version: runtime.version, node: '', platform: '', tlsLibrary: '' },
    });
    const security = effectiveSecurity(plan.connection);
    if (security !== 'starttls') this.record({ type: 'phase.skipped', phase: 'starttls' });
    if (security === 'none') this.record({ type: 'phase.skipped', phase: 'tls' });
    if (!plan.auth) this.record({ type: 'phase.skipped', phase: 'auth' });
  }

  record(fact: RunFact): number {
    const seq = this.events.length + 1;
    const event: RunEvent = { ...fact, seq, at: 0 };
    this.events.push(event);
    if (this.#line > 0) this.lineOf.set(seq, this.#line);
    this.fold.apply(event);
    return seq;
  }

  /** Says which line of the text what follows was read from. */
  at(line: number): void {
    this.#line = line;
  }

  start(phase: Phase): void {
    if (this.open.has(phase)) return;
    for (const [open, state] of this.open) if (state) this.end(open, state);
    this.open.set(phase, undefined);
    this.record({ type: 'phase.started', phase });
  }

  end(phase: Phase, state: 'passed' | 'failed'): void {
    this.last = phase;
    if (this.open.delete(phase)) this.record({ type: 'phase.ended', phase, state });
  }

  /** Whether the session has ended badly by what was written so far. */
  get failed(): boolean {
    for (const state of this.open.values()) if (state === 'failed') return true;
    const { failed } = this.fold.facts.timing;
    return failed !== undefined && failed.phase !== 'quit';
  }

  /** Ends the phases that this reply decides; RCPT passes with its first accepted recipient. */
  protected settle(to: ReplyTo, phase: Phase, code: number, awaited: boolean): void {
    for (const [open, state] of this.open) if (state && open !== phase) this.end(open, state);
    const before = this.open.get(phase);
    if (!this.open.has(phase) || to === 'rset' || to === 'none') return;
    if ((to === 'auth' && code === 334) || (to === 'data' && code === 354)) return;
    const misplaced = to === 'greeting' && code < 300 && code !== 220;
    if (misplaced) this.record({ type: 'protocol.violated', violation: 'greeting-not-220', phase });
    const failed = code >= 300 || misplaced;
    const state = to === 'rcpt' && before === 'passed' ? 'passed' : failed ? 'failed' : 'passed';
    const retried = to === 'ehlo' && (code === 500 || code === 502);
    const more = retried || awaited;
    if (to === 'rcpt' || (failed && to === 'auth') || more) this.open.set(phase, state);
    else this.end(phase, state);
  }

  connected(): void {
    if (this.isConnected) return;
    this.isConnected = true;
    this.start('connect');
    this.end('connect', 'passed');
  }

  protected choose(text: string): void {
    const [, name = '', initial] = text.split(/\s+/);
    const mechanism = parseMechanismName(name);
    if (mechanism === undefined) return;
    this.record({
      type: 'mechanism.chosen',
      mechanism,
      offered: findExtension(this.#announced, 'AUTH')?.mechanisms ?? [],
      why: /^(?:XOAUTH2|OAUTHBEARER)$/.test(mechanism) ? 'token-given' : 'preferred',
      initialResponse: initial !== undefined,
    });
  }

  /** A challenge that says why a token is refused; what else challenges say tells nothing. */
  protected challenged(challenge: string, reply: number): void {
    const text = decodeBase64(challenge.trim());
    if (text?.trimStart().startsWith('{') !== true) return;
    this.record({ type: 'challenge.decoded', text: masked(text), reply });
  }

  /** The same where the text shows no more of the sign-in (XOAUTH2 and OAUTHBEARER alone do so). */
  protected tokenRefused(challenge: string): void {
    this.choose('AUTH XOAUTH2');
    this.challenged(challenge, this.events.length + 1);
  }

  protected announce(
    reply: number,
    lines: readonly { readonly text: string }[],
    encrypted: boolean,
  ): void {
    const { name, extensions } = readEhlo(lines.map(({ text }) => masked(text)));
    this.#announced = extensions;
    this.record({ type: 'extensions.announced', encrypted, reply, name, extensions });
  }

  protected judgeSignIn(code: number, reply: number): void {
    const { now } = this.fold.facts.auth;
    if (now.state === 'none' || code === 504) return;
    const { mechanism } = now.signIn;
    const outcome = code < 300 ? 'accepted' : 'rejected';
    this.record({ type: 'auth.completed', mechanism, outcome, reply });
  }
}
