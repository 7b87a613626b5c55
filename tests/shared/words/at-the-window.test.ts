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
    // Nor do they speak of options, which the window has none of.
    expect(words.map(atTheWindow).filter((text) => /the option\b/.test(text))).toEqual([]);
    expect(words.filter((text) => /\b0 seconds/.test(text))).toEqual([]);
  });

  it('keep the value of an option, and name the place where the window has it', () => {
    expect(atTheWindow('Try another of its mechanisms (--auth LOGIN). Ask.')).toBe(
      'Try another of its mechanisms (LOGIN, under Mechanism). Ask.',
    );
    expect(
      atTheWindow('Try again with a longer timeout (--timeout 300; five minutes are granted).'),
    ).toBe(
      'Try again with a longer timeout (300 s: Time for a step, in the preferences; five minutes are granted).',
    );
    expect(atTheWindow('Use the other port (--port 465 --security implicit).')).toBe(
      'Use the other port (465, under Port).',
    );
    expect(atTheWindow('It can be tested now (--tls-name mx.example.org).')).toBe(
      'It can be tested now (mx.example.org: TLS name, in the connection options).',
    );
  });

  it('lose the bracket alone, and keep those that name none', () => {
    expect(atTheWindow('Go on without verification (--insecure). Ask (again).')).toBe(
      'Go on without verification. Ask (again).',
    );
    expect(atTheWindow('Leave the choice to Ehlo (no --auth), or ask.')).toBe(
      'Leave the choice to Ehlo (under Mechanism), or ask.',
    );
    expect(atTheWindow('A name -- or two (a--b).')).toBe('A name -- or two (a--b).');
  });
});
