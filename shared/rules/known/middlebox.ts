// Tells by its traces that a device on the way rewrites the SMTP session.

import type { SessionFacet } from '../../run/facets/session.ts';
import type { View } from '../../run/facts.ts';
import type { Announcement } from '../../run/facets/extensions.ts';

/** What was found overwritten, with the numbers of the lines that show it. */
export interface Masking {
  /** The greeting's words are asterisks, as Cisco's inspection leaves them. */
  readonly greeting: boolean;
  /** The keyword that stands where STARTTLS was, as `XXXXXXXA`. */
  readonly keyword: string | undefined;
  /** The reply to a command quotes it as overwritten. */
  readonly command: boolean;
  readonly evidence: readonly number[];
}

/** Characters a device must have written over at the least; fewer may be decoration. */
const STARS = 8;

/** Looks for such traces; undefined where there is none. */
export function findMasking(
  { greeting, latest }: View<SessionFacet>,
  clear: Announcement | undefined,
): Masking | undefined {
  const starred = greeting !== undefined && isStarred(greeting.text);
  const keyword = clear?.extensions.flatMap((extension) =>
    extension.keyword === 'other' && isOverwritten(extension.name) ? [extension.name] : [],
  )[0];
  const quoting = latest !== undefined && latest.code >= 500 && /["' ]X{4,}/.test(latest.text);
  if (!starred && keyword === undefined && !quoting) return undefined;
  return {
    greeting: starred,
    keyword,
    command: quoting,
    evidence: [
      ...(starred ? [greeting.lines[0]] : []),
      ...(keyword !== undefined && clear ? [clear.reply] : []),
      ...(quoting ? [latest.lines[0]] : []),
    ],
  };
}

/** Mostly asterisks: the device leaves a 2, a 0 and blanks standing here and there. */
function isStarred(text: string): boolean {
  const letters = text.replace(/\s/g, '');
  const stars = letters.replace(/[^*]/g, '').length;
  return stars >= STARS && stars * 2 > letters.length;
}

const STARTTLS = 'STARTTLS';

/** One sign over and over, or STARTTLS with some of its letters changed. */
function isOverwritten(name: string): boolean {
  if (/^(?:X{5,}[A-Z]?|([*#\-_.])\1{4,}.?)$/i.test(name)) return true;
  if (name.length !== STARTTLS.length) return false;
  const same = [...name.toUpperCase()].filter((letter, index) => letter === STARTTLS[index]);
  return same.length >= 5 && same.length < STARTTLS.length;
}
