// Ranks what the palette lists: whole words first, then a few letters of a name.

import { defaultFilter } from 'cmdk';
import type { Command, CommandGroup } from './command.ts';

/** Of what is found by letters; where they lie farther apart than that, nothing is. */
const FLOOR = 0.1;

/** From 0, no match, to 1. Letters far apart find a name, never the sentence beside it. */
export function paletteScore(wanted: string, label: string, detail = ''): number {
  const search = wanted.trim().toLowerCase();
  const [name, beside] = [label.toLowerCase(), detail.toLowerCase()];
  const words = search.split(/\s+/);
  const letters = defaultFilter(name, search);
  if (words.every((word) => name.includes(word))) return 0.5 + letters / 2;
  if (words.every((word) => name.includes(word) || beside.includes(word))) return 0.4;
  return letters < FLOOR ? 0 : letters * 0.3;
}

/** Below this a command was found by its letters only. */
const BY_WORDS = 0.4;

export interface PaletteGroup {
  readonly group: CommandGroup;
  readonly commands: readonly Command[];
}

/**
 * What is wanted, the best match first: within its group, and its group before the others. Where
 * words match, nothing is listed for its letters. Without a wish all stand in their own order.
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
      .map((command) => ({
        command,
        score: wanted.trim() === '' ? 1 : paletteScore(wanted, command.label, command.detail),
      })),
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
