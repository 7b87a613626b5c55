// Sends MAIL, RCPT and DATA, in one flight where the server can take it (RFC 2920).

import type { Command } from './command.ts';
import { accepted, demand, type StepContext } from './context.ts';
import type { Reply } from './reply-log.ts';
import { Stopped } from './stopped.ts';

export interface EnvelopeCommands {
  readonly mail: Command;
  readonly recipients: readonly Command[];
  readonly data: Command | undefined;
}

export interface EnvelopeAnswers {
  /** Whether the reverse-path and at least one forward-path were accepted. */
  readonly deliverable: boolean;
  /** The reply to DATA, where that was sent. */
  readonly data: Reply | undefined;
}

/** A flight whose next reply stayed out for the whole of its phase's time. */
export interface Stall {
  readonly phase: 'rcpt' | 'data';
  /** Milliseconds that were waited for it. */
  readonly after: number;
}

/**
 * Waits for each reply before the next command. Where that helps after a `stall`, the
 * commands of the flight were dropped: a server that is as slow this way is merely slow.
 */
export async function oneByOne(
  { session, phases, record }: StepContext,
  { mail, recipients, data }: EnvelopeCommands,
  stall?: Stall,
): Promise<EnvelopeAnswers> {
  let suspect = stall;
  const ask = async (command: Command): Promise<Reply> => {
    const [expected] = session.send([command]);
    if (suspect?.phase === command.phase) {
      const { phase, after } = suspect;
      suspect = undefined;
      if (await session.answeredWithin(expected, after / 2)) {
        record({ type: 'protocol.violated', violation: 'pipelined-commands-dropped', phase });
      }
    }
    return session.answer(expected);
  };
  await phases.walk('mail', async () => demand(await session.ask(mail)));
  if (recipients.length > 0) {
    await phases.walk('rcpt', async () => {
      let some = false;
      for (const recipient of recipients) some = accepted(await ask(recipient)) || some;
      if (!some) throw new Stopped();
    });
  }
  if (data === undefined) return { deliverable: true, data: undefined };
  phases.start('data');
  return { deliverable: true, data: await ask(data) };
}

/** Sends all at once and matches the replies to their commands in order. */
export async function inOneFlight(
  { session, phases, record, timeouts }: StepContext,
  { mail, recipients, data }: EnvelopeCommands,
): Promise<EnvelopeAnswers | Stall> {
  const commands = [mail, ...recipients, ...(data === undefined ? [] : [data])] as const;
  phases.start(...new Set(commands.map(({ phase }) => phase)));
  const [first, ...others] = session.send(commands);
  const mailReply = await session.answer(first);
  phases.end('mail', accepted(mailReply) ? 'passed' : 'failed');

  const replies: Reply[] = [];
  for (const expected of others) {
    const phase = expected.phase === 'data' ? 'data' : 'rcpt';
    if (!(await session.answeredWithin(expected, timeouts[phase]))) {
      record({ type: 'pipelining.abandoned' });
      return { phase, after: timeouts[phase] };
    }
    replies.push(await session.answer(expected));
    if (replies.length === recipients.length) {
      phases.end('rcpt', replies.some(accepted) ? 'passed' : 'failed');
    }
  }
  const someone = recipients.length === 0 || replies.slice(0, recipients.length).some(accepted);
  const deliverable = accepted(mailReply) && someone;
  const answers = { deliverable, data: replies[recipients.length] };
  if (!deliverable && answers.data === undefined) throw new Stopped();
  return answers;
}
