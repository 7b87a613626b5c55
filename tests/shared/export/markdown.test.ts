// Looks for anything in exported Markdown that a server's words could have become.

import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { codeBlock, codeSpan, prose } from '../../../shared/export/markdown-escape.ts';
import { HEALTHY } from '../scenes.ts';
import { documentOf, greetedWith, HOSTILE } from './documents.ts';

/** The text without its code: blocks, then spans, as CommonMark finds them. */
function withoutCode(markdown: string): string {
  const lines: string[] = [];
  let fence: string | undefined;
  for (const line of markdown.split('\n')) {
    const mark = /^ {0,3}(`{3,})([^`]*)$/.exec(line);
    if (fence === undefined && mark) fence = mark[1]!;
    else if (fence !== undefined) {
      if (mark && mark[2] === '' && mark[1]!.length >= fence.length) fence = undefined;
    } else lines.push(line);
  }
  expect(fence).toBeUndefined();
  return lines.map(withoutSpans).join('\n');
}

/** A span begins at a run of backticks that no backslash stands before, and ends at the same. */
function withoutSpans(line: string): string {
  let rest = line;
  let kept = '';
  for (;;) {
    const open = /(?:^|[^\\`])(?:\\\\)*(`+)/.exec(rest);
    if (!open) return kept + rest;
    const run = open[1]!;
    const from = open.index + open[0].length;
    const close = new RegExp(`(?<!\`)${run}(?!\`)`).exec(rest.slice(from));
    expect(close, `an open span in ${line}`).not.toBeNull();
    kept += `${rest.slice(0, from - run.length)}\u25a1`;
    rest = rest.slice(from + close!.index + run.length);
  }
}

const hostile = fc.oneof(
  fc.constantFrom<string>(...HOSTILE),
  fc.string({ unit: fc.constantFrom(...'`~*_[]()!<>#-+=|\\&$@:/ aw.1\t"'), maxLength: 30 }),
  fc.string({ unit: 'binary' }),
);

describe('Markdown', () => {
  it('puts what the server said into a block that it cannot end', () => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1 }), (lines) => {
        expect(withoutCode(codeBlock(lines))).toBe('');
      }),
    );
  });

  it('puts a value into a span that it cannot end', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(withoutCode(`- ${codeSpan(text)} end`)).toBe('- \u25a1 end');
      }),
    );
  });

  it('leaves nothing in prose that is markup, a link or a picture', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const outside = withoutCode(`**Title:** ${prose(text)}`).replace('**Title:** ', '');
        // Backslashes pair off; what follows an odd one is a plain character.
        const bare = outside.replace(/\\[^]/g, '');
        expect(bare).not.toMatch(/[`*_{}[\]<>!|~&$\\@#]|:\/\/|www\./);
      }),
    );
  });

  it('begins no block with prose', () => {
    for (const text of ['# h', '- i', '+ i', '* i', '1. i', '2) i', '> q', '---', '===', '    c']) {
      expect(prose(text)).not.toMatch(/^(?:[#\-+*>=]|\d+[.)]|\s)/);
    }
  });

  it('reads as plain prose where there is nothing to escape', () => {
    expect(prose('The server’s answer was "no", so it is 5.7.8.')).toBe(
      'The server’s answer was "no", so it is 5.7.8.',
    );
    expect(prose('mail to ann@example.org')).toBe('mail to `ann@example.org`');
  });

  it('makes a document whose only text outside code is Ehlo’s own', () => {
    const outside = withoutCode(documentOf(greetedWith(...HOSTILE), 'markdown'));
    expect(outside).not.toMatch(/evil|<script|octocat|calc|BEGIN|<|!\[|\]\(/);
    expect(documentOf(greetedWith(...HOSTILE), 'markdown')).toContain('<script>alert(1)</script>');
  });

  it('has verdict, settings, phases and transcript', () => {
    const text = documentOf(HEALTHY, 'markdown');
    expect(text.match(/^#+ .*$/gm)).toEqual([
      expect.stringMatching(/^# /),
      '## Settings',
      '## Phases',
      '## Transcript',
    ]);
    expect(text).toMatch(/^\| data {1}\| passed \| .* ms.* \|$/m);
    expect(text).toContain('< 250 2.0.0 Ok: queued as 4F1A2');
  });
});
