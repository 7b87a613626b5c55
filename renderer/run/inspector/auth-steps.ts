// Picks the sign-in's lines out of a log, with each challenge decoded.

import type { RunEvent } from '../../../shared/run/event.ts';
import { SECRET_MARK } from '../../../shared/smtp/peer-text.ts';
import { visible } from '../../../shared/smtp/visible.ts';

export interface AuthStep {
  readonly seq: number;
  readonly direction: 'client' | 'server';
  readonly text: string;
  readonly decoded?: string;
}

/** Most steps shown: a server may challenge for ever, a reader does not read for ever. */
const MOST = 50;

export function authSteps(events: readonly RunEvent[]): readonly AuthStep[] {
  const steps: AuthStep[] = [];
  for (const event of events) {
    if (event.type === 'challenge.decoded') {
      const last = steps.at(-1);
      const decoded = event.text === '' ? 'empty' : `says “${visible(event.text)}”`;
      if (last?.direction === 'server') steps[steps.length - 1] = { ...last, decoded };
    } else if (isAuthLine(event)) {
      const text = visible(event.text);
      const sent = event.type === 'line.sent';
      const kept = sent && text.includes(SECRET_MARK);
      steps.push({
        seq: event.seq,
        direction: sent ? 'client' : 'server',
        text,
        ...(kept && { decoded: 'credentials, kept out of the record' }),
      });
    }
    if (steps.length === MOST) break;
  }
  return steps;
}

function isAuthLine(
  event: RunEvent,
): event is Extract<RunEvent, { readonly type: 'line.sent' | 'line.received' }> {
  return (event.type === 'line.sent' || event.type === 'line.received') && event.phase === 'auth';
}
