// Speaks XOAUTH2, Google's and Microsoft's way to sign in with an OAuth 2.0 access token.

import { Secret } from '../secret.ts';
import { needed, refuseFaulty } from './credential-fault.ts';
import type { Mechanism } from './mechanism.ts';

/**
 * The format is at developers.google.com/workspace/gmail/imap/xoauth2-protocol. A server
 * that refuses the token says why in JSON as a challenge; only an empty answer to that
 * brings the final reply.
 */
export const xoauth2: Mechanism = {
  name: 'XOAUTH2',
  usableWith: (credentials) => credentials.token !== undefined,
  start(credentials) {
    refuseFaulty(credentials);
    const token = needed('token', credentials);
    const message = Secret.join(`user=${credentials.user}\x01auth=Bearer `, token, '\x01\x01');
    let asked = false;
    let explained = false;
    return {
      initial: () => ({ secret: message }),
      respond(challenge) {
        if (explained) return undefined;
        if (isObject(challenge)) {
          explained = true;
          return { open: '' };
        }
        if (asked) return undefined;
        asked = true;
        return { secret: message };
      },
    };
  },
};

/** Whether the challenge is the JSON of a refusal; a prompt for the message is anything else. */
function isObject(challenge: Uint8Array): boolean {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(challenge));
    return typeof value === 'object' && value !== null;
  } catch {
    return false;
  }
}
