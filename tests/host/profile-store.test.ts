// The profiles: kept through crashes and by two doors at once, upgraded, and set aside where damaged.

import { spawn, spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  lstatSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Conf from 'conf';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ProfileStore } from '../../electron/host/profile-store.ts';
import { Refused } from '../../electron/host/refusal.ts';
import { plainSettings as settings } from './plain-settings.ts';

const CHILD = fileURLToPath(new URL('profile-writer-child.ts', import.meta.url));

let folder: string;
let store: ProfileStore;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ehlo-profiles-'));
  store = new ProfileStore(folder);
});
afterEach(() => rmSync(folder, { recursive: true }));

const path = (name = 'profiles.json'): string => join(folder, name);
const names = async (from = store): Promise<readonly string[]> =>
  (await from.list()).map(({ name }) => name);
const save = async (...wanted: readonly string[]): Promise<void> => {
  for (const name of wanted) await store.save({ name, settings });
};
const aside = (): readonly string[] =>
  readdirSync(folder).filter((name) => name.startsWith('profiles.damaged-'));

/** Runs the child, which is killed with SIGKILL once `kill` says so of what it printed. */
function child(prefix: string, count: number, kill?: (saved: number) => boolean) {
  return new Promise<readonly string[]>((resolve, reject) => {
    const args = ['--import', 'tsx', CHILD, folder, prefix, String(count)];
    const started = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    started.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (kill?.(said.split('\n').length - 1)) {
        // Somewhere within the saves that follow, not always between two.
        setTimeout(() => started.kill('SIGKILL'), Math.random() * 8);
      }
    });
    started.once('error', reject);
    started.once('close', () => resolve(said.split('\n').filter((name) => name !== '')));
  });
}

describe('profiles that are saved', () => {
  it('lose nothing but the save under way where the process is killed', async () => {
    await save('first');
    const saved: string[] = ['first'];
    for (let round = 0; round < 6; round += 1) {
      const said = await child(`${round}-`, 100, (count) => count >= 5 + round);
      saved.push(...said);
      const kept = await names(new ProfileStore(folder));
      // Whatever was said to be saved is there; the one under way may be.
      expect(kept.slice(0, saved.length)).toEqual(saved);
      expect(kept.length - saved.length).toBeLessThanOrEqual(1);
      saved.splice(0, saved.length, ...kept);
    }
    expect(aside()).toEqual([]);
    // A lock of the dead keeps nobody waiting, and what they left half done is gone.
    const before = Date.now();
    await save('last');
    expect(Date.now() - before).toBeLessThan(2000);
    expect(readdirSync(folder).filter((name) => /\.new$|\.lock$/.test(name))).toEqual([]);
  });

  it('lose nothing where two processes save at once', async () => {
    const [ours, theirs] = await Promise.all([child('a', 60), child('b', 60)]);
    expect([ours.length, theirs.length]).toEqual([60, 60]);
    expect(new Set(await names())).toEqual(new Set([...ours, ...theirs]));
  });

  it('lose nothing where one process saves many at once', async () => {
    const wanted = Array.from({ length: 30 }, (_, index) => `p${index}`);
    const other = new ProfileStore(folder);
    await Promise.all(
      wanted.map((name, index) => (index % 2 ? store : other).save({ name, settings })),
    );
    expect(new Set(await names())).toEqual(new Set(wanted));
  });

  it('are seen by another door at once', async () => {
    const other = new ProfileStore(folder);
    expect(await names(other)).toEqual([]);
    await save('one');
    expect(await names(other)).toEqual(['one']);
    const [one] = await other.list();
    await other.delete(one!.id);
    expect(await names()).toEqual([]);
  });

  it('can be read by nobody else, and a link to the file stays one', async () => {
    const real = path('elsewhere.json');
    writeFileSync(real, '{}');
    symlinkSync(real, path());
    await save('one');
    expect(lstatSync(path()).isSymbolicLink()).toBe(true);
    expect(JSON.parse(readFileSync(real, 'utf8'))).toMatchObject({ profiles: [{ name: 'one' }] });
    expect(statSync(path()).mode & 0o777).toBe(0o600);
  });

  it('are read and written by conf, which electron-store is, too', async () => {
    await save('one');
    const conf = new Conf<Record<string, unknown>>({ cwd: folder, configName: 'profiles' });
    const { version, profiles } = conf.store as { version: number; profiles: object[] };
    conf.store = { version, profiles: [...profiles, { ...profiles[0], id: 'two', name: 'two' }] };
    expect(await names()).toEqual(['one', 'two']);
    await save('three');
    expect(conf.store['profiles']).toHaveLength(3);
  });

  it('keep what only a later build knows of them', async () => {
    await save('one', 'two');
    const stored = JSON.parse(readFileSync(path(), 'utf8')) as { profiles: object[] };
    const profiles = stored.profiles.map((profile) => ({ ...profile, shape: 'round' }));
    writeFileSync(path(), JSON.stringify({ ...stored, profiles, seen: true }));
    const [one] = await store.list();
    await store.save({ ...one!, name: 'first' });
    expect(JSON.parse(readFileSync(path(), 'utf8'))).toMatchObject({
      seen: true,
      profiles: [
        { name: 'first', shape: 'round' },
        { name: 'two', shape: 'round' },
      ],
    });
  });
});

it('a profile that could not be read again is not saved', async () => {
  await save('one');
  const before = readFileSync(path(), 'utf8');
  const connection = { ...settings.connection, port: 587_000 };
  await expect(store.save({ name: 'two', settings: { ...settings, connection } })).rejects.toThrow(
    'This cannot be kept in a profile: see settings.connection.port.',
  );
  expect(readFileSync(path(), 'utf8')).toBe(before);
  expect(await names()).toEqual(['one']);
});

it('a new name leaves settings alone that another door has changed, and the other way round', async () => {
  await store.save({ name: 'Desk / one', settings, tags: ['a'] });
  const [one] = await store.list();
  const other = new ProfileStore(folder);
  await other.save({
    id: one!.id,
    name: 'Desk / one',
    settings: { ...settings, via: 'nodemailer' },
  });
  await store.save({ id: one!.id, name: 'first' });
  expect(await store.list()).toMatchObject([
    { folder: '', name: 'first', tags: ['a'], settings: { via: 'nodemailer' } },
  ]);
  await expect(store.save({ name: 'none' })).rejects.toThrow('see settings.');
});

it('what is known after a save is what stands in the file', async () => {
  await save('Desk / one', 'two');
  const [one] = await store.list();
  await store.save({ ...one!, tags: ['b ', 'B', ' a'], colour: 'blue' });
  await store.delete((await store.list())[1]!.id);
  expect(await store.list()).toEqual(await new ProfileStore(folder).list());
});

describe('the lock', () => {
  const lock = (holder: object | string): void =>
    writeFileSync(
      path('profiles.lock'),
      typeof holder === 'string' ? holder : JSON.stringify(holder),
    );
  const here = spawnSync(process.execPath, ['-p', 'require("os").hostname()'], {
    encoding: 'utf8',
  });
  const host = here.stdout.trim();
  /** The number of a process that has ended. */
  const gone = here.pid;

  it('of a process that has ended is taken over', async () => {
    lock({ pid: gone, host, token: 'x' });
    await save('one');
    expect(await names()).toEqual(['one']);
    expect(readdirSync(folder)).not.toContain('profiles.lock');
  });

  it('is taken over too where one who would take it over has ended', async () => {
    lock({ pid: gone, host, token: 'x' });
    const claims = readdirSync(folder);
    // Find the claim's name as whoever claims it makes it.
    const { createHash } = await import('node:crypto');
    const text = readFileSync(path('profiles.lock'), 'utf8');
    const identity = createHash('sha256').update(text).digest('hex').slice(0, 16);
    writeFileSync(
      path(`profiles.lock.${identity}`),
      JSON.stringify({ pid: gone, host, token: 'y' }),
    );
    await save('one');
    expect(await names()).toEqual(['one']);
    expect(readdirSync(folder).filter((name) => claims.includes(name))).toEqual([]);
  });

  it('of a process that lives is waited for', async () => {
    lock({ pid: process.pid, host, token: 'x' });
    const saved = save('one');
    const first = await Promise.race([
      saved.then(() => 'saved'),
      new Promise((resolve) => setTimeout(() => resolve('waits'), 100)),
    ]);
    expect(first).toBe('waits');
    rmSync(path('profiles.lock'));
    await saved;
    expect(await names()).toEqual(['one']);
  });

  it('of another computer is not taken from it', async () => {
    lock({ pid: gone, host: 'another.example', token: 'x' });
    const saved = save('one');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(readFileSync(path('profiles.lock'), 'utf8')).toContain('another.example');
    rmSync(path('profiles.lock'));
    await saved;
  });
});

describe('a damaged file', () => {
  const damages: readonly (readonly [string, () => void])[] = [
    ['cut off', () => truncateSync(path(), 100)],
    ['emptied', () => truncateSync(path(), 0)],
    ['overwritten with zeros', () => writeFileSync(path(), Buffer.alloc(400))],
    ['no list', () => writeFileSync(path(), '[1, 2]')],
    ['without a version', () => writeFileSync(path(), '{"profiles": []}')],
    [
      'with a port that is none',
      () => writeFileSync(path(), readFileSync(path(), 'utf8').replace('587', '58700000')),
    ],
  ];

  it.each(damages)('%s is set aside, and the last good copy is used', async (_, damage) => {
    await save('one', 'two');
    damage();
    const damaged = readFileSync(path());
    const opened = new ProfileStore(folder);
    expect(await names(opened)).toEqual(['one', 'two']);
    const [name] = aside();
    expect(readFileSync(path(name))).toEqual(damaged);
    const notices = opened.takeNotices();
    expect(notices).toHaveLength(1);
    expect(notices[0]).toContain(`The file ${path()} is damaged (it `);
    expect(notices[0]).toContain(`), so it was set aside as ${path(name)}. `);
    expect(notices[0]).toContain(`UTC, is used instead: ${path('profiles.backup.json')}.`);
    // Once, and for good.
    expect(await names(new ProfileStore(folder))).toEqual(['one', 'two']);
    expect(opened.takeNotices()).toEqual([]);
    expect(aside()).toHaveLength(1);
  });

  it('is set aside by a save too, which loses nothing', async () => {
    await save('one');
    truncateSync(path(), 20);
    await save('two');
    expect(await names()).toEqual(['one', 'two']);
    expect(store.takeNotices()).toHaveLength(1);
    expect(aside()).toHaveLength(1);
  });

  it('without a copy leaves an empty list, and says so', async () => {
    writeFileSync(path(), '{"version": 2, "profi');
    expect(await names()).toEqual([]);
    expect(store.takeNotices().join()).toMatch(/There is no good copy of it, so the list of/);
    expect(readFileSync(path(aside()[0]), 'utf8')).toBe('{"version": 2, "profi');
    expect(store.mayLack).toBe(true);
  });

  it('is set aside by one of two doors that find it', async () => {
    await save('one');
    truncateSync(path(), 20);
    const doors = [new ProfileStore(folder), new ProfileStore(folder), new ProfileStore(folder)];
    const found = await Promise.all(doors.map((door) => names(door)));
    expect(found).toEqual([['one'], ['one'], ['one']]);
    expect(aside()).toHaveLength(1);
    expect(doors.flatMap((door) => door.takeNotices())).toHaveLength(1);
  });

  it('beside a damaged copy is no worse than without one', async () => {
    await save('one');
    truncateSync(path(), 20);
    truncateSync(path('profiles.backup.json'), 20);
    expect(await names()).toEqual([]);
    expect(aside()).toHaveLength(1);
  });

  it('that cannot be set aside is read from its copy, and not saved over', async () => {
    await save('one');
    truncateSync(path(), 20);
    // As where the folder is not to be written to, but for the superuser too.
    mkdirSync(path('profiles.lock'));
    expect(await names()).toEqual(['one']);
    expect(await names()).toEqual(['one']);
    expect(store.takeNotices()).toEqual([
      expect.stringContaining('so it could not be set aside (EISDIR). The last good copy'),
    ]);
    await expect(save('two')).rejects.toThrow(Refused);
    expect(statSync(path()).size).toBe(20);
  });
});

describe('a file of another version', () => {
  it('that is newer is refused, and never written', async () => {
    const newer = '{"version":99,"profiles":[{"id":"a","name":"one"}]}';
    writeFileSync(path(), newer);
    const says =
      `A newer version of Ehlo wrote the file ${path()} (format 99; this one knows 2). ` +
      'It is left as it is: use that version.';
    await expect(store.list()).rejects.toThrow(says);
    await expect(save('two')).rejects.toThrow(says);
    await expect(store.delete('a')).rejects.toThrow(says);
    expect(readFileSync(path(), 'utf8')).toBe(newer);
    expect(readdirSync(folder)).toEqual(['profiles.json']);
  });

  it('that is older is upgraded when it is read, and written when it is next saved', async () => {
    const old = (name: string, id: string) => ({
      id,
      name,
      settings,
      createdAt: '2026-01-01T00:00:00.000Z',
      changedAt: '2026-01-02T00:00:00.000Z',
    });
    const before = JSON.stringify({
      version: 1,
      profiles: [old('Help desk / Scanner', 'a'), old('Alerts', 'b'), old('/ odd', 'c')],
    });
    writeFileSync(path(), before);
    const profiles = await store.list();
    expect(profiles.map(({ id, folder: where, name }) => [id, where, name])).toEqual([
      ['a', 'Help desk', 'Scanner'],
      ['b', '', 'Alerts'],
      ['c', '', '/ odd'],
    ]);
    expect(profiles[0]).toMatchObject({
      tags: [],
      notes: '',
      colour: 'none',
      settings,
      createdAt: '2026-01-01T00:00:00.000Z',
    });
    expect(readFileSync(path(), 'utf8')).toBe(before);
    await save('new');
    expect(JSON.parse(readFileSync(path(), 'utf8'))).toMatchObject({
      version: 2,
      profiles: [{ folder: 'Help desk', name: 'Scanner' }, {}, {}, { name: 'new' }],
    });
  });
});
