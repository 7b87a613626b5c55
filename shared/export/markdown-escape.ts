// Writes untrusted text into Markdown so that nothing in it becomes markup, a link or an image.

import { visible } from '../smtp/visible.ts';

/**
 * Words that some renderer makes a link or a picture of although no bracket is near:
 * addresses and URLs (GFM section 6.9), and what forges add to it, such as `@name`,
 * `#12`, a commit's digest and `:emoji:`. An escape does not stop them; a code span does.
 */
const LINKING = /@|#|:\/\/|www\.|\b(?:mailto|xmpp):|:[\w+-]+:|\bGH-\d|\b[0-9a-f]{7,}\b/i;

/** Text for a paragraph, a heading or an item of a list; line ends in it are written out. */
export function prose(text: string): string {
  const words = visible(text).trim().split(/(\s+)/);
  return words
    .map((word) => (LINKING.test(word) ? codeSpan(word) : escaped(word)))
    .join('')
    .replace(/^[-+=]/, String.raw`\$&`)
    .replace(/^(\d+)([.)])/, String.raw`$1\$2`);
}

/** Text that stands as it is, on one line (CommonMark section 6.1). */
export function codeSpan(text: string): string {
  const shown = visible(text);
  const fence = '`'.repeat(longestRun(shown) + 1);
  // A blank at both ends is taken off again; it keeps a backtick apart from the fence.
  return /^`|`$|^ .* $/s.test(shown) || shown.trim() === ''
    ? `${fence} ${shown} ${fence}`
    : `${fence}${shown}${fence}`;
}

/** Lines that stand as they are (CommonMark section 4.5). */
export function codeBlock(lines: readonly string[]): string {
  const shown = lines.map(visible);
  const fence = '`'.repeat(Math.max(3, ...shown.map((line) => longestRun(line) + 1)));
  return [`${fence}text`, ...shown, fence].join('\n');
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}

/** What has a meaning within a line; what has one at its beginning only is not among it. */
function escaped(word: string): string {
  return word.replace(/[\\`*_{}[\]<>()!|~&$^]/g, String.raw`\$&`);
}
