// Ranks what the palette lists: the words of a name first, then those beside it, then abbreviations.

import type { Command, CommandGroup } from './command.ts';

/** In this order they stand, and of equal matches the first one wins. */
export const PALETTE_GROUPS: readonly CommandGroup[] = [
  'Do',
  'Go',
  'Profiles and runs',
  'Practice servers',
  'Copy the settings',
  'Change a profile',
];

/** How well a word is found; between two of them lies more than the bonus of a whole name. */
const FOUND = { word: 1, begun: 0.9, within: 0.7, beside: 0.5, group: 0.4, abbreviated: 0.2 };

/** Where the name begins with all that is wanted, and where it is nothing else. */
const BONUS = { begins: 0.02, whole: 0.04 };

/** Letters that say enough wherever they lie in a word of the name. */
const LETTERS_WITHIN = 3;

/** Letters of each word that an abbreviation is made of: single ones lie everywhere. */
const LETTERS_EACH = 2;

/** What can be found of a command. */
export type Findable = Pick<Command, 'label' | 'detail' | 'also'> & Partial<Pick<Command, 'group'>>;

interface Prepared {
  readonly name: string;
  readonly names: readonly string[];
  readonly beside: string;
  readonly group: string;
}

/** Thousands are looked through at each letter, and stay the same from one to the next. */
const known = new WeakMap<Findable, Prepared>();

function prepared(findable: Findable): Prepared {
  const before = known.get(findable);
  if (before) return before;
  const name = findable.label.toLowerCase();
  const made = {
    name,
    names: name.split(/[^\p{L}\p{N}]+/u),
    beside: `${findable.detail ?? ''} ${findable.also ?? ''}`.toLowerCase(),
    group: (findable.group ?? '').toLowerCase(),
  };
  known.set(findable, made);
  return made;
}

/** From 0, no match, upwards. Every word that is wanted must be found. */
export function paletteScore(wanted: string, findable: Findable): number {
  const search = wanted.trim().toLowerCase();
  if (search === '') return FOUND.word;
  const { name, names, beside, group } = prepared(findable);
  const find = (word: string): number => {
    const ends = endsOf(name, word);
    if (ends.some((end) => !isLetter(name[end]))) return FOUND.word;
    if (ends.length > 0) return FOUND.begun;
    if (word.length >= LETTERS_WITHIN && name.includes(word)) return FOUND.within;
    if (endsOf(beside, word).length > 0) return FOUND.beside;
    return endsOf(group, word).length > 0 ? FOUND.group : 0;
  };
  const found = search.split(/\s+/).map(find);
  if (!found.includes(0)) {
    const bonus = name === search ? BONUS.whole : name.startsWith(search) ? BONUS.begins : 0;
    return found.reduce((sum, each) => sum + each, 0) / found.length + bonus;
  }
  return isAbbreviation(search.replaceAll(/\s/g, ''), names) ? FOUND.abbreviated : 0;
}

/** Where it ends in the text, of each place at which a word begins with it: `example` in `mail.example.org`. */
function endsOf(text: string, word: string): readonly number[] {
  const ends: number[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!isLetter(text[at - 1]) || !isLetter(word[0])) ends.push(at + word.length);
  }
  return ends;
}

function isLetter(sign: string | undefined): boolean {
  return sign !== undefined && /[\p{L}\p{N}]/u.test(sign);
}

/** Whether it is made of the beginnings of some of the words, in their order: `dupal`. */
function isAbbreviation(short: string, words: readonly string[]): boolean {
  if (short === '') return true;
  return words.some((word, at) => {
    for (let length = Math.min(word.length, short.length); length >= LETTERS_EACH; length -= 1) {
      const begins = word.startsWith(short.slice(0, length));
      if (begins && isAbbreviation(short.slice(length), words.slice(at + 1))) return true;
    }
    return false;
  });
}

/** Below this a command was found as an abbreviation only. */
const BY_WORDS = FOUND.group;

export interface PaletteGroup {
  readonly group: CommandGroup;
  readonly commands: readonly Command[];
}

/**
 * What is wanted, the best match first: within its group, and its group before the others. Where
 * words match, no abbreviation is listed. Without a wish all stand in their own order.
 */
export function paletteGroups(
  commands: readonly Command[],
  order: readonly CommandGroup[],
  wanted: string,
): readonly PaletteGroup[] {
  const grouped = order.map((group) => ({
    group,
    found: commands
      .filter((command) => command.group === group)
      .map((command) => ({ command, score: paletteScore(wanted, command) })),
  }));
  const best = Math.max(0, ...grouped.flatMap(({ found }) => found.map(({ score }) => score)));
  const isGood = (score: number): boolean => (best >= BY_WORDS ? score >= BY_WORDS : score > 0);
  return grouped
    .map(({ group, found }) => ({
      group,
      found: found.filter(({ score }) => isGood(score)).sort((a, b) => b.score - a.score),
    }))
    .filter(({ found }) => found.length > 0)
    .sort((a, b) => (b.found[0]?.score ?? 0) - (a.found[0]?.score ?? 0))
    .map(({ group, found }) => ({ group, commands: found.map(({ command }) => command) }));
}
