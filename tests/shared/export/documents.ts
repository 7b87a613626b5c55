// Makes the documents of a run for tests, and runs whose server says what a document might obey.

import { exports } from '../../../shared/export/exports.ts';
import { LOG_FORMATS, type LogFormat } from '../../../shared/export/formats.ts';
import { foldLog } from '../../../shared/run/fold.ts';
import { buildReport } from '../../../shared/run/report.ts';
import { CLEAR, CONNECTED, RESOLVED } from '../scenes.ts';
import { logOf, type Log } from '../script.ts';

/** The document, or the reason why there is none. */
export function documentOf(log: Log, format: LogFormat): string {
  const made = exports[format](log, buildReport(foldLog(log)));
  return typeof made === 'string' ? made : made.reason;
}

/** All that are made of a log. */
export function documentsOf(log: Log): readonly (readonly [LogFormat, string])[] {
  return LOG_FORMATS.map((format) => [format, documentOf(log, format)] as const);
}

/** A run that ends with a greeting of these lines. */
export function greetedWith(...words: readonly string[]): Log {
  const lines = words.map(
    (text, index) => `S: 554${index === words.length - 1 ? ' ' : '-'}${text}`,
  );
  return logOf(CLEAR, [...RESOLVED, ...CONNECTED, 'phase: greeting', ...lines]);
}

/** What is markup, a link, a picture or a command somewhere. */
export const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '![x](https://evil.example/p.png) [y](javascript:alert(1)) [z]: https://evil.example',
  'https://evil.example www.evil.example ann@evil.example @ann #12 :octocat: deadbeef0',
  '``` ~~~ `code` ``',
  '# heading',
  '- item',
  '| a | b |',
  ']]></failure><!-- --><?php ?>',
  '&lt;b&gt; &#x3c;i&#x3e; \\*not\\*',
  "=cmd|' /C calc'!A0",
  '+1+1',
  '-1-1',
  '@SUM(1)',
  '-----BEGIN CERTIFICATE-----',
] as const;
