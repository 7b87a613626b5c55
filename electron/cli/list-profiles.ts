// Carries out `ehlo profiles`.

import { plainJson } from '../../shared/export/plain-json.ts';
import {
  byOutcome,
  findableProfiles,
  findProfiles,
  type LastOutcomes,
  type ProfileOrder,
} from '../../shared/profile/find-profiles.ts';
import { fullName } from '../../shared/profile/full-name.ts';
import type { Profile } from '../../shared/profile/profile.ts';
import { authority } from '../../shared/run/authority.ts';
import { withoutSecrets } from '../../shared/run/without-secrets.ts';
import { visible } from '../../shared/smtp/visible.ts';
import { dataFolder } from '../host/data-folder.ts';
import { ProfileStore } from '../host/profile-store.ts';
import { screenOf, tell, type Door } from './door.ts';
import { openHistory, refusingLater } from './kept-run.ts';

export interface ListOptions {
  readonly sort: ProfileOrder;
  readonly json?: boolean;
  readonly color: boolean;
}

export async function listProfiles(
  door: Door,
  words: readonly string[],
  { sort, json, color }: ListOptions,
): Promise<void> {
  const store = new ProfileStore(dataFolder(process.platform, door.env));
  const profiles = await refusingLater('profiles', () => store.list());
  for (const notice of store.takeNotices()) tell(door, `ehlo: ${visible(notice)}`);
  // A history that cannot be read keeps no profile away.
  const outcomes = await openHistory(door)
    .lastOutcomes()
    .catch((): LastOutcomes => ({}));
  const found = findProfiles(findableProfiles(profiles), words.join(' '));
  const listed = (sort === 'outcome' ? byOutcome(found, outcomes) : found).map(
    ({ profile }) => profile,
  );
  if (json) {
    const told = listed.map((profile) => ({
      ...profile,
      settings: withoutSecrets(profile.settings),
      outcome: outcomes[profile.id] ?? null,
    }));
    door.stdout.write(`${plainJson(told, 2)}\n`);
    return;
  }
  const { write, style } = screenOf(door, color);
  for (const profile of listed) {
    const how = outcomes[profile.id] ?? 'not run yet';
    write(
      `${how.padEnd(12)}  ${style.bold(line(fullName(profile)))}  ${style.dim(beside(profile))}\n`,
    );
  }
}

/** Where it leads, and what it is marked with. */
function beside({ settings, colour, tags, notes }: Profile): string {
  const marks = [...tags, ...(colour === 'none' ? [] : [colour])].map((mark) => `#${mark}`);
  return line([authority(settings.connection), ...marks, notes].join('  '));
}

function line(text: string): string {
  return visible(text.replaceAll(/\s*\n\s*/gu, ' ').trim());
}
