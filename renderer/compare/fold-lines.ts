// Folds the long stretches of two transcripts that are alike.

import type { AlignedLine } from '../../shared/compare/comparison.ts';

/** Lines that are alike and stay around others. */
const AROUND = 1;

/** A number stands for as many lines that are alike. */
export function folded(rows: readonly AlignedLine[]): readonly (AlignedLine | number)[] {
  const near = new Uint8Array(rows.length);
  for (const [index, { mark }] of rows.entries()) {
    if (mark !== ' ') near.fill(1, Math.max(0, index - AROUND), index + AROUND + 1);
  }
  const shown: (AlignedLine | number)[] = [];
  for (const [index, row] of rows.entries()) {
    const last = shown.at(-1);
    if (near[index] === 1) shown.push(row);
    else if (typeof last === 'number') shown[shown.length - 1] = last + 1;
    else shown.push(1);
  }
  return shown;
}
