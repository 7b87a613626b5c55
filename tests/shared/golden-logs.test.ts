// Reads the golden logs: each still folds, is judged as expected, and makes a lawful report.

import { readdirSync, readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { exports } from '../../shared/export/exports.ts';
import { foldLog } from '../../shared/run/fold.ts';
import { readLog, writeLog } from '../../shared/run/log.ts';
import { buildReport } from '../../shared/run/report.ts';
import { judgeRun } from '../../shared/rules/judge.ts';
import { visible } from '../../shared/smtp/visible.ts';

const LOGS = new URL('../logs/', import.meta.url);
const readJson = (url: URL) => JSON.parse(readFileSync(url, 'utf8')) as Record<string, unknown>;
const expected = readJson(new URL('expected.json', LOGS));
const schema = readJson(new URL('../../shared/run/report.schema.json', import.meta.url));

const names = readdirSync(LOGS)
  .filter((name) => name.endsWith('.ndjson'))
  .map((name) => name.replace(/\.ndjson$/, ''));
const textOf = (name: string) => readFileSync(new URL(`${name}.ndjson`, LOGS), 'utf8');

const ajv = new Ajv2020({ strict: true, allErrors: true });
addFormats(ajv);
const validate = ajv.compile(schema);

test('every log has an expectation, and there are enough of them', () => {
  expect(names.toSorted()).toEqual(Object.keys(expected).toSorted());
  expect(names.length).toBeGreaterThanOrEqual(25);
});

describe.each(names)('%s', (name) => {
  const text = textOf(name);
  const log = readLog(text);
  const facts = foldLog(log);
  const report = buildReport(facts);

  test('is judged as expected', () => {
    const { verdict, findings } = judgeRun(facts);
    const { rule, phase, outcome, confidence } = verdict;
    const told = {
      verdict: rule,
      phase,
      outcome,
      confidence,
      findings: findings.map((f) => f.rule),
    };
    expect(told).toEqual(expected[name]);
  });

  test('makes a report that the schema allows, with the verdict of the log', () => {
    const parsed: unknown = JSON.parse(exports.json(log, report));
    validate(parsed);
    expect(validate.errors).toBeNull();
    const last = log.at(-1);
    expect(last?.type).toBe('verdict.reached');
    expect(report.verdict).toEqual(last?.type === 'verdict.reached' && last.verdict);
  });

  test('is written back octet by octet', () => {
    expect(writeLog(log)).toBe(text);
  });

  test('makes a text of harmless characters only', () => {
    const shown = exports.text(log, report);
    expect(shown.split('\n').map(visible).join('\n')).toBe(shown);
    expect(shown).toContain(`VERDICT: ${report.verdict.outcome} at ${report.verdict.phase}`);
    expect(shown).toContain(report.verdict.title);
  });
});
