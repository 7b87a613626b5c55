// Keeps the runs of this sitting: starts them, cancels them, lists them, replays them.

import { randomUUID } from 'node:crypto';
import type { RunId, RunSummary } from '../../shared/host/api.ts';
import type { RunEvent } from '../../shared/run/event.ts';
import type { RecordedPlan, RunPlan } from '../../shared/run/plan.ts';
import { run, type RunSecrets } from '../engine/run.ts';
import { Refused } from './refusal.ts';
import { RunLog } from './run-log.ts';

/** Runs under way at once, for all windows together. */
const RUNNING_LIMIT = 8;
/** Runs kept; the oldest that has ended goes first. */
const KEPT_LIMIT = 200;

interface KeptRun {
  readonly id: RunId;
  readonly log: RunLog;
  readonly connection: RecordedPlan['connection'];
  readonly profile: string | undefined;
  readonly startedAt: string;
  readonly controller: AbortController;
}

export class RunRegistry {
  readonly #version: string;
  readonly #runs = new Map<RunId, KeptRun>();

  constructor(version: string) {
    this.#version = version;
  }

  /** Starts a run; `ended` is called when its log has ended, however it did. */
  start(plan: RunPlan, secrets: RunSecrets, profile?: string, ended?: () => void): RunId {
    const running = [...this.#runs.values()].filter(({ log }) => !log.ended);
    if (running.length >= RUNNING_LIMIT) {
      throw new Refused('busy', 'Too many runs are under way. Cancel one, or wait for it.');
    }
    const kept: KeptRun = {
      id: randomUUID() as string as RunId,
      log: new RunLog(),
      connection: plan.connection,
      profile,
      startedAt: new Date().toISOString(),
      controller: new AbortController(),
    };
    this.#runs.set(kept.id, kept);
    this.#prune();
    void this.#carryOut(kept, plan, secrets).finally(ended);
    return kept.id;
  }

  /** Keeps a run of another sitting, or of another computer, as if it had just ended. */
  keep(events: readonly RunEvent[]): RunId {
    const [started] = events;
    if (started?.type !== 'run.started') throw new Refused('unknown-run', 'The run has no log.');
    const log = new RunLog();
    for (const event of events) log.append(event);
    log.end();
    const id = randomUUID() as string as RunId;
    this.#runs.set(id, {
      id,
      log,
      connection: started.plan.connection,
      profile: undefined,
      startedAt: started.startedAt,
      controller: new AbortController(),
    });
    this.#prune();
    return id;
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

  /** Newest first. */
  list(): readonly RunSummary[] {
    return [...this.#runs.values()].reverse().map(summarize);
  }

  events(id: RunId, fromSeq: number): AsyncIterable<readonly RunEvent[]> {
    return this.#known(id).log.read(fromSeq);
  }

  /** The log so far. */
  log(id: RunId): RunLog {
    return this.#known(id).log;
  }

  async #carryOut({ log, controller }: KeptRun, plan: RunPlan, secrets: RunSecrets): Promise<void> {
    try {
      await run(plan, secrets, {
        signal: controller.signal,
        onEvent: (event) => log.append(event),
        version: this.#version,
      });
      log.end();
    } catch (error) {
      // A bug of ours: whoever watches the run is told, and the host lives on.
      log.end(error instanceof Error ? error : new Error('The run broke off.'));
    }
  }

  #known(id: RunId): KeptRun {
    const kept = this.#runs.get(id);
    if (kept === undefined) throw new Refused('unknown-run', 'This run is no longer kept.');
    return kept;
  }

  #prune(): void {
    for (const [id, { log }] of this.#runs) {
      if (this.#runs.size <= KEPT_LIMIT) return;
      if (log.ended) this.#runs.delete(id);
    }
  }
}

function summarize({ id, log, connection, profile, startedAt }: KeptRun): RunSummary {
  const { host, port } = connection;
  const last = log.events.at(-1);
  const verdict = last?.type === 'verdict.reached' ? last.verdict : undefined;
  return {
    id,
    target: `${host.includes(':') ? `[${host}]` : host}:${String(port)}`,
    ...(profile === undefined ? {} : { profile }),
    startedAt,
    state: log.ended ? 'ended' : 'running',
    ...(verdict === undefined ? {} : { outcome: verdict.outcome, title: verdict.title }),
  };
}
