// Runs one row of a table of hostile peers: who the peer is, and how the run must end.

import { expect } from 'vitest';
import type { RunFact } from '../../shared/run/event.ts';
import type { Phase } from '../../shared/run/phase.ts';
import type { RunPlan } from '../../shared/run/plan.ts';
import type { Outcome } from '../../shared/run/verdict.ts';
import { serverCertificate } from '../peers/ca.ts';
import { startPeer, type Script } from '../peers/scripted.ts';
import { expectSoundReport, expectWellFormedLog } from './hostile-check.ts';
import { planFor, runPlan, secrets, signIn, type Ran } from './running.ts';

export interface Row {
  /** One script, or one for each connection that the client opens. */
  readonly peer: Script | readonly Script[];
  /** Where and how the run ends. */
  readonly phase: Phase;
  readonly outcome: Outcome;
  /** The diagnosis, where it is more than a matter of the phase. */
  readonly rule?: string;
  /** What must be in the log: the facts that decide, each as far as it is given here. */
  readonly facts?: readonly DecisiveFact[];
  readonly security?: 'none' | 'starttls' | 'implicit';
  /** The name that the certificate must have; the one it has if absent. */
  readonly tlsName?: string;
  /** Milliseconds, over a generous time for each phase. */
  readonly timeouts?: Partial<Record<Phase, number>>;
  readonly runTimeout?: number;
  /** Milliseconds that the run may take in all; `WITHIN` if absent. */
  readonly within?: number;
  /** No line that the client sent may match: what must not be said to this peer. */
  readonly unsaid?: RegExp;
  readonly plan?: Partial<Pick<RunPlan, 'stopAfter' | 'message' | 'chunking'>>;
}

type DecisiveFact = {
  [T in RunFact['type']]: Pick<Extract<RunFact, { type: T }>, 'type'> &
    Partial<Extract<RunFact, { type: T }>>;
}[RunFact['type']];

export type Table = Readonly<Record<string, Row>>;

const identity = serverCertificate('none', 'mail.example.org');

/** Milliseconds for each phase, enough on a busy machine; a run that waits so long has gone wrong. */
const PATIENCE = 10_000;
const WITHIN = 8_000;

const message = {
  kind: 'raw',
  content: Buffer.from('Subject: Hi\r\n\r\n.dotted\r\n').toString('base64'),
} as const;

export function planForRow(port: number, row: Row): RunPlan {
  return planFor(port, {
    connection: {
      host: '127.0.0.1',
      port,
      security: row.security ?? 'none',
      ehloName: 'client.example.org',
      timeouts: { ...patience(), ...row.timeouts },
      ...(row.runTimeout !== undefined && { runTimeout: row.runTimeout }),
    },
    tls: { serverName: row.tlsName ?? 'mail.example.org', ca: identity.ca },
    auth: signIn,
    envelope: { from: 'ada@example.org', to: [{ address: 'bob@example.net' }] },
    message,
    stopAfter: 'quit',
    send: true,
    ...row.plan,
  });
}

/** Plays the row and checks all that it says, and what must always hold. */
export async function playRow(row: Row): Promise<Ran> {
  const peer = await startPeer(row.peer, { identity: { key: identity.key, cert: identity.cert } });
  const began = performance.now();
  let ran: Ran;
  let took: number;
  try {
    ran = await runPlan(planForRow(peer.port, row), secrets('correct horse'));
    took = performance.now() - began;
  } finally {
    await peer.stop();
  }
  // A script that met another client than it expects is a wrong row.
  await peer.done;

  expectWellFormedLog(ran.log);
  expectSoundReport(ran.report, ran.log);
  const { phase, outcome, rule } = ran.report.verdict;
  expect({ phase, outcome }, rule).toEqual({ phase: row.phase, outcome: row.outcome });
  if (row.rule !== undefined) expect(rule).toBe(row.rule);
  for (const fact of row.facts ?? []) {
    expect(ran.all(fact.type)).toContainEqual(expect.objectContaining(fact));
  }
  expect(took).toBeLessThan(row.within ?? WITHIN);
  if (row.unsaid !== undefined) {
    const said = ran.log.flatMap((event) => (event.type === 'line.sent' ? [event.text] : []));
    expect(said.filter((line) => row.unsaid?.test(line))).toEqual([]);
    expect(peer.received.map(({ octets }) => octets.toString('latin1')).join('')).not.toMatch(
      row.unsaid,
    );
  }
  return ran;
}

function patience(): Partial<Record<Phase, number>> {
  const phases = ['greeting', 'ehlo', 'starttls', 'tls', 'auth', 'mail', 'rcpt', 'data', 'quit'];
  return Object.fromEntries(phases.map((phase) => [phase, PATIENCE]));
}
