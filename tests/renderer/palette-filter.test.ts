import { describe, expect, it } from 'vitest';
import { paletteScore } from '../../renderer/app/palette-filter.ts';

const score = (wanted: string, ...keywords: string[]): number => paletteScore('', wanted, keywords);

describe('what the palette finds', () => {
  it('is a name by a few of its letters, and a sentence by its words only', () => {
    expect(score('dupal', 'Duplicate Alerts', 'profile')).toBeGreaterThan(0);
    expect(score('break', 'A reset', 'A connection that breaks off')).toBeGreaterThan(0);
    expect(score('delete bells', 'A reset', 'Drops each line: the bell is loud, some')).toBe(0);
  });

  it('ranks whole words of a name over words beside it, and those over letters', () => {
    const whole = score('mail', 'Mail relay', 'a server');
    const beside = score('mail', 'Relay', 'for mail');
    const letters = score('mail', 'My alias list', 'x');
    expect(whole).toBeGreaterThan(beside);
    expect(beside).toBeGreaterThan(letters);
    expect(letters).toBeGreaterThan(0);
  });
});
