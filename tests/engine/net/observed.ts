// Collects what the network layer records, for tests.

import type { RunFact } from '../../../shared/run/event.ts';
import type { PeerText } from '../../../shared/smtp/peer-text.ts';
import type { TextRedactor } from '../../../electron/engine/net/text-redactor.ts';
import type { RecordFact } from '../../../electron/engine/session/wire.ts';

export type FactOf<T extends RunFact['type']> = Extract<RunFact, { type: T }>;

export interface Observed {
  readonly facts: readonly RunFact[];
  readonly record: RecordFact;
  /** The facts of one type, in order. */
  of<T extends RunFact['type']>(type: T): FactOf<T>[];
}

export function observe(): Observed {
  const facts: RunFact[] = [];
  return {
    facts,
    record: (fact) => facts.push(fact),
    of: <T extends RunFact['type']>(type: T) =>
      facts.filter((fact): fact is FactOf<T> => fact.type === type),
  };
}

/** Masks nothing, so that a test sees what was handed over. */
export const clear: TextRedactor = {
  text: (octets) =>
    (typeof octets === 'string' ? octets : Buffer.from(octets).toString('utf8')) as PeerText,
  texts: (pieces) => pieces.map((piece) => clear.text(piece)),
  bears: () => false,
};
