// Runs plans for tests and gives back the log, the report and short readings of both.

import { run, type RunSecrets } from '../../electron/engine/run.ts';
import { Secret } from '../../electron/engine/secret.ts';
import type { RunEvent, RunFact } from '../../shared/run/event.ts';
import { foldLog } from '../../shared/run/fold.ts';
import type { Phase } from '../../shared/run/phase.ts';
import type { RunPlan, SecretRef } from '../../shared/run/plan.ts';
import { buildReport, type RunReport } from '../../shared/run/report.ts';

/** A plan in clear text up to EHLO against a port of 127.0.0.1, with anything else put over it. */
export function planFor(port: number, plan: Partial<RunPlan> = {}): RunPlan {
  return {
    tls: {},
    stopAfter: 'ehlo',
    send: false,
    followUp: false,
    via: 'raw',
    ...plan,
    connection: {
      host: '127.0.0.1',
      port,
      security: 'none',
      ehloName: 'client.example.org',
      ...plan.connection,
    },
  };
}

/** The connection part of a plan, over its defaults here. */
export function connection(
  port: number,
  more: Partial<RunPlan['connection']>,
): RunPlan['connection'] {
  return { ...planFor(port).connection, ...more };
}

/** A sign-in in clear text with a password. */
export const signIn = {
  user: 'ada@example.org',
  password: 'ref' as SecretRef,
  allowClear: true,
} as const;

export const secrets = (password: string): RunSecrets => ({ password: new Secret(password) });

export interface Ran {
  readonly log: readonly RunEvent[];
  readonly report: RunReport;
  /** `C: ` and `S: ` lines, as they went over the wire but for secrets. */
  readonly transcript: readonly string[];
  /** The state of each phase that was reached or skipped. */
  readonly states: Partial<Record<Phase, string>>;
  all<T extends RunFact['type']>(type: T): readonly Extract<RunEvent, { type: T }>[];
}

export async function runPlan(
  plan: RunPlan,
  given: RunSecrets = {},
  {
    signal = new AbortController().signal,
    onEvent,
  }: {
    readonly signal?: AbortSignal;
    readonly onEvent?: (event: RunEvent) => void;
  } = {},
): Promise<Ran> {
  const log: RunEvent[] = [];
  await run(plan, given, {
    signal,
    version: '0.0.0',
    onEvent: (event) => {
      // As a host would: what cannot be JSON must not be in a log.
      log.push(JSON.parse(JSON.stringify(event)) as RunEvent);
      onEvent?.(event);
    },
  });
  const report = buildReport(foldLog(log));
  return {
    log,
    report,
    transcript: log.flatMap((event) => {
      if (event.type === 'line.sent') return [`C: ${event.text}`];
      if (event.type === 'line.received') return [`S: ${event.text}`];
      if (event.type === 'message.sent') return [`C: <${String(event.size)} octets>`];
      return [];
    }),
    states: Object.fromEntries(report.phases.map(({ phase, state }) => [phase, state])),
    all: (type) => log.filter((event) => event.type === type) as never,
  };
}
