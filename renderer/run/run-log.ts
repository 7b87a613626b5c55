// Holds one run's log outside React: appends what comes, folds it, and tells readers once a frame.

import type { HostApi, RunId } from '../../shared/host/api.ts';
import type { RunEvent } from '../../shared/run/event.ts';
import { createFold } from '../../shared/run/fold.ts';
import type { RunFacts } from '../../shared/run/facts.ts';
import { createSpans } from './rail/spans.ts';
import type { Spans } from './rail/spans.ts';
import { RowIndex } from './transcript/row-index.ts';

export type LogState =
  | { readonly state: 'reading' }
  | { readonly state: 'ended' }
  /** The log cannot be read on; what came stays. */
  | { readonly state: 'broken'; readonly message: string };

export interface RunLog {
  readonly id: RunId;
  /** In order of their seq, which is the index plus one. */
  readonly events: readonly RunEvent[];
  readonly rows: RowIndex;
  readonly spans: Spans;
  /** Undefined until the first event. Grows in place: read it again after each notice. */
  readonly facts: RunFacts | undefined;
  readonly state: LogState;
  /** `performance.now()` when the latest event came, to count on from its time. */
  readonly heardAt: number;
  readonly subscribe: (listener: () => void) => () => void;
  /** Changes with every notice. */
  readonly version: () => number;
  /** Changes when anything but lines came: what the rail, the verdict and the panels show. */
  readonly factVersion: () => number;
  /** Stops reading; what was read stays. */
  close(): void;
}

/** Calls back before the next paint; a hidden page gets no frames, so a timer stands in. */
export type Schedule = (callback: () => void) => void;

const HIDDEN_INTERVAL = 250;

export const nextFrame: Schedule = (callback) => {
  if (document.hidden) setTimeout(callback, HIDDEN_INTERVAL);
  else requestAnimationFrame(callback);
};

export function openRunLog(
  host: Pick<HostApi, 'runEvents'>,
  id: RunId,
  schedule: Schedule = nextFrame,
): RunLog {
  const events: RunEvent[] = [];
  const rows = new RowIndex();
  const spans = createSpans();
  const fold = createFold();
  const listeners = new Set<() => void>();
  let state: LogState = { state: 'reading' };
  let version = 0;
  let factVersion = 0;
  let factsChanged = false;
  let heardAt = performance.now();
  let scheduled = false;
  let closed = false;

  const notify = (): void => {
    scheduled = false;
    version += 1;
    if (factsChanged) factVersion += 1;
    factsChanged = false;
    for (const listener of [...listeners]) listener();
  };

  const changed = (): void => {
    if (scheduled) return;
    scheduled = true;
    schedule(notify);
  };

  const append = (event: RunEvent): void => {
    fold.apply(event);
    rows.append(event, events.length);
    spans.append(event);
    events.push(event);
    factsChanged ||= event.type !== 'line.sent' && event.type !== 'line.received';
  };

  const finish = (next: LogState): void => {
    state = next;
    factsChanged = true;
    changed();
  };

  const read = async (): Promise<void> => {
    try {
      for await (const batch of host.runEvents(id, 1)) {
        if (closed) return;
        heardAt = performance.now();
        for (const event of batch) append(event);
        changed();
      }
      finish({ state: 'ended' });
    } catch (error) {
      finish({ state: 'broken', message: error instanceof Error ? error.message : String(error) });
    }
  };

  void read();
  return {
    id,
    events,
    rows,
    spans,
    get facts() {
      return events.length > 0 ? fold.facts : undefined;
    },
    get state() {
      return state;
    },
    get heardAt() {
      return heardAt;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    version: () => version,
    factVersion: () => factVersion,
    close() {
      closed = true;
    },
  };
}
