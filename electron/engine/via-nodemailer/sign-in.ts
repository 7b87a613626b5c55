// Follows a sign-in that nodemailer carries out, and tells the redactor what it derives.

import type { RunFact } from '../../../shared/run/event.ts';
import { findExtension } from '../../../shared/smtp/extension.ts';
import { parseMechanismName, type MechanismName } from '../../../shared/smtp/sasl-name.ts';
import type { Redactor } from '../redactor.ts';
import { decodeChallenge } from '../sasl/encode.ts';
import type { SaslExchange, SaslResponse } from '../sasl/mechanism.ts';
import { MECHANISMS } from '../sasl/registry.ts';
import type { Announced } from '../session/context.ts';
import type { Reply } from '../session/reply-log.ts';
import type { RecordFact } from '../session/wire.ts';
import type { SignInCredentials } from './credentials.ts';
import { readAuthCommand } from './spoken-line.ts';

export interface SignInDependencies extends SignInCredentials {
  readonly record: RecordFact;
  readonly redactor: Redactor;
}

/** The server goes on with a challenge. */
const CONTINUE = 334;

/** One exchange, from the AUTH command on. */
export class SignIn {
  readonly mechanism: MechanismName;
  readonly #deps: SignInDependencies;
  /** The same exchange once more, for what it derives: nodemailer keeps that to itself. */
  readonly #exchange: SaslExchange | undefined;
  /** The server's decision, once it is there. */
  #decision: Reply | undefined;

  /** Begins with the AUTH command, before it is recorded. */
  constructor(line: string, announced: Announced, deps: SignInDependencies) {
    const { mechanism, initialResponse } = readAuthCommand(line);
    const name = parseMechanismName(mechanism);
    if (name === undefined) throw new TypeError('Nodemailer signs in by no mechanism.');
    this.mechanism = name;
    this.#deps = deps;
    this.#exchange = MECHANISMS.find((known) => known.name === mechanism)?.start(deps.credentials);
    this.#learn(this.#exchange?.initial());
    deps.redactor.arm();
    deps.record({
      type: 'mechanism.chosen',
      mechanism: name,
      offered: findExtension(announced, 'AUTH')?.mechanisms ?? [],
      why: this.#why(),
      initialResponse,
    });
  }

  /** Whether the next line answers a challenge. */
  get answering(): boolean {
    return this.#decision === undefined;
  }

  /** Takes a reply to AUTH or to a response. */
  received(reply: Reply): void {
    if (reply.code !== CONTINUE) {
      this.#decision = reply;
      return;
    }
    const { record, redactor } = this.#deps;
    const challenge = decodeChallenge(reply.octets);
    if (challenge === undefined) {
      record({ type: 'protocol.violated', violation: 'challenge-not-base64', phase: 'auth' });
    } else if (challenge.length > 0) {
      record({
        type: 'challenge.decoded',
        text: redactor.challenge(challenge, reply.texts),
        reply: reply.seq,
      });
    }
    this.#learn(this.#exchange?.respond(challenge ?? new Uint8Array()));
  }

  /** Records how nodemailer takes the server's decision; nothing where there was none. */
  end(signedIn: boolean): void {
    if (this.#decision === undefined) return;
    this.#deps.record({
      type: 'auth.completed',
      mechanism: this.mechanism,
      outcome: signedIn ? 'accepted' : 'rejected',
      reply: this.#decision.seq,
    });
  }

  #learn(response: SaslResponse | undefined): void {
    if (response !== undefined && 'secret' in response) this.#deps.redactor.learn(response.secret);
  }

  #why(): (RunFact & { type: 'mechanism.chosen' })['why'] {
    if (this.#deps.auth.mechanisms !== undefined) return 'asked-for';
    return this.mechanism === 'XOAUTH2' ? 'token-given' : 'preferred';
  }
}
