// Finds the message that a run has sent, where the plan held its octets.

import { createHash } from 'node:crypto';
import type { RunEvent } from '../../shared/run/event.ts';
import type { RunPlan } from '../../shared/run/plan.ts';
import { mendLines } from '../engine/message/lines.ts';

/** The octets as they left, or undefined where they are not the ones that the log tells of. */
export function sentMessage(
  { message }: Pick<RunPlan, 'message'>,
  log: readonly RunEvent[],
): Uint8Array | undefined {
  const sent = log.findLast((event) => event.type === 'message.sent');
  if (sent === undefined || message?.kind !== 'raw') return undefined;
  const given = Buffer.from(message.content, 'base64');
  const octets = message.rawLines === true ? given : mendLines(given).content;
  const digest = createHash('sha256').update(octets).digest('hex');
  return digest === sent.sha256 ? octets : undefined;
}
