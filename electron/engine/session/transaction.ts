// Carries out one mail transaction: envelope, then message or RSET (RFC 5321 section 3.3).

import { findExtension } from '../../../shared/smtp/extension.ts';
import type { EnvelopePlan, RunPlan } from '../../../shared/run/plan.ts';
import { command } from './command.ts';
import { missing, type Announced, type StepContext } from './context.ts';
import { sendChunks, sendData, type OutgoingMessage } from './deliver.ts';
import { inOneFlight, oneByOne, type EnvelopeCommands, type Stall } from './envelope.ts';
import { writeEnvelope } from './parameters.ts';

/**
 * How a transaction ended, where it did not stop the run. After a stall no message was
 * sent, and a new session may try one by one.
 */
export type TransactionEnd = 'done' | Stall;

export interface TransactionOptions {
  readonly announced: Announced;
  /** How a session before this one stalled: this one says its commands one by one. */
  readonly stall: Stall | undefined;
  /** The message to send, or to announce the size of. */
  readonly message: OutgoingMessage | undefined;
}

export type TransactionContext = StepContext & {
  readonly plan: RunPlan & { readonly envelope: EnvelopePlan };
};

export async function transact(
  context: TransactionContext,
  { announced, stall, message }: TransactionOptions,
): Promise<TransactionEnd> {
  const { plan, phases, record } = context;
  const offered = findExtension(announced, 'PIPELINING') !== undefined;
  const pipelined = offered && stall === undefined;
  const written = writeEnvelope(plan, message, announced, context.session.encrypted);
  if (written.type === 'missing') {
    const size = written.what === 'size' && message !== undefined ? { size: message.size } : {};
    return phases.walk('mail', () => missing(record, 'mail', written.what, size));
  }
  record({
    type: 'transaction.started',
    parameters: written.mail.split(' ').slice(2),
    recipients: plan.envelope.to.map(({ address }) => address),
    pipelined,
  });
  const sends = message !== undefined && (plan.stopAfter === 'data' || plan.stopAfter === 'quit');
  const commands: EnvelopeCommands = {
    mail: command('mail', 'mail', written.mail),
    recipients:
      plan.stopAfter === 'mail'
        ? []
        : written.recipients.map((line, recipient) => ({
            ...command('rcpt', 'rcpt', line),
            recipient,
          })),
    data: sends && plan.chunking !== true ? command('data', 'data', 'DATA') : undefined,
  };
  try {
    const answers = pipelined
      ? await inOneFlight(context, commands)
      : await oneByOne(context, commands, stall);
    if ('after' in answers) {
      phases.abandonOpen();
      return answers;
    }
    if (!sends) await undo(context, pipelined);
    else if (answers.data === undefined) await sendChunks(context, message, pipelined);
    else await sendData(context, message, answers, pipelined);
    return 'done';
  } catch (error) {
    phases.failOpen();
    throw error;
  }
}

/** Takes the transaction back; RFC 2920 lets QUIT leave in the same flight. */
async function undo({ session, phases }: StepContext, pipelined: boolean): Promise<void> {
  const rset = command('rset', phases.current, 'RSET');
  const [expected] = session.send(pipelined ? [rset, command('quit', 'quit', 'QUIT')] : [rset]);
  await session.answer(expected);
}
