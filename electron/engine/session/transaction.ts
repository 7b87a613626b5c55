// Carries out one mail transaction: envelope, then message or RSET (RFC 5321 section 3.3).

import { findExtension } from '../../../shared/smtp/extension.ts';
import type { EnvelopePlan, RunPlan } from '../../../shared/run/plan.ts';
import { command } from './command.ts';
import { missing, type Announced, type StepContext } from './context.ts';
import { sendChunks, sendData, type OutgoingMessage } from './deliver.ts';
import { inOneFlight, oneByOne, type EnvelopeCommands } from './envelope.ts';
import { writeEnvelope } from './parameters.ts';

/**
 * How a transaction ended, where it did not stop the run. `pipelining-dropped`: the
 * server lost what was pipelined; nothing was sent, and a new session may try one by one.
 */
export type TransactionEnd = 'done' | 'pipelining-dropped';

export interface TransactionOptions {
  readonly announced: Announced;
  /** Whether commands may leave together, where the server offers it. */
  readonly pipelining: boolean;
  /** The message to send, or to announce the size of. */
  readonly message: OutgoingMessage | undefined;
}

export type TransactionContext = StepContext & {
  readonly plan: RunPlan & { readonly envelope: EnvelopePlan };
};

export async function transact(
  context: TransactionContext,
  { announced, pipelining, message }: TransactionOptions,
): Promise<TransactionEnd> {
  const { plan, phases, record } = context;
  const pipelined = pipelining && findExtension(announced, 'PIPELINING') !== undefined;
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
    const answers = await (pipelined ? inOneFlight : oneByOne)(context, commands);
    if (answers === 'dropped') {
      phases.abandonOpen();
      return 'pipelining-dropped';
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
