// Reads exported JUnit XML with a browser's parser, which refuses what is not well-formed.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foldLog } from '../../../shared/run/fold.ts';
import { buildReport } from '../../../shared/run/report.ts';
import { openBrowser, type Browser } from '../../window/chromium.ts';
import { HEALTHY, relaying, introduced } from '../scenes.ts';
import { logOf, type Log } from '../script.ts';
import { documentOf, greetedWith, HOSTILE } from './documents.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

interface Case {
  readonly name: string;
  readonly holds: readonly string[];
  readonly text: string;
}

/** Each test case with the elements in it; rejects what is no XML. */
async function parse(xml: string): Promise<{ names: string[]; cases: Case[]; output: string }> {
  const page = await browser.context.newPage();
  try {
    const read = await page.evaluate((text) => {
      const parsed = new DOMParser().parseFromString(text, 'application/xml');
      return {
        names: [...new Set([...parsed.querySelectorAll('*')].map(({ nodeName }) => nodeName))],
        cases: [...parsed.querySelectorAll('testcase')].map((one) => ({
          name: one.getAttribute('name') ?? '',
          holds: [...one.children].map(({ nodeName }) => nodeName),
          text: one.textContent,
        })),
        output: parsed.querySelector('system-out')?.textContent ?? '',
        totals: [...(parsed.querySelector('testsuite')?.attributes ?? [])].map(
          ({ name, value }) => [name, value] as const,
        ),
      };
    }, xml);
    const { tests, failures, errors, skipped } = Object.fromEntries(read.totals);
    const holding = (what: string) => read.cases.filter(({ holds }) => holds.includes(what)).length;
    expect([tests, failures, errors, skipped].map(Number)).toEqual([
      read.cases.length,
      holding('failure'),
      holding('error'),
      holding('skipped'),
    ]);
    return read;
  } finally {
    await page.close();
  }
}

describe('JUnit XML', () => {
  it('has a case for each phase of a run that went well', async () => {
    const { cases } = await parse(documentOf(HEALTHY, 'junit'));
    const report = buildReport(foldLog(HEALTHY));
    expect(cases.map(({ name }) => name)).toEqual(report.phases.map(({ phase }) => phase));
    expect(cases.flatMap(({ holds }) => holds)).toEqual([]);
  });

  it('is well-formed and holds no element that a server sent', async () => {
    const log = greetedWith(...HOSTILE, '\u0000\u001b\ufffe\ud800 \t');
    const { names, cases, output } = await parse(documentOf(log, 'junit'));
    expect(names).not.toContain('parsererror');
    expect(names.toSorted()).toEqual(
      ['testsuites', 'testsuite', 'testcase', 'failure', 'skipped', 'system-out'].toSorted(),
    );
    expect(output).toContain(']]></failure><!-- --><?php ?>');
    const failed = cases.filter(({ holds }) => holds.includes('failure'));
    expect(failed.map(({ name }) => name)).toEqual(['greeting']);
    expect(failed[0]?.text).toContain('554 <script>alert(1)</script>');
    expect(cases.filter(({ holds }) => holds.includes('skipped')).length).toBeGreaterThan(0);
  });

  it.each([
    [
      'one of two recipients refused',
      logOf(relaying(['ben@example.test', 'cy@example.test']), [
        ...introduced('SIZE 1000'),
        'C: MAIL FROM:<anna@example.test> SIZE=812',
        'S: 250 2.1.0 Ok',
        'C: RCPT TO:<ben@example.test>',
        'S: 250 2.1.5 Ok',
        'C: RCPT TO:<cy@example.test>',
        'S: 550 5.1.1 No such user',
        'C: DATA',
        'S: 354 go on',
        'message: 812',
        'S: 250 2.0.0 Ok',
        'C: QUIT',
        'S: 221 bye',
      ]),
      'rcpt',
    ],
  ] as const satisfies readonly (readonly [string, Log, string])[])(
    'is not green where the run was not: %s',
    async (_, log, phase) => {
      const { cases } = await parse(documentOf(log, 'junit'));
      const bad = cases.filter(({ holds }) => holds.some((name) => name !== 'skipped'));
      expect(bad.map(({ name }) => name)).toEqual([phase]);
    },
  );
});
