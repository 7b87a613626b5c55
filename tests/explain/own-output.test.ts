// Pastes what Ehlo itself writes into its own explanation: the verdict is the run's.

import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { exports } from '../../shared/export/exports.ts';
import { judgeRun } from '../../shared/rules/judge.ts';
import { foldLog } from '../../shared/run/fold.ts';
import { readLog } from '../../shared/run/log.ts';
import { buildReport } from '../../shared/run/report.ts';
import type { Verdict } from '../../shared/run/verdict.ts';
import { visible } from '../../shared/smtp/visible.ts';
import { explained } from './explained.ts';

const LOGS = new URL('../logs/', import.meta.url);
const names = readdirSync(LOGS).filter((name) => name.endsWith('.ndjson'));

/** What a reader sees of a verdict, as an export writes it. */
const shown = ({ evidence: _, action: _action, reply, ...verdict }: Verdict) => ({
  ...verdict,
  reply: reply && { ...reply, text: visible(reply.text.replaceAll('\n', ' ')) },
});

it.each(names)('%s: as NDJSON, as JSON and as text', (name) => {
  const ndjson = readFileSync(new URL(name, LOGS), 'utf8');
  const log = readLog(ndjson);
  const facts = foldLog(log);
  const judged = judgeRun(facts).verdict;
  const report = buildReport(facts);

  const fromLog = explained(ndjson);
  expect(shown(fromLog.verdict)).toEqual(shown(judged));
  expect(fromLog.findings.map(({ rule }) => rule)).toEqual(
    judgeRun(facts).findings.map(({ rule }) => rule),
  );

  const fromJson = explained(exports.json(log, report));
  expect(shown(fromJson.verdict)).toEqual(shown(report.verdict));

  const fromText = explained(exports.text(log, report));
  expect(shown(fromText.verdict)).toEqual(shown(report.verdict));
  expect(fromText.target).toEqual(fromJson.target);
});

it('cites the lines of the log that the run’s own verdict rests on', () => {
  const ndjson = readFileSync(new URL('wrong-password.ndjson', LOGS), 'utf8');
  const { verdict } = judgeRun(foldLog(readLog(ndjson)));
  const { lines } = explained(`Dear help desk,\n\n${ndjson}`);
  expect(lines.map(({ text }) => (JSON.parse(text) as { seq: number }).seq)).toEqual(
    verdict.evidence,
  );
});

it('takes a log that breaks off or makes no sense for what its lines say, or for nothing', () => {
  const started = readFileSync(new URL('wrong-password.ndjson', LOGS), 'utf8').split('\n')[0] ?? '';
  const forged = `${started}\n{"seq":2,"at":1,"type":"certificate.received","chain":null}`;
  expect(() => explained(forged)).not.toThrow(TypeError);
});
