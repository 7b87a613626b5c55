// Tells a server that does not know EHLO from one that does not want this client.

import { hasCode, isPermanent, says } from '../../../shared/smtp/reply.ts';
import { CLIENT_REFUSED, COMMAND_UNKNOWN } from './reply-codes.ts';
import type { Reply } from './reply-log.ts';

/**
 * Whether HELO may do where EHLO did not. RFC 5321 section 3.2 asks for it after "command not
 * recognized", for which RFC 1869 sections 4.5 and 4.6 expect 500 or 502. Servers use other
 * codes as well, so there the enhanced code (RFC 3463 section 3.6) and the words decide: a
 * refusal of the client would be the same to HELO, and hide the first one.
 */
export function mayKnowHelo(reply: Reply): boolean {
  if (!isPermanent(reply) || says(reply, '7.')) return false;
  if (hasCode(reply, ...COMMAND_UNKNOWN)) return true;
  const words = wordsOf(reply);
  if (says(reply, '1.', '5.4') || OF_THE_CLIENT.test(words)) return false;
  if (!hasCode(reply, ...CLIENT_REFUSED)) return true;
  return says(reply, '5.1', '5.2') || UNKNOWN.some((wording) => wording.test(words));
}

/** "Command not recognized" and its like. */
const UNKNOWN: readonly RegExp[] = [
  /\b(?:un(?:known|recogni[sz]ed|implemented|supported)|invalid|bad|illegal) (?:e?smtp )?(?:command|verb)\b/,
  /\b(?:command|verb|ehlo|esmtp)\b[^.;]{0,30}\b(?:un(?:known|recogni[sz]ed|implemented|supported)|not (?:known|recogni[sz]ed|implemented|supported|understood))\b/,
];

/** Words on what stands behind EHLO, or on who says it: Postfix's 504 5.5.2 has them. */
const OF_THE_CLIENT =
  /\b(?:arguments?|parameters?|(?:host)?names?|fqdn|hosts?|domains?|address|ip|client|dns|ptr|helo command rejected)\b/;

/** Octets of a refusal that are looked at. */
const LOOKED_AT = 1024;

/** The refusal in lower case, without host names and addresses: it may repeat the client's. */
function wordsOf({ octets }: Reply): string {
  const text = octets.map((line) => Buffer.from(line.subarray(0, LOOKED_AT)).toString('latin1'));
  return text
    .join(' ')
    .slice(0, LOOKED_AT)
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => !/[\w\]][.:]\w/.test(word))
    .join(' ');
}
