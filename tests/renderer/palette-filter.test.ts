import { describe, expect, it } from 'vitest';
import type { Command, CommandGroup } from '../../renderer/app/command.ts';
import { paletteGroups, paletteScore as score } from '../../renderer/app/palette-filter.ts';

describe('what the palette finds', () => {
  it('is a name by a few of its letters, and a sentence by its words only', () => {
    expect(score('dupal', 'Duplicate Alerts', 'profile')).toBeGreaterThan(0);
    expect(score('break', 'A reset', 'A connection that breaks off')).toBeGreaterThan(0);
    expect(score('delete bells', 'A reset', 'Drops each line: the bell is loud, some')).toBe(0);
  });

  it('ranks whole words of a name over words beside it, and those over letters', () => {
    const whole = score('mail', 'Mail relay', 'a server');
    const beside = score('mail', 'Relay', 'for mail');
    const letters = score('mirel', 'Mail relay', 'x');
    expect(whole).toBeGreaterThan(beside);
    expect(beside).toBeGreaterThan(letters);
    expect(letters).toBeGreaterThan(0);
  });

  it('is nothing where the letters lie all over the name', () => {
    expect(score('ann', 'Give a password or token')).toBe(0);
  });
});

describe('the groups of the palette', () => {
  const order: readonly CommandGroup[] = ['Do', 'Go', 'Profiles and runs'];
  const command = (group: CommandGroup, label: string): Command => ({
    id: label,
    group,
    label,
    run: () => undefined,
  });
  const commands = [
    command('Do', 'Give a name now'),
    command('Do', 'Export the run as text'),
    command('Go', 'Transcript'),
    command('Profiles and runs', 'Desk / Ann'),
    command('Profiles and runs', 'Ann'),
  ];
  const found = (wanted: string): readonly string[] =>
    paletteGroups(commands, order, wanted).flatMap((each) => each.commands.map(({ id }) => id));

  it('begin with the one that has the best match, and list no letters beside words', () => {
    expect(found('ann')).toEqual(['Ann', 'Desk / Ann']);
    expect(found('trnscript')[0]).toBe('Transcript');
    expect(found('nothing of all this')).toEqual([]);
  });

  it('stand in their own order while nothing is wanted', () => {
    expect(found(' ')).toEqual(commands.map(({ id }) => id));
  });
});
