// Says EHLO and types what the server announces (RFC 5321 section 4.1.1.1).

import { readEhlo } from '../../../shared/smtp/extension.ts';
import type { PeerText } from '../../../shared/smtp/peer-text.ts';
import { command } from './command.ts';
import { accepted, demand, type Announced, type StepContext } from './context.ts';
import { mayKnowHelo } from './may-know-helo.ts';
import { READY } from './reply-codes.ts';
import { Stopped } from './stopped.ts';

/** Waits for the greeting, which must be 220; a refusal is no violation, any other code is. */
export async function awaitGreeting({ session, record }: StepContext): Promise<void> {
  const { code } = await session.greeting();
  if (code === READY) return;
  if (code < 400) {
    record({ type: 'protocol.violated', violation: 'greeting-not-220', phase: 'greeting' });
  }
  throw new Stopped();
}

/** Introduces the client; a server that does not know EHLO gets HELO and announces nothing. */
export async function introduce({ session, record, clientName }: StepContext): Promise<Announced> {
  const reply = await session.ask(command('ehlo', 'ehlo', `EHLO ${clientName}`));
  if (mayKnowHelo(reply)) {
    demand(await session.ask(command('helo', 'ehlo', `HELO ${clientName}`)));
    return [];
  }
  if (!accepted(reply)) demand(reply);
  const { name, extensions, malformed } = readEhlo(reply.texts);
  if (malformed.length > 0) {
    record({ type: 'protocol.violated', violation: 'extension-malformed', phase: 'ehlo' });
  }
  record({
    type: 'extensions.announced',
    encrypted: session.encrypted,
    reply: reply.seq,
    name,
    extensions,
  });
  // The log has the masked words; what the session does next rests on the server's own.
  return readEhlo(reply.octets.map(decoded)).extensions;
}

/** A line as the server wrote it, for the session alone and never for the log. */
function decoded(octets: Uint8Array): PeerText {
  return Buffer.from(octets).toString('latin1') as PeerText;
}
