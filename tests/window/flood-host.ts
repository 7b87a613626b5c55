/** A host whose one run is a flood of lines at a steady pace, for measuring the window. */

import { setTimeout as sleep } from 'node:timers/promises';
import type { HostApi, RunId } from '../../shared/host/api.ts';
import { DEFAULT_PREFERENCES } from '../../shared/host/api.ts';
import { LOG_FORMAT } from '../../shared/run/event.ts';
import type { RunEvent, RunFact } from '../../shared/run/event.ts';
import { judgeRun } from '../../shared/rules/judge.ts';
import { foldLog } from '../../shared/run/fold.ts';
import type { PeerText } from '../../shared/smtp/peer-text.ts';

export interface Flood {
  readonly lines: number;
  /** Lines a second; Infinity sends all at once. */
  readonly rate: number;
}

/** Milliseconds between two deliveries, as a socket has them. */
const PULSE = 10;

/** Every line tells when it was made: `220-1789000000000 …`, for the latency to be read off it. */
export function floodHost({ lines, rate }: Flood): HostApi {
  const id = 'flood' as RunId;
  const unused = (): never => {
    throw new Error('The benchmark asks for nothing of the kind.');
  };
  return {
    about: () =>
      Promise.resolve({
        version: '0.0.0-bench',
        door: 'web',
        node: process.versions.node,
        tlsLibrary: 'none',
        secretsPersist: false,
        printsPdf: false,
        findsUpdates: false,
      }),
    preferences: () => Promise.resolve(DEFAULT_PREFERENCES),
    listRuns: () => Promise.resolve([]),
    openFile: unused,
    listProfiles: () => Promise.resolve([]),
    lastOutcomes: () => Promise.resolve({}),
    profileNotices: () => Promise.resolve([]),
    listPracticeServers: () => Promise.resolve([]),
    startRun: () => Promise.resolve(id),
    runEvents: () => flood(lines, rate),
    cancelRun: unused,
    deleteProfile: unused,
    deleteRun: unused,
    exportPdf: unused,
    exportRun: unused,
    history: unused,
    importText: unused,
    discover: unused,
    noteRun: unused,
    pinRun: unused,
    putSecret: unused,
    savePreferences: unused,
    saveProfile: unused,
    searchRuns: unused,
    setHistory: unused,
    startPracticeServer: unused,
  };
}

async function* flood(lines: number, rate: number): AsyncGenerator<readonly RunEvent[]> {
  const start = Date.now();
  let seq = 0;
  const event = (fact: RunFact): RunEvent => {
    seq += 1;
    return { ...fact, seq, at: Date.now() - start };
  };
  const head = [event(runStarted(start)), event({ type: 'phase.started', phase: 'greeting' })];
  yield head;
  let made = 0;
  while (made < lines) {
    const due = Math.min(lines, Math.ceil(((Date.now() - start) / 1000) * rate));
    while (made < due) {
      const count = Math.min(1000, due - made);
      const batch = Array.from({ length: count }, (_, index) => event(line(made + index)));
      made += count;
      yield batch;
    }
    await sleep(PULSE);
  }
  const last = event({ type: 'phase.ended', phase: 'greeting', state: 'passed' });
  const { verdict, findings } = judgeRun(foldLog([...head, { ...last, seq: 3 }]));
  yield [last, event({ type: 'verdict.reached', verdict, findings, ruleSet: 'bench' })];
}

function line(number: number): RunFact {
  // Every fiftieth line wraps, so that rows differ in height as they do in life.
  const tail = number % 50 === 0 ? 'a line that is long enough to wrap '.repeat(6) : 'a line';
  const text = `220-${String(Date.now())} ${String(number)} ${tail}` as PeerText;
  return { type: 'line.received', phase: 'greeting', encrypted: false, text };
}

function runStarted(start: number): RunFact {
  return {
    type: 'run.started',
    format: LOG_FORMAT,
    startedAt: new Date(start).toISOString(),
    plan: {
      connection: { host: 'flood.test', port: 587, security: 'none' },
      tls: { ownRoots: false, clientCertificate: false },
      stopAfter: 'greeting',
      send: false,
      followUp: false,
      via: 'raw',
    },
    runtime: { version: 'bench', node: process.version, platform: 'bench', tlsLibrary: 'none' },
  };
}
