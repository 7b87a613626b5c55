// Holds every rule to its logs: where it must fire, where it must not, and what it then says.

import { describe, expect, test } from 'vitest';
import { foldLog } from '../../../shared/run/fold.ts';
import { catalogue, type CatalogueRule } from '../../../shared/rules/catalogue.ts';
import { judgeRun } from '../../../shared/rules/judge.ts';
import { visible } from '../../../shared/smtp/visible.ts';
import { HEALTHY } from '../scenes.ts';
import type { Log } from '../script.ts';
import { fixtures } from './fixtures/all.ts';

const fires = (rule: CatalogueRule, log: Log) => rule.judge(foldLog(log)).verdict === 'fail';

describe.each(catalogue.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const fixture = fixtures[id];

  test('has logs of both kinds', () => {
    expect(fixture.fires.length).toBeGreaterThan(0);
    expect(fixture.silent.length).toBeGreaterThan(0);
  });

  test.each(fixture.fires.map((log, index) => [index, log] as const))(
    'fires on its log %i, and is what the run is told',
    (_, log) => {
      expect(fires(rule, log)).toBe(true);
      const { verdict, findings } = judgeRun(foldLog(log));
      const told = rule.kind === 'diagnosis' ? [verdict.rule] : findings.map((found) => found.rule);
      expect(told).toContain(id);
    },
  );

  test.each(fixture.silent.map((log, index) => [index, log] as const))(
    'is silent on its sibling %i',
    (_, log) => {
      expect(fires(rule, log)).toBe(false);
    },
  );

  test('rests on events that the log has, and says so in words', () => {
    for (const log of fixture.fires) {
      const { verdict, findings } = judgeRun(foldLog(log));
      for (const said of [verdict, ...findings]) {
        for (const seq of said.evidence) expect(log[seq - 1]?.seq).toBe(seq);
        for (const text of [said.title, said.cause, said.remedy]) {
          expect(text).toBe(visible(text));
          expect(text).toMatch(/^\S.*[^ ]$/s);
          expect(text).not.toMatch(/undefined|null|NaN|\[object|  /);
        }
        expect(said.title.length).toBeLessThan(100);
        expect(said.title).not.toMatch(/\.$/);
        expect(said.cause).toMatch(/[.?]$/);
        expect(said.remedy).toMatch(/[.?]$/);
        expect(said.reference).toMatch(/^https:\/\//);
      }
    }
  });
});

describe('the catalogue', () => {
  const ids: readonly string[] = catalogue.map(({ id }) => id);

  test('holds each id once', () => {
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('refines only rules that there are, never in a circle', () => {
    const visit = (id: string, path: readonly string[]) => {
      expect(path).not.toContain(id);
      const rule = catalogue.find((other) => other.id === id);
      expect(rule, `${path.join(' > ')} > ${id}`).toBeDefined();
      for (const general of rule?.refines ?? []) visit(general, [...path, id]);
    };
    for (const id of ids) visit(id, []);
  });

  test('ends every failure in the most general one', () => {
    const reaches = (id: string): boolean =>
      id === 'run.phase-failed' ||
      (catalogue.find((other) => other.id === id)?.refines ?? []).some(reaches);
    const outside = catalogue
      .filter(({ kind, id }) => kind === 'diagnosis' && !reaches(id))
      .map(({ id }) => id);
    expect(outside).toEqual(['rcpt.some-refused', 'run.completed', 'run.unfinished']);
  });

  test('is silent on a run in which all went well, but for the rule that says so', () => {
    expect(catalogue.filter((rule) => fires(rule, HEALTHY)).map(({ id }) => id)).toEqual([
      'run.completed',
    ]);
  });

  test('has no two diagnoses that say the same of their own logs', () => {
    const saidBy = new Map<string, string>();
    for (const { id, kind } of catalogue) {
      if (kind === 'check') continue;
      for (const log of fixtures[id].fires) {
        const { title, cause, remedy } = judgeRun(foldLog(log)).verdict;
        for (const text of [title, cause, `${cause} ${remedy}`]) {
          expect(saidBy.get(text) ?? id, text).toBe(id);
          saidBy.set(text, id);
        }
      }
    }
  });

  test('shows a rule only the facets it names', () => {
    const facts = foldLog(HEALTHY);
    for (const rule of catalogue) {
      const shown = new Proxy(facts, {
        get(target, name: keyof typeof facts) {
          expect(rule.needs, rule.id).toContain(name);
          return target[name];
        },
      });
      rule.judge(shown);
    }
  });
});
