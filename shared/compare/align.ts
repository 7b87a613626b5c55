// Finds the longest common subsequence of two lists of keys, bounded for huge ones.

/** Cells of the table; past it what lies between the common ends is left unpaired. */
const CELLS = 4_000_000;

export type Pair = readonly [before: number, after: number];

export interface Alignment {
  /** Rising in both. */
  readonly pairs: readonly Pair[];
  readonly cut: boolean;
}

/** Aligning the other way round gives the same pairs, the other way round. */
export function align(before: readonly string[], after: readonly string[]): Alignment {
  // Of several longest ones the table finds one by its own order, which must not be the caller's.
  if (before.join('\n') <= after.join('\n')) return alignOrdered(before, after);
  const { pairs, cut } = alignOrdered(after, before);
  return { pairs: pairs.map(([a, b]): Pair => [b, a]), cut };
}

function alignOrdered(a: readonly string[], b: readonly string[]): Alignment {
  const shorter = Math.min(a.length, b.length);
  let head = 0;
  while (head < shorter && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  const rows = a.length - head - tail;
  const columns = b.length - head - tail;
  const cut = (rows + 1) * (columns + 1) > CELLS;
  const middle = cut
    ? []
    : longest(a.slice(head, head + rows), b.slice(head, head + columns)).map(([i, j]): Pair => [
        i + head,
        j + head,
      ]);
  const range = (count: number): number[] => [...Array(count).keys()];
  return {
    pairs: [
      ...range(head).map((index): Pair => [index, index]),
      ...middle,
      ...range(tail).map((index): Pair => [a.length - tail + index, b.length - tail + index]),
    ],
    cut,
  };
}

function longest(a: readonly string[], b: readonly string[]): Pair[] {
  const width = b.length + 1;
  const table = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number): number => table[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      table[i * width + j] =
        a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: Pair[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      pairs.push([i, j]);
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
}
