// Ranks what the palette lists: whole words first, then a few letters of a name.

import { defaultFilter } from 'cmdk';

/** From 0, no match, to 1. Letters far apart find a name, never the sentence beside it. */
export function paletteScore(_id: string, wanted: string, keywords: string[] = []): number {
  const [label = '', detail = ''] = keywords.map((text) => text.toLowerCase());
  const search = wanted.trim().toLowerCase();
  const words = search.split(/\s+/);
  const letters = defaultFilter(label, search);
  if (words.every((word) => label.includes(word))) return 0.5 + letters / 2;
  if (words.every((word) => label.includes(word) || detail.includes(word))) return 0.4;
  return letters * 0.3;
}
