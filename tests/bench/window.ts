// Measures the window in a real Chromium: 200,000 lines at 5,000 a second, then scrolled through.

import { measureFlood } from '../window/flood.ts';
import type { Benchmark, Target } from './benchmark.ts';
import { median, ms, table } from './figures.ts';

const LINES = 200_000;
const RATE = 5000;

/** A frame of a screen with 60 a second. */
const FRAME = 16.7;

/** Two frames of a screen with 60 a second, and what timers are off by. */
const TWO_FRAMES = 40;

export const windowFlood: Benchmark = {
  name: 'Window: 200,000 lines at 5,000 a second',
  unavailable: () => undefined,
  async run() {
    const { streaming, delay, scrolling, work, heap, elements, rows } = await measureFlood(
      LINES,
      RATE,
    );
    const bytes = ((heap.end - heap.quarter) * 1024 * 1024) / (LINES * 0.75);
    const targets: Target[] = [
      below('every line is in the transcript', LINES - rows, 0, `${String(rows)} rows`),
      below('from line to paint, the middle one', median(delay), TWO_FRAMES),
      below('from line to paint, 95 of 100', at(delay, 0.95), 2.5 * TWO_FRAMES),
      below('frame while streaming, 95 of 100', at(streaming, 0.95), TWO_FRAMES),
      below('frame while scrolling, 95 of 100', at(scrolling, 0.95), TWO_FRAMES),
      below('work for a frame, streaming', work.streaming, FRAME),
      below('work for a frame, scrolling', work.scrolling, FRAME),
      below('heap a line', bytes, 600, `${bytes.toFixed(0)} bytes`),
      below('elements in the page', elements, 2000, String(elements)),
    ];
    const row = (name: string, values: readonly number[]): readonly string[] => [
      name,
      ms(median(values)),
      ms(at(values, 0.95)),
      ms(values.at(-1) ?? NaN),
    ];
    return {
      lines: [
        ...table(
          ['ms', 'median', '95 %', 'longest'],
          [
            row('line to paint', delay),
            row('frame, streaming', streaming),
            row('frame, scrolling', scrolling),
          ],
        ),
        `heap ${heap.quarter.toFixed(1)} MiB at 50,000 lines, ${heap.end.toFixed(1)} MiB at 200,000`,
      ],
      targets,
    };
  },
};

function at(ascending: readonly number[], part: number): number {
  return ascending[Math.floor((ascending.length - 1) * part)] ?? NaN;
}

function below(what: string, value: number, limit: number, measured = `${ms(value)} ms`): Target {
  return { what, measured, met: value <= limit };
}
