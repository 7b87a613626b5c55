// Exports runs as HTML and looks for anything in it that a server's words could have become.

import { describe, expect, it } from 'vitest';
import { exports } from '../../../shared/export/exports.ts';
import { foldLog } from '../../../shared/run/fold.ts';
import { buildReport } from '../../../shared/run/report.ts';
import { CONNECTED, CLEAR, HEALTHY, RESOLVED } from '../scenes.ts';
import { logOf, type Log } from '../script.ts';

const page = (log: Log) => exports.html(log, buildReport(foldLog(log)));

const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</td></table><style>*{display:none}</style>',
  '&lt;b&gt; &#x3c;i&#x3e;',
  '\u202Egnirts desrever\u202C \u0000 \u001b[31m',
];

const hostile = logOf(CLEAR, [
  ...RESOLVED,
  ...CONNECTED,
  'phase: greeting',
  ...HOSTILE.map((words) => `S: 554-${words}`),
  'S: 554 bye',
]);

describe('the exported page', () => {
  it('needs nothing from outside and runs nothing', () => {
    const text = page(HEALTHY);
    expect(text).toContain("default-src 'none'");
    expect(text).not.toMatch(/<script|<link|<iframe|<img|javascript:|\bsrc=|\bhref=|url\(/i);
  });

  it('holds no element and no attribute that a server sent', () => {
    const ours = new Set(page(HEALTHY).match(/<[a-z!][^\s>]*/g));
    const theirs = new Set(page(hostile).match(/<[a-z!][^\s>]*/g));
    expect([...theirs].filter((tag) => !ours.has(tag) && tag !== '<pre')).toEqual([]);
    expect(page(hostile)).not.toMatch(/<[^>]*\son[a-z]+=/i);
  });

  it('shows the words all the same', () => {
    const text = page(hostile);
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(text).toContain('&amp;lt;b&amp;gt;');
    expect(text).toContain('[U+202E]');
    expect(text).not.toMatch(/[\u0000\u001b\u202a-\u202e]/);
  });

  it('draws a bar for each time that a phase took place', () => {
    expect(page(HEALTHY).match(/aria-label="ehlo on the time line"[^]*?<\/svg>/)?.[0]).toMatch(
      /<rect[^>]*>.*<rect/,
    );
  });
});
