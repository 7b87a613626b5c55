import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../../electron/practice/catalogue.ts';
import type { Command, CommandGroup } from '../../renderer/app/command.ts';
import { copyCommands } from '../../renderer/app/copy-settings.ts';
import { goCommands } from '../../renderer/app/go-commands.ts';
import { listedCommands } from '../../renderer/app/listed-commands.ts';
import { PALETTE_GROUPS, paletteGroups, paletteScore } from '../../renderer/app/palette-filter.ts';
import { runCommands } from '../../renderer/app/run-commands.ts';
import { createStores } from '../../renderer/app/stores.ts';
import { themeCommands } from '../../renderer/app/themes.ts';
import { ticketCommand } from '../../renderer/app/ticket-command.ts';
import { transcriptCommands } from '../../renderer/app/transcript-commands.ts';
import type { Workbench } from '../../renderer/app/workbench.ts';
import type { ConnectionState } from '../../renderer/host/connection.ts';
import { createStore } from '../../renderer/state/store.ts';
import type { Profile } from '../../shared/profile/profile.ts';

const score = (wanted: string, label: string, detail?: string): number =>
  paletteScore(wanted, { label, ...(detail !== undefined && { detail }) });

describe('what the palette finds', () => {
  it('is a name by the beginnings of its words, and a sentence by its words only', () => {
    expect(score('dupal', 'Duplicate Alerts', 'profile')).toBeGreaterThan(0);
    expect(score('break', 'A reset', 'A connection that breaks off')).toBeGreaterThan(0);
    expect(score('delete bells', 'A reset', 'Drops each line: the bell is loud, some')).toBe(0);
    expect(score('reak', 'A reset', 'A connection that breaks off')).toBe(0);
  });

  it('ranks whole words of a name over begun ones, words beside it, and abbreviations', () => {
    const all = [
      score('mail', 'Mail relay', 'a server'),
      score('mail', 'Mailbox', 'a server'),
      score('mail', 'Webmail', 'a server'),
      score('mail', 'Relay', 'for mail'),
      score('mare', 'Mail relay', 'x'),
      0,
    ];
    expect(all).toEqual(all.toSorted((a, b) => b - a));
    expect(new Set(all).size).toBe(all.length);
  });

  it('is nothing where the letters lie all over the name', () => {
    expect(score('ann', 'Give a password or token')).toBe(0);
    expect(score('cancel', 'Copy as nc and telnet')).toBe(0);
    expect(score('ann', 'An account that is new')).toBe(0);
  });
});

describe('the first of everything that the palette lists', () => {
  const profile = (name: string, host: string): Profile => ({
    id: name,
    name,
    folder: '',
    tags: [],
    notes: '',
    colour: 'none',
    createdAt: '2026-01-01T00:00:00.000Z',
    changedAt: '2026-01-01T00:00:00.000Z',
    settings: {
      connection: { host, port: 587, security: 'auto' },
      tls: {},
      stopAfter: 'auth',
      send: false,
      followUp: true,
      via: 'raw',
    },
  });
  const workbench = { stores: createStores(createStore<ConnectionState>('open')) } as Workbench;
  const transcript = { current: null };
  const commands = [
    ...runCommands(workbench, undefined, false, false, true, false, false),
    ticketCommand(workbench, { ended: false, explaining: false, explained: false }),
    ...themeCommands(workbench, true),
    ...goCommands(workbench, transcript, { current: null }),
    ...transcriptCommands(workbench, transcript, undefined),
    ...copyCommands(workbench),
    ...listedCommands(workbench, {
      profiles: [
        profile('Help desk / Scanner', 'smtp.example.org'),
        profile('Alerts', 'relay.example.net'),
        profile('Newsletter', 'mail.example.com'),
      ],
      current: undefined,
      runs: [],
      practice: CATALOGUE,
      nameOfRun: () => undefined,
      reachable: true,
    }),
  ];
  const first = (wanted: string): string | undefined =>
    paletteGroups(commands, PALETTE_GROUPS, wanted)[0]?.commands[0]?.label;

  it.each([
    ['password', 'Give a password or token'],
    ['token', 'Give a password or token'],
    ['app password', 'An account that wants an app password'],
    ['wrong password', 'A password that is wrong'],
    ['expired', 'An expired certificate'],
    ['cancel', 'Cancel the run'],
    ['prac', CATALOGUE[0]?.title],
    ['timeouts', 'Preferences'],
    ['zoom', 'Preferences'],
    ['font', 'Preferences'],
    ['pref', 'Preferences'],
    ['run', 'Run'],
    ['csv', 'Export the run as CSV'],
    ['mask', 'Mask the names in exports'],
    ['cert', 'Certificate'],
    ['transcript', 'Transcript'],
    ['curl', 'Copy as curl'],
    ['swaks', 'Copy as swaks'],
    ['dark', 'Theme: dark'],
    ['new', 'New settings'],
    ['save', 'Save as a profile'],
    ['gmail', 'Choose a provider'],
    ['ticket', 'Copy for a ticket'],
    ['message', 'Message of this run'],
    ['write', 'Write the message'],
    ['scanner', 'Help desk / Scanner'],
    ['relay.example.net', 'Alerts'],
    ['example.net', 'Alerts'],
    ['delete alerts', 'Delete Alerts'],
    ['dupal', 'Duplicate Alerts'],
    ['histroy', undefined],
    ['pasword', undefined],
    ['xyzzy', undefined],
  ])('for “%s” is %s', (wanted, label) => {
    expect(first(wanted)).toBe(label);
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

  it('begin with the one that has the best match, and list no abbreviation beside words', () => {
    expect(found('ann')).toEqual(['Ann', 'Desk / Ann']);
    expect(found('exte')).toEqual(['Export the run as text']);
    expect(found('nothing of all this')).toEqual([]);
  });

  it('stand in their own order while nothing is wanted', () => {
    expect(found(' ')).toEqual(commands.map(({ id }) => id));
  });
});
