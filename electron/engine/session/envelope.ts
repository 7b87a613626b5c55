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

/** A flight one of whose replies stayed out for the whole of its phase's time. */
export interface Stall {
  /** Which command that was: MAIL is 0, the recipients follow, then DATA. */
  readonly command: number;
  /** Milliseconds that were waited for it. */
  readonly after: number;
}

/**
 * Waits for each reply before the next command. Where the same command that was stuck in
 * the flight is answered soon alone, the flight's commands were dropped: a server that is as
 * slow this way is merely slow.
 */
export async function oneByOne(
  { session, phases, record }: StepContext,
  { mail, recipients, data }: EnvelopeCommands,
  stall?: Stall,
): Promise<EnvelopeAnswers> {
  let said = 0;
  const ask = async (command: Command): Promise<Reply> => {
    const index = said++;
    const [expected] = session.send([command]);
    if (index !== stall?.command) return session.answer(expected);
    const share = stall.after / 2;
    const soon = await session.answerWithin(expected, share);
    if (soon === undefined) return session.answer(expected, share);
    const { phase } = command;
    record({ type: 'protocol.violated', violation: 'pipelined-commands-dropped', phase });
    return soon;
  };
  await phases.walk('mail', async () => demand(await ask(mail)));
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
  const commands = [mail, ...recipients, ...(data === undefined ? [] : [data])];
  phases.start(...new Set(commands.map(({ phase }) => phase)));
  const replies: Reply[] = [];
  for (const [command, expected] of session.send(commands).entries()) {
    const after = timeouts[expected.phase];
    // A lone command was not pipelined: its reply is waited for as any other is.
    const reply = await (commands.length > 1
      ? session.answerWithin(expected, after)
      : session.answer(expected));
    if (reply === undefined) {
      record({ type: 'pipelining.abandoned' });
      return { command, after };
    }
    replies.push(reply);
    if (command === 0) phases.end('mail', replies.every(accepted) ? 'passed' : 'failed');
    else if (command === recipients.length) {
      phases.end('rcpt', replies.slice(1).some(accepted) ? 'passed' : 'failed');
    }
  }
  const [toMail, ...others] = replies;
  const toRecipients = others.slice(0, recipients.length);
  const someone = recipients.length === 0 || toRecipients.some(accepted);
  const deliverable = toMail !== undefined && accepted(toMail) && someone;
  const answers = { deliverable, data: others[recipients.length] };
  if (!deliverable && answers.data === undefined) throw new Stopped();
  return answers;
}
