// Sends MAIL, RCPT and DATA, in one flight where the server can take it (RFC 2920).

import { PIPELINE_GRACE } from '../bounds.ts';
import type { Command } from './command.ts';
import { accepted, demand, type StepContext } from './context.ts';
import type { Reply } from './reply-log.ts';
import type { Expectation } from './session.ts';
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

/** Waits for each reply before the next command. */
export async function oneByOne(
  { session, phases }: StepContext,
  { mail, recipients, data }: EnvelopeCommands,
): Promise<EnvelopeAnswers> {
  await phases.walk('mail', async () => demand(await session.ask(mail)));
  if (recipients.length > 0) {
    await phases.walk('rcpt', async () => {
      let some = false;
      for (const recipient of recipients) some = accepted(await session.ask(recipient)) || some;
      if (!some) throw new Stopped();
    });
  }
  if (data === undefined) return { deliverable: true, data: undefined };
  phases.start('data');
  return { deliverable: true, data: await session.ask(data) };
}

/** Sends all at once and matches the replies to their commands in order. */
export async function inOneFlight(
  { session, phases, record, timeouts }: StepContext,
  { mail, recipients, data }: EnvelopeCommands,
): Promise<EnvelopeAnswers | 'dropped'> {
  const commands = [mail, ...recipients, ...(data === undefined ? [] : [data])] as const;
  phases.start(...new Set(commands.map(({ phase }) => phase)));
  const [first, ...others] = session.send(commands);
  const mailReply = await session.answer(first);
  phases.end('mail', accepted(mailReply) ? 'passed' : 'failed');

  const replies: Reply[] = [];
  for (const expected of others) {
    const reply = await nextInFlight(expected);
    if (reply === undefined) {
      record({
        type: 'protocol.violated',
        violation: 'pipelined-commands-dropped',
        phase: expected.phase,
      });
      record({ type: 'pipelining.abandoned' });
      return 'dropped';
    }
    replies.push(reply);
    if (replies.length === recipients.length) {
      phases.end('rcpt', replies.some(accepted) ? 'passed' : 'failed');
    }
  }
  const someone = recipients.length === 0 || replies.slice(0, recipients.length).some(accepted);
  const deliverable = accepted(mailReply) && someone;
  const answers = { deliverable, data: replies[recipients.length] };
  if (!deliverable && answers.data === undefined) throw new Stopped();
  return answers;

  /** A reply of the same flight, unless it stays out for so long that its command was lost. */
  async function nextInFlight(expected: Expectation): Promise<Reply | undefined> {
    const grace = Math.min(PIPELINE_GRACE, timeouts[expected.phase] / 2);
    return (await session.answeredWithin(expected, grace)) ? session.answer(expected) : undefined;
  }
}
