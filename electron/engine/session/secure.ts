// Takes a session from clear text into TLS (RFC 3207).

import { findExtension } from '../../../shared/smtp/extension.ts';
import { command } from './command.ts';
import { missing, type Announced, type StepContext } from './context.ts';
import { introduce } from './introduce.ts';
import { READY_FOR_TLS } from './reply-codes.ts';
import { Stopped } from './stopped.ts';

/** Asks for STARTTLS; a server that does not offer it is not asked. */
export async function askForTls({ phases, record, session }: StepContext, announced: Announced) {
  await phases.walk('starttls', async () => {
    if (findExtension(announced, 'STARTTLS') === undefined) missing(record, 'starttls', 'starttls');
    const reply = await session.ask(command('starttls', 'starttls', 'STARTTLS'));
    if (reply.code !== READY_FOR_TLS) throw new Stopped();
  });
}

/** Shakes hands; nothing is sent over a connection that failed or is not trusted. */
export async function shakeHands(
  { phases, session }: StepContext,
  mode: 'starttls' | 'implicit',
): Promise<void> {
  await phases.walk('tls', async () => {
    if ((await session.secure(mode)) !== 'ready') throw new Stopped();
  });
}

/** EHLO as a phase: what was announced before TLS is forgotten by whoever calls it again. */
export function sayEhlo(context: StepContext): Promise<Announced> {
  return context.phases.walk('ehlo', () => introduce(context));
}
