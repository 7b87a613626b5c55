// Signs in (RFC 4954): chooses a mechanism, answers its challenges, reads the outcome.

import { findExtension } from '../../../shared/smtp/extension.ts';
import type { MechanismName } from '../../../shared/smtp/sasl-name.ts';
import { authCommand, decodeChallenge, responseLine, type SaslLine } from '../sasl/encode.ts';
import type { Mechanism, SaslResponse } from '../sasl/mechanism.ts';
import { chooseMechanism } from '../sasl/registry.ts';
import type { Command } from './command.ts';
import { accepted, demand, missing, type Announced, type StepContext } from './context.ts';
import { CHALLENGE, MECHANISM_UNKNOWN, SIGNED_IN } from './reply-codes.ts';
import type { Reply } from './reply-log.ts';
import { Stopped } from './stopped.ts';

/** Challenges answered in one exchange; a server that asks on and on is given up. */
const ROUNDS_LIMIT = 16;

/** Signs in, or ends the run saying why that is not possible; never goes on without. */
export async function authenticate(context: StepContext, announced: Announced): Promise<void> {
  const { plan, record, session, credentials } = context;
  if (plan.auth === undefined || credentials === undefined) {
    throw new TypeError('authenticate() needs a plan that signs in.');
  }
  const { mechanisms: asked, allowClear = false } = plan.auth;
  const offered = findExtension(announced, 'AUTH')?.mechanisms ?? [];
  const refused: MechanismName[] = [];
  for (;;) {
    const choice = chooseMechanism({
      offered,
      ...(asked === undefined ? {} : { asked }),
      credentials,
      encrypted: session.encrypted,
      allowClear,
      refused,
    });
    if (choice.type === 'missing') {
      // Where one was refused already, its reply is the fact that ends the run.
      if (refused.length > 0) throw new Stopped();
      return missing(record, 'auth', choice.what);
    }
    const { mechanism, name, why } = choice;
    const exchange = mechanism.start(credentials);
    const initial = exchange.initial();
    const first = authCommand(mechanism.name, initial);
    record({
      type: 'mechanism.chosen',
      mechanism: name,
      offered,
      why,
      initialResponse: first.withInitial,
    });
    const reply = await converse(context, exchange, toCommand(context, first.line, initial));
    if (reply.code === MECHANISM_UNKNOWN) {
      refused.push(name);
      continue;
    }
    const outcome = accepted(reply) ? 'accepted' : 'rejected';
    if (accepted(reply) && reply.code !== SIGNED_IN) {
      record({ type: 'protocol.violated', violation: 'code-of-another-command', phase: 'auth' });
    }
    record({ type: 'auth.completed', mechanism: name, outcome, reply: reply.seq });
    demand(reply);
    return;
  }
}

/** Answers challenges until the server decides, and hands back its final reply. */
async function converse(
  context: StepContext,
  exchange: ReturnType<Mechanism['start']>,
  first: Command,
): Promise<Reply> {
  const { session, record, redactor } = context;
  let reply = await session.ask(first);
  for (let round = 0; reply.code === CHALLENGE && round < ROUNDS_LIMIT; round += 1) {
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
    const response = exchange.respond(challenge ?? new Uint8Array());
    reply = await session.ask(toCommand(context, responseLine(response), response));
    // RFC 4954 section 4: a cancelled exchange ends with 501, whatever the server would like.
    if (response === undefined && reply.code === CHALLENGE) {
      record({ type: 'protocol.violated', violation: 'unexpected-reply', phase: 'auth' });
      session.close();
      throw new Stopped();
    }
  }
  return reply;
}

/** Makes a command of a line; what it says in secret is masked in the log from here on. */
function toCommand(
  { redactor }: StepContext,
  line: SaslLine,
  response: SaslResponse | undefined,
): Command {
  if (response !== undefined && 'secret' in response) redactor.learn(response.secret);
  return { to: 'auth', phase: 'auth', ...line };
}
