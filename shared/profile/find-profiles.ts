// Finds profiles by words and marks, and puts them in order.

import type { Outcome } from '../run/verdict.ts';
import { fullName } from './full-name.ts';
import type { Profile } from './profile.ts';

export type ProfileOrder = 'name' | 'outcome';

/** How the newest run of a profile ended, by the profile's id. */
export type LastOutcomes = Readonly<Record<string, Outcome>>;

/** A profile with what it is found by, in small letters. */
export interface FindableProfile {
  readonly profile: Profile;
  readonly text: string;
  /** Its tags and its colour. */
  readonly marks: readonly string[];
}

/** What needs a look first, first; one that never ran is last. */
const RANKS: Readonly<Record<Outcome, number>> = { failed: 0, partial: 1, inconclusive: 2, ok: 3 };
const NEVER_RUN = 4;

/** As a reader expects: `Server 2` before `Server 10`. */
const collator = new Intl.Collator(undefined, { numeric: true });

/** Folders by name, those without one first; within each by name. */
export function findableProfiles(profiles: readonly Profile[]): readonly FindableProfile[] {
  return profiles
    .map((profile): FindableProfile => {
      const { settings, tags, notes, colour } = profile;
      const { host, port } = settings.connection;
      const user = settings.auth?.user ?? '';
      const text = [fullName(profile), `${host}:${port}`, user, ...tags, notes].join('\n');
      const marks = colour === 'none' ? tags : [...tags, colour];
      return { profile, text: text.toLowerCase(), marks: marks.map((mark) => mark.toLowerCase()) };
    })
    .sort(
      ({ profile: a }, { profile: b }) =>
        collator.compare(a.folder, b.folder) || collator.compare(a.name, b.name),
    );
}

/** Those that have every word; `#word` is a tag or a colour that begins so. */
export function findProfiles(
  profiles: readonly FindableProfile[],
  query: string,
): readonly FindableProfile[] {
  const wanted = query
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '');
  if (wanted.length === 0) return profiles;
  return profiles.filter(({ text, marks }) =>
    wanted.every((word) =>
      word.startsWith('#')
        ? marks.some((mark) => mark.startsWith(word.slice(1)))
        : text.includes(word),
    ),
  );
}

/** Failed ones first; those that ended alike stay as they were. */
export function byOutcome(
  profiles: readonly FindableProfile[],
  outcomes: LastOutcomes,
): readonly FindableProfile[] {
  const rank = ({ profile }: FindableProfile): number => {
    const outcome = outcomes[profile.id];
    return outcome === undefined ? NEVER_RUN : RANKS[outcome];
  };
  return [...profiles].sort((a, b) => rank(a) - rank(b));
}
