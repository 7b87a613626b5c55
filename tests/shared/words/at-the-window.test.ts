import { describe, expect, it } from 'vitest';
import { judgeRun } from '../../../shared/rules/judge.ts';
import { foldLog } from '../../../shared/run/fold.ts';
import { atTheWindow } from '../../../shared/words/at-the-window.ts';
import { fixtures } from '../rules/fixtures/all.ts';

/** Everything that Ehlo says of the logs on which its rules fire. */
function allWords(): string[] {
  return Object.values(fixtures)
    .flatMap(({ fires }) => fires)
    .flatMap((log) => {
      const { verdict, findings } = judgeRun(foldLog(log));
      return [verdict, ...findings].flatMap(({ title, cause, remedy }) => [title, cause, remedy]);
    });
}

describe('words at the window', () => {
  it('name no option of the command line, whatever the rule', () => {
    const words = [...new Set(allWords())];
    expect(words.filter((text) => text.includes('--')).length).toBeGreaterThan(20);
    const left = words
      .map(atTheWindow)
      .filter((text) => /--[a-z]|\s[,;:)]|\s\.(?:\s|$)|\(\)/.test(text));
    expect(left).toEqual([]);
  });

  it('lose the bracket alone, and keep those that name none', () => {
    expect(atTheWindow('Go on without verification (--insecure). Ask (again).')).toBe(
      'Go on without verification. Ask (again).',
    );
    expect(atTheWindow('Leave the choice to Ehlo (no --auth), or ask.')).toBe(
      'Leave the choice to Ehlo, or ask.',
    );
    expect(atTheWindow('A name -- or two (a--b).')).toBe('A name -- or two (a--b).');
  });
});
