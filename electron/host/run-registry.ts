// Starts runs, cancels them, lists and replays them, with those that the history keeps.

import { createHash } from 'node:crypto';
import type { RunId, RunSummary } from '../../shared/host/api.ts';
import type { RunPage, RunQuery } from '../../shared/host/run-query.ts';
import { authority } from '../../shared/run/authority.ts';
import type { RunEvent } from '../../shared/run/event.ts';
import { writeLog } from '../../shared/run/log.ts';
import type { RecordedPlan, RunPlan } from '../../shared/run/plan.ts';
import { run, type RunSecrets } from '../engine/run.ts';
import { Refused } from './refusal.ts';
import { keepLog } from './run-history-keep.ts';
import { entryOf, type RunOrigin } from './run-history-entry.ts';
import { appendIndex } from './run-history-index.ts';
import type { Beginning, RunHistory } from './run-history.ts';
import { RunLog } from './run-log.ts';

/** Runs under way at once, for all windows together. */
const RUNNING_LIMIT = 8;
/** Runs held in memory; the oldest that has ended goes first, and is read again from the history. */
const KEPT_LIMIT = 200;
/** Runs after which the history is pruned. */
const PRUNED_AFTER = 50;

interface KeptRun {
  readonly id: RunId;
  readonly log: RunLog;
  readonly connection: RecordedPlan['connection'];
  readonly origin: RunOrigin;
  readonly startedAt: string;
  readonly controller: AbortController;
  /** Whether the history has it: what it has not is lost with the host. */
  readonly inHistory: boolean;
}

export class RunRegistry {
  readonly history: RunHistory;
  readonly #version: string;
  readonly #runs = new Map<RunId, KeptRun>();
  #sincePruned = PRUNED_AFTER;

  constructor(version: string, history: RunHistory) {
    this.#version = version;
    this.history = history;
  }

  /** Starts a run; `ended` is called when its log has ended, however it did. */
  start(plan: RunPlan, secrets: RunSecrets, origin: RunOrigin, ended?: () => void): RunId {
    const running = [...this.#runs.values()].filter(({ log }) => !log.ended);
    if (running.length >= RUNNING_LIMIT) {
      throw new Refused('busy', 'Too many runs are under way. Cancel one, or wait for it.');
    }
    const startedAt = new Date().toISOString();
    const beginning = this.history.begin(startedAt, origin);
    const inHistory = beginning.writer !== undefined;
    const kept = this.#hold(beginning.id, plan.connection, startedAt, origin, inHistory);
    void this.#carryOut(kept, beginning, plan, secrets).finally(ended);
    return kept.id;
  }

  /** Keeps a run of another sitting, or of another computer, as if it had just ended. */
  keep(events: readonly RunEvent[]): RunId {
    const [started] = events;
    if (started?.type !== 'run.started') throw new Refused('unknown-run', 'The run has no log.');
    // The same file is the same run, however often it is opened.
    const id = createHash('sha256').update(writeLog(events)).digest('hex').slice(0, 12) as RunId;
    if (this.#runs.has(id)) return id;
    let inHistory = this.history.settings.keep;
    try {
      if (inHistory) keepLog(this.history.folder, events, {}, id);
    } catch {
      // It is shown all the same.
      inHistory = false;
    }
    return this.#holdLog(id, events, inHistory).id;
  }

  cancel(id: RunId): void {
    this.#known(id).controller.abort();
  }

  /** Ends every run under way; resolves when their logs have ended. */
  async close(): Promise<void> {
    const running = [...this.#runs.values()].filter(({ log }) => !log.ended);
    for (const { controller } of running) controller.abort();
    await Promise.all(running.map(({ log }) => log.whenEnded()));
  }

  /** The newest, newest first; also those that could not be kept. */
  async list(): Promise<readonly RunSummary[]> {
    const { runs } = await this.search({});
    const own = [...this.#runs.values()].filter(({ id }) => !runs.some((each) => each.id === id));
    // What another door deleted is gone here too.
    const unkept = own.filter(({ log, inHistory }) => !log.ended || !inHistory);
    return [...runs, ...unkept.map(summarize)].toSorted((a, b) =>
      b.startedAt.localeCompare(a.startedAt),
    );
  }

  async search(query: RunQuery): Promise<RunPage> {
    const page = await this.history.search(query);
    const now = ({ id }: RunSummary): 'running' | 'ended' | undefined => {
      const log = this.#runs.get(id)?.log;
      return log && (log.ended ? 'ended' : 'running');
    };
    return {
      ...page,
      runs: page.runs.map((each) => ({ ...each, state: now(each) ?? each.state })),
    };
  }

  delete(id: RunId): void {
    const kept = this.#runs.get(id);
    if (kept && !kept.log.ended) {
      throw new Refused('busy', 'The run can be deleted when it has ended.');
    }
    try {
      this.history.delete(id);
    } catch (error) {
      if (!kept || !(error instanceof Refused) || error.refusal.code !== 'unknown-run') throw error;
    }
    this.#runs.delete(id);
  }

  events(id: RunId, fromSeq: number): AsyncIterable<readonly RunEvent[]> {
    return this.#known(id).log.read(fromSeq);
  }

  /** The log so far. */
  log(id: RunId): RunLog {
    return this.#known(id).log;
  }

  async #carryOut(
    { log, controller, origin }: KeptRun,
    { stem, writer }: Beginning,
    plan: RunPlan,
    secrets: RunSecrets,
  ): Promise<void> {
    let failure: Error | undefined;
    try {
      await run(plan, secrets, {
        signal: controller.signal,
        onEvent: (event) => {
          log.append(event);
          writer?.append(event);
        },
        version: this.#version,
      });
    } catch (error) {
      // A bug of ours: whoever watches the run is told, and the host lives on.
      failure = error instanceof Error ? error : new Error('The run broke off.');
    }
    // Who sees that it has ended finds it in the history.
    if (writer && (await writer.end()) && log.events.at(-1)?.type === 'verdict.reached') {
      appendIndex(this.history.folder, [entryOf(stem, log.events, writer.bytes, origin)]);
    }
    log.end(failure);
    this.#sincePruned += 1;
    if (this.#sincePruned < PRUNED_AFTER) return;
    this.#sincePruned = 0;
    await this.history.prune().catch(() => 0);
  }

  #known(id: RunId): KeptRun {
    const held = this.#runs.get(id);
    if (held) return held;
    const { log, live } = this.history.read(id);
    const kept = this.#holdLog(id, log, true);
    // Another door is at it: the next to ask reads what has come since.
    if (live) this.#runs.delete(id);
    return kept;
  }

  #holdLog(id: RunId, events: readonly RunEvent[], inHistory: boolean): KeptRun {
    const [started] = events;
    if (started?.type !== 'run.started') throw new Refused('unknown-run', 'The run has no log.');
    const { plan, startedAt } = started;
    const kept = this.#hold(id, plan.connection, startedAt, {}, inHistory);
    for (const event of events) kept.log.append(event);
    kept.log.end();
    return kept;
  }

  #hold(
    id: RunId,
    connection: RecordedPlan['connection'],
    startedAt: string,
    origin: RunOrigin,
    inHistory: boolean,
  ): KeptRun {
    const log = new RunLog();
    const controller = new AbortController();
    const kept = { id, log, connection, origin, startedAt, controller, inHistory };
    this.#runs.set(id, kept);
    this.#forgetOld(id);
    return kept;
  }

  #forgetOld(newest: RunId): void {
    for (const [id, { log }] of this.#runs) {
      if (this.#runs.size <= KEPT_LIMIT) return;
      if (log.ended && id !== newest) this.#runs.delete(id);
    }
  }
}

function summarize({ id, log, connection, origin, startedAt }: KeptRun): RunSummary {
  const last = log.events.at(-1);
  const verdict = last?.type === 'verdict.reached' ? last.verdict : undefined;
  return {
    id,
    target: authority(connection),
    ...origin,
    startedAt,
    state: log.ended ? 'ended' : 'running',
    ...(verdict && { outcome: verdict.outcome, title: verdict.title }),
  };
}
