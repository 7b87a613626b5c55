// Tells of characters in a field that act or hide, as a field itself draws them or not at all.

import { visible } from '../../../shared/smtp/visible.ts';
import { plural } from '../../../shared/words/en/phrases.ts';

/** Signs around the first unseen one, so that its place is known. */
const AROUND = 12;

/** The place of the first such character, written out; undefined where there is none. */
export function unseenIn(text = ''): string | undefined {
  const signs = [...text];
  const hidden = signs.flatMap((sign, at) => (isUnseen(sign) ? [at] : []));
  const [first] = hidden;
  if (first === undefined) return undefined;
  const [from, to] = [Math.max(0, first - AROUND), first + AROUND + 1];
  const shown = `${from > 0 ? '…' : ''}${visible(signs.slice(from, to).join(''))}${to < signs.length ? '…' : ''}`;
  return `Holds ${plural(hidden.length, 'character')} that cannot be seen: ${shown.replaceAll(/\s+/g, ' ')}`;
}

/** A line end is no surprise in a field of several lines. */
function isUnseen(sign: string): boolean {
  return sign !== '\n' && visible(sign) !== sign;
}
