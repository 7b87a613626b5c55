// Measures the profiles with five thousand of them: listed, found, opened, saved, beside bare JSON.

import {
  closeSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ProfileStore } from '../../electron/host/profile-store.ts';
import { findableProfiles, findProfiles } from '../../shared/profile/find-profiles.ts';
import { PROFILE_COLOURS } from '../../shared/profile/profile.ts';
import { plainSettings } from '../host/plain-settings.ts';
import type { Benchmark } from './benchmark.ts';
import { median, ms, table, times } from './figures.ts';

const PROFILES = 5000;

export const manyProfiles: Benchmark = {
  name: 'The profiles, with 5,000 of them',
  unavailable: () => undefined,
  async run(rounds) {
    const folder = mkdtempSync(join(tmpdir(), 'ehlo-bench-profiles-'));
    try {
      const path = join(folder, 'profiles.json');
      writeFileSync(path, profilesFile());
      const store = new ProfileStore(folder);
      const profiles = await store.list();
      const middle = profiles[PROFILES / 2]!;
      const index = findableProfiles(profiles);
      const spent: Record<string, number[]> = {};
      const timed = async (name: string, act: () => unknown): Promise<void> => {
        const start = performance.now();
        await act();
        (spent[name] ??= []).push(performance.now() - start);
      };
      // In turn, so that a busy moment of the machine falls on all alike.
      for (let round = 0; round < rounds; round += 1) {
        await timed('parse', () => JSON.parse(readFileSync(path, 'utf8')) as unknown);
        await timed('first', () => new ProfileStore(folder).list());
        await timed('list', () => store.list());
        await timed('index', () => findableProfiles(profiles));
        await timed('find', () => findProfiles(index, `customer ${4000 + round}`));
        await timed('mark', () => findProfiles(index, '#tag-7 #blue'));
        await timed('open', async () => (await store.list()).find(({ id }) => id === middle.id));
        await timed('write', () => writeBare(folder, path));
        await timed('save', () => store.save({ ...middle, notes: `Round ${round}` }));
      }
      const of = (name: string): number => median(spent[name] ?? []);
      const row = (what: string, name: string, peer: string) => [
        what,
        ms(of(name)),
        times(of(name) / of(peer)),
      ];
      const within = (what: string, name: string, peer: string, limit: number) => ({
        what: `${what}, at most ${times(limit)}`,
        measured: times(of(name) / of(peer)),
        met: of(name) <= limit * of(peer),
      });
      return {
        lines: table(
          ['', 'ms', 'of bare JSON'],
          [
            ['read and JSON.parse the file', ms(of('parse')), ''],
            row('list in a door just opened', 'first', 'parse'),
            row('list again', 'list', 'parse'),
            row('make ready to search', 'index', 'parse'),
            row('find by words', 'find', 'parse'),
            row('find by tag and colour', 'mark', 'parse'),
            row('open one', 'open', 'parse'),
            ['JSON.parse, change, JSON.stringify, write, fsync', ms(of('write')), ''],
            row('save one', 'save', 'write'),
          ],
        ),
        targets: [
          within('listing in a door just opened, of JSON.parse', 'first', 'parse', 4),
          within('listing again, of JSON.parse', 'list', 'parse', 0.1),
          within('finding by words, of JSON.parse', 'find', 'parse', 0.5),
          within('finding by marks, of JSON.parse', 'mark', 'parse', 0.5),
          within('opening one, of JSON.parse', 'open', 'parse', 0.1),
          within('saving one, of parsing and writing bare', 'save', 'write', 3),
        ],
      };
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

/** What the least careful program would do to change one profile. */
function writeBare(folder: string, path: string): void {
  const stored = JSON.parse(readFileSync(path, 'utf8')) as { profiles: { notes: string }[] };
  stored.profiles[0]!.notes = 'changed';
  const file = openSync(join(folder, 'bare.json'), 'w');
  writeFileSync(file, JSON.stringify(stored, undefined, '\t'));
  fsyncSync(file);
  closeSync(file);
}

function profilesFile(): string {
  const profiles = Array.from({ length: PROFILES }, (_, index) => ({
    id: `profile-${index}`,
    folder: `Site ${index % 40}`,
    name: `Customer ${index}`,
    tags: [`tag-${index % 10}`, 'submission'],
    notes: index % 3 === 0 ? 'Ann knows the password; the printer is on the third floor.' : '',
    colour: PROFILE_COLOURS[index % PROFILE_COLOURS.length],
    settings: {
      ...plainSettings,
      connection: { ...plainSettings.connection, host: `mail-${index}.example.org` },
      auth: { user: `customer-${index}@example.org`, password: `ref-${index}` },
      envelope: {
        from: `customer-${index}@example.org`,
        to: [{ address: 'postmaster@example.org' }],
      },
      message: { kind: 'composed', subject: 'A test', text: 'A test of submission.' },
    },
    createdAt: '2026-01-01T00:00:00.000Z',
    changedAt: '2026-01-02T00:00:00.000Z',
  }));
  return JSON.stringify({ version: 2, profiles }, undefined, '\t');
}
