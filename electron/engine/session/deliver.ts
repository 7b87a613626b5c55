// Hands the message over: DATA's content or BDAT chunks, and what came of it.

import { setImmediate as turn } from 'node:timers/promises';
import { confirmsMessage, isRefusal } from '../../../shared/smtp/reply.ts';
import { CHUNK_SIZE, UPLOAD_SLICE } from '../bounds.ts';
import { chunks, ending, stuff } from '../smtp/transparency.ts';
import { command } from './command.ts';
import { demand, type StepContext } from './context.ts';
import type { EnvelopeAnswers } from './envelope.ts';
import type { MessageShape } from './parameters.ts';
import { GO_AHEAD } from './reply-codes.ts';
import type { Expectation } from './expectations.ts';
import { Stopped } from './stopped.ts';

/** A message ready to leave. */
export interface OutgoingMessage extends MessageShape {
  readonly content: Uint8Array;
  readonly sha256: string;
  /** Bare CR and LF that were made CRLF. */
  readonly linesMended: number;
}

const QUIT = command('quit', 'quit', 'QUIT');

/** Sends the content after DATA's 354; the end of it and QUIT share a flight where they may. */
export async function sendData(
  context: StepContext,
  message: OutgoingMessage,
  { data, deliverable }: EnvelopeAnswers,
  pipelined: boolean,
): Promise<void> {
  const { session, phases } = context;
  if (data?.code !== GO_AHEAD) throw new Stopped();
  if (!deliverable) {
    // RFC 2920 section 3.1: a server that goes ahead without a recipient gets an empty message.
    await session.ask(command('message', 'data', '.'));
    throw new Stopped();
  }
  const { octets, at } = stuff(message.content);
  const expected = session.expectMessageReply();
  const rest = await uploadAllButLast(context, octets, expected);
  hand(context, message, expected, [rest, ending(at)], pipelined);
  await confirmed(context, expected);
  phases.end('data', 'passed');
}

/** Sends BDAT chunks (RFC 3030); QUIT follows the last in the same flight where it may. */
export async function sendChunks(
  context: StepContext,
  message: OutgoingMessage,
  pipelined: boolean,
): Promise<void> {
  const { session, phases } = context;
  phases.start('data');
  const pieces = chunks(message.content, CHUNK_SIZE);
  const last = pieces.at(-1) ?? message.content;
  for (const piece of pieces.slice(0, -1)) {
    const [expected] = session.send([command('bdat', 'data', `BDAT ${String(piece.length)}`)]);
    // Even one that is refused has to be sent whole (RFC 3030 section 2).
    await session.upload(piece, expected);
    demand(await session.answer(expected));
  }
  session.write(command('message', 'data', `BDAT ${String(last.length)} LAST`));
  const expected = session.expectMessageReply();
  hand(context, { ...message, chunks: pieces.length }, expected, [last], pipelined);
  await confirmed(context, expected);
  phases.end('data', 'passed');
}

/** Writes all but the last slice, no faster than the kernel takes it, until the server refuses it. */
async function uploadAllButLast(
  { session }: StepContext,
  content: Uint8Array,
  expected: Expectation,
): Promise<Uint8Array> {
  let start = 0;
  for (; content.length - start > UPLOAD_SLICE; start += UPLOAD_SLICE) {
    const refused = await session.upload(content.subarray(start, start + UPLOAD_SLICE), expected);
    if (refused !== undefined) {
      // In the middle of the content QUIT would be one more line of it.
      session.close();
      throw new Stopped();
    }
    // A server that refuses may hang up at once: its reply is read before more is written.
    await turn();
  }
  return content.subarray(start);
}

/** Writes the message's last octets, with QUIT behind them where commands may share a flight. */
function hand(
  { session, record }: StepContext,
  message: OutgoingMessage & { readonly chunks?: number },
  expected: Expectation,
  octets: readonly Uint8Array[],
  pipelined: boolean,
): void {
  const seq = record({
    type: 'message.sent',
    size: message.size,
    sha256: message.sha256,
    linesMended: message.linesMended,
    encrypted: session.encrypted,
    flight: session.flight(),
    ...(message.chunks === undefined ? {} : { chunks: message.chunks }),
  });
  session.messageLeft(expected, seq);
  session.send(pipelined ? [QUIT] : [], octets);
}

/** Waits for the one reply that says whether the server has taken the message. */
async function confirmed({ session, record }: StepContext, expected: Expectation): Promise<void> {
  const reply = await session.answer(expected).catch((error: unknown) => {
    if (error instanceof Stopped) record({ type: 'message.unconfirmed' });
    throw error;
  });
  if (confirmsMessage(reply)) return;
  if (!isRefusal(reply)) {
    record({ type: 'protocol.violated', violation: 'code-of-another-command', phase: 'data' });
    record({ type: 'message.unconfirmed' });
  }
  throw new Stopped();
}
