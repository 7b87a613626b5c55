// Signs in (RFC 4954): chooses a mechanism, answers its challenges, reads the outcome.

import { findExtension } from '../../../shared/smtp/extension.ts';
import type { MechanismName } from '../../../shared/smtp/sasl-name.ts';
import { authCommand, cancelLine, decodeChallenge, responseLine } from '../sasl/encode.ts';
import type { Credentials, SaslExchange } from '../sasl/mechanism.ts';
import { chooseMechanism } from '../sasl/registry.ts';
import type { Command } from './command.ts';
import { accepted, demand, missing, type Announced, type StepContext } from './context.ts';
import type { Reply } from './reply-log.ts';
import { Stopped } from './stopped.ts';

/** The server does not know the mechanism after all (RFC 4954 section 4): the next may be tried. */
const MECHANISM_UNKNOWN = 504;

/** Challenges answered in one exchange; a server that asks on and on is given up. */
const ROUNDS_LIMIT = 16;

/** Signs in, or ends the run saying why that is not possible; never goes on without. */
export async function authenticate(context: StepContext, announced: Announced): Promise<void> {
  const { plan, record, session, credentials } = context;
  const auth = plan.auth;
  if (auth === undefined || credentials === undefined) {
    throw new TypeError('authenticate() needs a plan that signs in.');
  }
  const offer = findExtension(announced, 'AUTH');
  if (offer === undefined) missing(record, 'auth', 'auth');

  const refused = new Set<MechanismName>();
  for (;;) {
    const choice = chooseMechanism({
      offered: offer.mechanisms.filter((name) => !refused.has(name)),
      asked: auth.mechanisms,
      credentials,
      encrypted: session.encrypted,
      allowClear: auth.allowClear === true,
    });
    if (choice.type === 'missing') {
      // The last mechanism's refusal is then the fact that ends the run.
      if (refused.size > 0) throw new Stopped();
      return missing(record, 'auth', choice.what);
    }
    const name = choice.mechanism.name as string as MechanismName;
    const exchange = choice.mechanism.start(credentials);
    const first = authCommand(choice.mechanism.name, exchange.initial());
    record({
      type: 'mechanism.chosen',
      mechanism: name,
      offered: offer.mechanisms,
      why: refused.size > 0 ? 'next-after-refusal' : choice.why,
      initialResponse: first.withInitial,
    });
    const reply = await converse(context, exchange, first, credentials);
    if (reply.code === MECHANISM_UNKNOWN) {
      refused.add(name);
      continue;
    }
    record({
      type: 'auth.completed',
      mechanism: name,
      outcome: accepted(reply) ? 'accepted' : 'rejected',
      reply: reply.seq,
    });
    demand(reply);
    return;
  }
}

/** Answers challenges until the server decides, and hands back its final reply. */
async function converse(
  context: StepContext,
  exchange: SaslExchange,
  first: AuthCommand,
): Promise<Reply> {
  const { session, record, redactor } = context;
  let reply = await session.ask({ to: 'auth', phase: 'auth', ...first.line });
  // The initial response that did not fit into the command answers the first challenge.
  let withheld = first.withheld;
  for (let round = 0; reply.code === CONTINUE && round < ROUNDS_LIMIT; round += 1) {
    const challenge = decodeChallenge(reply.octets);
    if (challenge === undefined) {
      record({ type: 'protocol.violated', violation: 'challenge-not-base64', phase: 'auth' });
    } else if (challenge.length > 0) {
      record({ type: 'challenge.decoded', text: redactor.text(challenge), reply: reply.seq });
    }
    const response =
      challenge === undefined ? undefined : (withheld ?? exchange.respond(challenge));
    withheld = undefined;
    reply = await session.ask({ to: 'auth', phase: 'auth', ...responseLine(response) });
  }
  return reply;
}
