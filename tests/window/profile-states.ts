/** The states of the profiles: a few with folders and marks, thousands, and the details of one. */

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench, WindowUnderTest } from './window.ts';
import type { WindowState } from './states.ts';

async function someProfiles({ door }: Bench): Promise<void> {
  const { settings } = await door.host.startPracticeServer('healthy');
  if ((await door.host.listProfiles()).length > 0) return;
  const marks = [
    { name: 'Help desk / Scanner', tags: ['third floor'], colour: 'blue' },
    { name: 'Help desk / Front desk', tags: [], colour: 'pink' },
    { name: 'Alerts', tags: ['pager', 'night'], colour: 'none' },
  ] as const;
  for (const mark of marks) {
    await door.host.saveProfile({ ...mark, settings, notes: 'Ann knows the password.' });
  }
}

/** Puts so many into the file, as another door might; answers how to take them out again. */
export async function manyProfiles(bench: Bench, count: number): Promise<() => Promise<void>> {
  await someProfiles(bench);
  const path = join(bench.door.folder, 'profiles.json');
  const before = readFileSync(path, 'utf8');
  const stored = JSON.parse(before) as { profiles: object[] };
  const [first] = stored.profiles;
  const profiles = Array.from({ length: count }, (_, index) => ({
    ...first,
    id: `many-${index}`,
    folder: '',
    name: `Customer ${index + 1}`,
  }));
  writeFileSync(path, JSON.stringify({ ...stored, profiles }));
  return () => {
    writeFileSync(path, before);
    return Promise.resolve();
  };
}

async function anew(window: WindowUnderTest): Promise<void> {
  await window.page.reload();
  await window.ready();
}

async function openSidebar({ page }: WindowUnderTest): Promise<void> {
  await page.getByRole('button', { name: 'Profiles and runs' }).click();
}

export const PROFILE_STATES: readonly WindowState[] = [
  {
    name: 'profiles',
    async show(window, bench) {
      await someProfiles(bench);
      await anew(window);
      return undefined;
    },
    whenNarrow: openSidebar,
  },
  {
    name: 'profiles-many',
    async show(window, bench) {
      const leave = await manyProfiles(bench, 1000);
      await anew(window);
      return leave;
    },
    whenNarrow: openSidebar,
  },
  {
    name: 'profile-details',
    async show(window, bench) {
      await someProfiles(bench);
      await anew(window);
      await window.command('Details of Help desk / Scanner');
      const dialog = window.page.getByRole('dialog', { name: 'Details of the profile' });
      await dialog.waitFor();
      return () => window.page.keyboard.press('Escape');
    },
  },
];
