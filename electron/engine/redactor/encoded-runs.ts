// Finds runs of base64 in a text, so that what they say can be searched as well.

import { isBase64 } from './base64-forms.ts';
import { BASE64_HIT } from './gram-index.ts';

/** Characters of the shortest run that can hold six octets. */
const SHORTEST = 8;

/**
 * Marks each run of base64 of which `holdsSecret` says so of its decoded octets. A challenge
 * is shown decoded too, and its line must not tell what is masked there.
 */
export function markEncoded(
  octets: Uint8Array,
  hits: Uint8Array,
  holdsSecret: (decoded: Uint8Array) => boolean,
): void {
  for (let start = 0; start < octets.length; start++) {
    let end = start;
    while (end < octets.length && isBase64(octets[end] ?? 0)) end++;
    if (end - start >= SHORTEST && hits.subarray(start, end).includes(0)) {
      const text = Buffer.from(octets.subarray(start, end)).toString('latin1');
      if (holdsSecret(Buffer.from(text, 'base64'))) hits.fill(BASE64_HIT, start, end);
    }
    start = Math.max(start, end);
  }
}
