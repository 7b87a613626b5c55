// Runs a plan: resolves, connects, walks the session, and judges what was seen.

import { hostname } from 'node:os';
import type { RunEvent, RunFact } from '../../shared/run/event.ts';
import { LOG_FORMAT } from '../../shared/run/event.ts';
import type { RunFacts } from '../../shared/run/facts.ts';
import { createFold } from '../../shared/run/fold.ts';
import type { Phase } from '../../shared/run/phase.ts';
import { showsCertificate, type RecordedPlan, type RunPlan } from '../../shared/run/plan.ts';
import { PHASE_TIMEOUTS, RUN_TIMEOUT } from './bounds.ts';
import type { FollowUpContext } from './probes/follow-up.ts';
import { Recorder } from './recorder.ts';
import { Redactor } from './redactor.ts';
import type { Secret } from './secret.ts';
import { Phases, unwanted } from './session/phases.ts';
import { Stopped } from './session/stopped.ts';
import { runRaw } from './run-raw.ts';
import { tlsLibrary } from './net/tls-library.ts';

/** The secrets that a plan's references stand for; a host resolves them from its vault. */
export interface RunSecrets {
  readonly password?: Secret;
  readonly token?: Secret;
  /** Private key of the client certificate, PEM. */
  readonly key?: Secret;
  readonly proxyPassword?: Secret;
}

export interface RunDependencies {
  /** Cancels the run. */
  readonly signal: AbortSignal;
  /** Gets each event as it is recorded. */
  readonly onEvent: (event: RunEvent) => void;
  /** Ehlo's version, for the log. */
  readonly version: string;
}

/** What the ways of running a plan work with. */
export interface RunContext {
  readonly plan: RunPlan;
  readonly secrets: RunSecrets;
  readonly record: (fact: RunFact) => number;
  readonly redactor: Redactor;
  readonly phases: Phases;
  readonly timeouts: Readonly<Record<Phase, number>>;
  /** Aborted when the run is cancelled or out of time. */
  readonly signal: AbortSignal;
  readonly hostName: string;
  /** Loads the rules, which are needed at the end: to be called while the network is waited for. */
  readonly loadRules: () => Promise<unknown>;
}

/** The rules and their words are most of Ehlo, and nothing before a run's end needs them. */
const loadRules = () => import('../../shared/rules/judge.ts');

/**
 * Runs a plan and resolves when its last event, `verdict.reached`, is out. Whatever the
 * network and the server do ends in that verdict; it rejects only for a bug of ours.
 */
export async function run(
  plan: RunPlan,
  secrets: RunSecrets,
  { signal, onEvent, version }: RunDependencies,
): Promise<void> {
  const fold = createFold();
  const recorder = new Recorder(
    () => performance.now(),
    (event) => {
      fold.apply(event);
      onEvent(event);
    },
  );
  const { record } = recorder;
  const redactor = new Redactor();
  // The client key never goes over the wire, so no peer can echo it; a proxy's password is
  // told of when it leaves, which is before these do.
  for (const secret of [secrets.password, secrets.token]) {
    if (secret !== undefined) redactor.learn(secret);
  }
  record({
    type: 'run.started',
    format: LOG_FORMAT,
    plan: recorded(plan),
    startedAt: new Date().toISOString(),
    runtime: {
      version,
      node: process.versions.node,
      platform: process.platform,
      tlsLibrary: tlsLibrary(),
    },
  });
  const phases = new Phases(record);
  phases.skip(...unwanted(plan));

  const ending = new AbortController();
  let judging = false;
  const cancel = () => {
    // Cancelling the further looks leaves what the session showed as it is.
    if (!judging) record({ type: 'run.cancelled', phase: phases.current });
    ending.abort();
  };
  const expire = () => {
    if (!judging) record({ type: 'limit.exceeded', limit: 'run-time', phase: phases.current });
    ending.abort();
  };
  const timer = setTimeout(expire, plan.connection.runTimeout ?? RUN_TIMEOUT);
  signal.addEventListener('abort', cancel, { once: true });
  try {
    if (signal.aborted) cancel();
    const timeouts = { ...PHASE_TIMEOUTS, ...plan.connection.timeouts };
    const common = { plan, record, redactor, signal: ending.signal };
    await walk({ ...common, secrets, phases, timeouts, hostName: hostname(), loadRules });
    judging = true;
    // Further looks go straight to the server: where a proxy is asked for they must not be taken.
    if (plan.followUp && plan.connection.proxy === undefined) await lookAgain(fold.facts, common);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', cancel);
  }
  const { judgeRun } = await loadRules();
  record({ type: 'verdict.reached', ...judgeRun(fold.facts) });
}

/** Walks through the plan to its end, or to the fact that ends it. */
async function walk(context: RunContext): Promise<void> {
  try {
    await walkVia(context);
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
  }
  context.phases.failOpen();
}

async function walkVia(context: RunContext): Promise<void> {
  if (context.plan.via === 'raw') return runRaw(context);
  const { runViaNodemailer } = await import('./via-nodemailer/run-via-nodemailer.ts');
  return runViaNodemailer(context.plan, context.secrets, context);
}

/** Takes the further looks that the root cause's rule wants, if it wants any. */
async function lookAgain(facts: RunFacts, context: FollowUpContext): Promise<void> {
  const { wantedProbes } = await loadRules();
  const probes = wantedProbes(facts);
  if (probes.length === 0 || context.signal.aborted) return;
  const { followUp } = await import('./probes/follow-up.ts');
  await followUp(probes, facts, context);
}

/** The plan as the log keeps it: without the message's octets and without PEM texts. */
function recorded({ message, tls, ...plan }: RunPlan): RecordedPlan {
  const { ca, certificate: _, key: __, ...rest } = tls;
  return {
    ...plan,
    tls: {
      ...rest,
      ownRoots: ca !== undefined,
      clientCertificate: showsCertificate(tls),
    },
    ...(message === undefined ? {} : { message: { kind: message.kind } }),
  };
}
