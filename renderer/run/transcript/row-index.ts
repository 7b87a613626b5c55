// Says which events of a log are rows of its transcript, and what each row shares with those before it.

import { transcriptLine } from '../../../shared/export/transcript-line.ts';
import type { TranscriptLine } from '../../../shared/export/transcript-line.ts';
import type { RunEvent } from '../../../shared/run/event.ts';
import { PHASES } from '../../../shared/run/phase.ts';
import type { Phase } from '../../../shared/run/phase.ts';
import type { Direction } from '../../ui/DirectionMark.tsx';
import { GrowableUint32 } from '../growable.ts';

export interface RowFacts {
  readonly direction: Direction;
  readonly phase: Phase | undefined;
  /** Whether the row's phase differs from the row before, so that it is written out. */
  readonly opensPhase: boolean;
  readonly encrypted: boolean;
  /** The first encrypted row, where the sheath begins. */
  readonly opensSheath: boolean;
  /** Every second phase has a tinted band. */
  readonly band: boolean;
}

const DIRECTIONS = ['client', 'server', 'note'] as const;
const NO_PHASE = PHASES.length;

/**
 * The rows of one log, appended as events come. Each row costs eight bytes beside its event:
 * the event's index, and its facts packed into bits.
 */
export class RowIndex {
  readonly #events = new GrowableUint32();
  readonly #facts = new GrowableUint32();
  #encrypted = false;
  #phase: number = NO_PHASE;
  #band = true;

  get length(): number {
    return this.#events.length;
  }

  /** Takes the event at this index of the log; one that is no row is passed over. */
  append(event: RunEvent, index: number): void {
    const line = transcriptLine(event);
    if (line === undefined) return;
    const phase = line.phase === null ? NO_PHASE : PHASES.indexOf(line.phase);
    const opensPhase = phase !== this.#phase;
    if (opensPhase) this.#band = !this.#band;
    this.#phase = phase;
    const before = this.#encrypted;
    this.#encrypted = encryptedAfter(event, line, before);
    const encrypted = this.#encrypted;
    this.#events.push(index);
    this.#facts.push(
      DIRECTIONS.indexOf(line.direction) |
        (phase << 2) |
        (Number(opensPhase) << 8) |
        (Number(encrypted) << 9) |
        (Number(encrypted && !before) << 10) |
        (Number(this.#band) << 11),
    );
  }

  /** The index in the log of the event at this row. */
  eventIndex(row: number): number {
    return this.#events.at(row);
  }

  facts(row: number): RowFacts {
    const bits = this.#facts.at(row);
    return {
      direction: DIRECTIONS[bits & 3] ?? 'note',
      phase: PHASES[(bits >> 2) & 63],
      opensPhase: (bits & (1 << 8)) !== 0,
      encrypted: (bits & (1 << 9)) !== 0,
      opensSheath: (bits & (1 << 10)) !== 0,
      band: (bits & (1 << 11)) !== 0,
    };
  }

  /** The row of the event at this index, or the one before it where that event has none; -1 if none. */
  rowNotAfter(eventIndex: number): number {
    return this.#events.lastNotAbove(eventIndex);
  }
}

/** Notes are as encrypted as what stands around them: the sheath has no holes. */
function encryptedAfter(event: RunEvent, line: TranscriptLine, before: boolean): boolean {
  if (line.direction !== 'note') return line.encrypted;
  if (event.type === 'tls.negotiated') return true;
  return before && event.type !== 'connection.lost' && event.type !== 'connection.closed';
}
