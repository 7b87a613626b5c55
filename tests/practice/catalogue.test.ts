// Runs the engine against every practice server: each ends where and how its lesson says.

import { describe, expect, it } from 'vitest';
import { run } from '../../electron/engine/run.ts';
import { CATALOGUE } from '../../electron/practice/catalogue.ts';
import { startPractice } from '../../electron/practice/start.ts';
import type { RunEvent } from '../../shared/run/event.ts';
import { practicePlan } from './practice-plan.ts';

describe('a run against', () => {
  it.concurrent.each(CATALOGUE)('practice:$name', async ({ name, expects }) => {
    const server = await startPractice(name);
    const events: RunEvent[] = [];
    const { plan, secrets } = practicePlan(server);
    try {
      await run(plan, secrets, {
        signal: new AbortController().signal,
        onEvent: (event) => events.push(event),
        version: '0.0.0',
      });
    } finally {
      await server.stop();
    }
    const last = events.at(-1);
    expect(last?.type === 'verdict.reached' && last.verdict).toMatchObject(expects);
  });
});

describe('the catalogue', () => {
  it('has a name of its own, a title and a lesson for each', () => {
    expect(new Set(CATALOGUE.map(({ name }) => name)).size).toBe(CATALOGUE.length);
    for (const { name, title, teaches } of CATALOGUE) {
      expect(name).toMatch(/^[a-z][a-z0-9-]{2,30}$/);
      expect(title).toMatch(/^(A|An|The|One) [^.]{10,60}$/);
      expect(teaches).toMatch(/^[A-Z].{60,300}\.$/);
    }
  });

  it('has the healthy ones and at least twelve faults', () => {
    expect(CATALOGUE.filter(({ fault }) => fault === undefined).map(({ name }) => name)).toEqual([
      'healthy',
      'healthy-implicit',
    ]);
    expect(CATALOGUE.length).toBeGreaterThanOrEqual(14);
  });
});
