// Reads and writes tags: short words, each once.

import { PROFILE_LIMITS } from './profile.ts';

/** The tags of a line, which commas part. */
export function readTags(line: string): readonly string[] {
  return cleanTags(line.split(','));
}

/** Without empty ones, and each once whatever its capitals; the first way to write it stays. */
export function cleanTags(tags: readonly string[]): readonly string[] {
  const seen = new Map<string, string>();
  for (const tag of tags.map((each) => each.trim().replace(/\s+/gu, ' '))) {
    const key = tag.toLowerCase();
    if (tag !== '' && !seen.has(key)) seen.set(key, tag);
  }
  return [...seen.values()];
}

/** What is wrong with them, in a sentence. */
export function tagsFault(tags: readonly string[]): string | undefined {
  if (tags.length > PROFILE_LIMITS.tags) return `${PROFILE_LIMITS.tags} tags at most.`;
  return tags.some((tag) => tag.length > PROFILE_LIMITS.tag)
    ? `A tag has ${PROFILE_LIMITS.tag} characters at most.`
    : undefined;
}
