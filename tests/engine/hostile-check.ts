// Checks what must hold of every log and report, whatever the peer did.

import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { expect } from 'vitest';
import type { RunEvent } from '../../shared/run/event.ts';
import { readLog, writeLog } from '../../shared/run/log.ts';
import type { Phase } from '../../shared/run/phase.ts';
import type { RunReport } from '../../shared/run/report.ts';
import schema from '../../shared/run/report.schema.json' with { type: 'json' };

const ajv = new Ajv2020({ strict: false });
formats(ajv);
const validates = ajv.compile(schema);

/** Numbers without a gap, times that never run back, a start, phases that end, one verdict, last. */
export function expectWellFormedLog(log: readonly RunEvent[]): void {
  expect(log.map(({ seq }) => seq)).toEqual(log.map((_event, index) => index + 1));
  expect(log.every(({ at }, index) => at >= (log[index - 1]?.at ?? 0))).toBe(true);
  const places = (type: RunEvent['type']) =>
    log.flatMap((event, index) => (event.type === type ? [index] : []));
  expect(places('run.started')).toEqual([0]);
  expect(places('verdict.reached')).toEqual([log.length - 1]);

  const open = new Set<Phase>();
  for (const event of log) {
    if (event.type === 'phase.started') open.add(event.phase);
    // An end without a start would be a bug of the engine.
    if (event.type === 'phase.ended') expect(open.delete(event.phase)).toBe(true);
    // The flight is given up; another session walks through its phases again.
    if (event.type === 'pipelining.abandoned') open.clear();
    if (event.type === 'reply.completed') {
      const [first, last] = event.lines;
      expect(log[first - 1]?.type).toBe('line.received');
      expect(log[last - 1]?.type).toBe('line.received');
    }
  }
  expect([...open]).toEqual([]);
  expect(readLog(writeLog(log))).toEqual(log);
}

/** The schema holds, and every piece of evidence is in the log. */
export function expectSoundReport(report: RunReport, log: readonly RunEvent[]): void {
  expect(validates(JSON.parse(JSON.stringify(report))), JSON.stringify(validates.errors)).toBe(
    true,
  );
  const evidence = [report.verdict, ...report.findings].flatMap((statement) => statement.evidence);
  expect(evidence.every((seq) => seq >= 1 && seq <= log.length)).toBe(true);
  const last = log.at(-1);
  expect(last?.type === 'verdict.reached' && last.verdict).toEqual(report.verdict);
}
