// Measures the history with ten thousand runs in it: listed, searched, opened, indexed anew.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepLog } from '../../electron/host/run-history-keep.ts';
import { RunHistory } from '../../electron/host/run-history.ts';
import type { RunId } from '../../shared/host/api.ts';
import { readLog } from '../../shared/run/log.ts';
import type { Benchmark } from './benchmark.ts';
import { median, ms, table } from './figures.ts';

const RUNS = 10_000;
/** Milliseconds that are felt as at once. */
const TARGET = 100;

const LOGS = [
  'send-starttls',
  'wrong-password',
  'certificate-expired',
  'greylisted',
  'port-refused',
];

export const keptRuns: Benchmark = {
  name: 'The history, with 10,000 runs',
  unavailable: () => undefined,
  async run(rounds) {
    const data = mkdtempSync(join(tmpdir(), 'ehlo-bench-history-'));
    try {
      const ids = fill(join(data, 'history'));
      const held = new RunHistory(data);
      await held.search();
      const middle = ids[RUNS / 2] ?? ids[0]!;
      held.annotate(middle, 'Ticket 4711');
      const spent = {
        list: await timed(rounds, () => held.search()),
        words: await timed(rounds, () => held.search({ text: '535 anna' })),
        nothing: await timed(rounds, () => held.search({ text: 'ticket 4711' })),
        days: await timed(rounds, () =>
          held.search({ outcome: 'failed', since: timeOf(RUNS / 2) }),
        ),
        open: await timed(rounds, () => Promise.resolve(held.read(middle))),
        first: await timed(rounds, () => new RunHistory(data).search()),
        index: await timed(1, () => {
          rmSync(join(data, 'history', 'index.ndjson'));
          return new RunHistory(data).search();
        }),
      };
      const within = (what: string, measured: number) => ({
        what: `${what} takes at most ${String(TARGET)} ms`,
        measured: `${ms(measured)} ms`,
        met: measured <= TARGET,
      });
      return {
        lines: table(
          ['', 'ms'],
          [
            ['list the newest 200', ms(spent.list)],
            ['find by words in all', ms(spent.words)],
            ['find by words of one note', ms(spent.nothing)],
            ['find by outcome and day', ms(spent.days)],
            ['open one', ms(spent.open)],
            ['list in a door just opened', ms(spent.first)],
            ['list where the index is gone', ms(spent.index)],
          ],
        ),
        targets: [
          within('listing', spent.list),
          within('finding', Math.max(spent.words, spent.nothing, spent.days)),
          within('opening', spent.open),
        ],
      };
    } finally {
      rmSync(data, { recursive: true });
    }
  },
};

/** A minute apart, the first one the oldest. */
function timeOf(index: number): string {
  return new Date(Date.UTC(2026, 0, 1) + index * 60_000).toISOString();
}

function fill(folder: string): readonly RunId[] {
  const logs = LOGS.map((name) =>
    readLog(readFileSync(new URL(`../logs/${name}.ndjson`, import.meta.url), 'utf8')),
  );
  return Array.from({ length: RUNS }, (_, index) => {
    const [started, ...rest] = logs[index % logs.length]!;
    if (started?.type !== 'run.started') throw new Error('A golden log begins otherwise.');
    const own = { ...started, startedAt: timeOf(index) };
    return keepLog(folder, [own, ...rest], { profile: `p${String(index % 50)}`, profileName: 'P' });
  });
}

async function timed(rounds: number, act: () => Promise<unknown>): Promise<number> {
  const spent: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    await act();
    spent.push(performance.now() - start);
  }
  return median(spent);
}
