// Saves profiles until it is killed: FOLDER PREFIX COUNT; says each name once it is saved.

import { ProfileStore } from '../../electron/host/profile-store.ts';
import { plainSettings } from './plain-settings.ts';

const [folder = '', prefix = '', count = '0'] = process.argv.slice(2);
const store = new ProfileStore(folder);
for (let each = 0; each < Number(count); each += 1) {
  const { saved } = await store.save({ name: `${prefix}${each}`, settings: plainSettings });
  process.stdout.write(`${saved.name}\n`);
}
