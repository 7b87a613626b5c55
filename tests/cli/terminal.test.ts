// Colours, widths and line breaks, as terminals differ in them.

import { describe, expect, it } from 'vitest';
import { plainJson } from '../../shared/export/plain-json.ts';
import { columns, makeStyle, wantsColour, widthOf, wrap } from '../../electron/cli/terminal.ts';

describe('colours', () => {
  it.each<[string, boolean, NodeJS.ProcessEnv, boolean, boolean]>([
    ['a terminal', true, { TERM: 'xterm' }, true, true],
    ['a pipe', false, { TERM: 'xterm' }, true, false],
    ['--no-color', true, {}, false, false],
    ['NO_COLOR', true, { NO_COLOR: '1' }, true, false],
    ['an empty NO_COLOR', true, { NO_COLOR: '' }, true, true],
    ['a dumb terminal', true, { TERM: 'dumb' }, true, false],
  ])('%s', (_what, isTTY, env, asked, expected) => {
    expect(wantsColour({ isTTY }, env, asked)).toBe(expected);
  });

  it('are closed again, or not there at all', () => {
    expect(makeStyle(true).red('x')).toBe('\u001b[31mx\u001b[39m');
    expect(makeStyle(false).red('x')).toBe('x');
  });
});

describe('width', () => {
  it.each([
    [true, 120, 120],
    [true, 0, 80],
    [true, 20, 60],
    [false, 120, Infinity],
  ])('terminal %s with %i columns: %d', (isTTY, count, expected) => {
    expect(widthOf({ isTTY, columns: count })).toBe(expected);
  });

  it.each([
    ['abc', 3],
    ['日本', 4],
    ['e\u0301', 1],
    ['🦘', 2],
  ])('%s takes %i columns', (text, expected) => {
    expect(columns(text)).toBe(expected);
  });
});

describe('wrap', () => {
  it.each<[string, number, string[]]>([
    ['one two three four', 10, ['one two', 'three four']],
    ['abcdefghijklmnopqrstuvwxyz', 10, ['abcdefghij', 'klmnopqrst', 'uvwxyz']],
    ['a abcdefghijkl b', 10, ['a', 'abcdefghij', 'kl b']],
    ['日本語日本語 x', 10, ['日本語日本', '語 x']],
    ['two  blanks', 20, ['two  blanks']],
    ['whole', Infinity, ['whole']],
    ['', 10, ['']],
  ])('%j in %d columns', (text, width, lines) => {
    expect(wrap(text, width)).toEqual(lines);
  });

  it('loses nothing but the blanks it breaks at', () => {
    const text = Array.from({ length: 300 }, (_each, index) => 'x'.repeat(index % 25)).join(' ');
    for (let width = 10; width < 40; width += 1) {
      const lines = wrap(text, width);
      expect(lines.every((line) => columns(line) <= width)).toBe(true);
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    }
  });
});

describe('JSON', () => {
  it('escapes what a terminal may obey, and means the same', () => {
    const value = { text: '\u009b31m\u202e\u2028\u{e0041}\u007f é 日本 \u001b[2J' };
    const json = plainJson(value);
    expect(json).toBe('{"text":"\\u009b31m\\u202e\\u2028\\udb40\\udc41\\u007f é 日本 \\u001b[2J"}');
    expect(JSON.parse(json)).toEqual(value);
  });
});
