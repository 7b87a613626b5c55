// Speaks CRAM-MD5 (RFC 2195): a keyed digest of the server's challenge.

import { createHmac } from 'node:crypto';
import { Secret } from '../secret.ts';
import { needed, refuseFaulty } from './credential-fault.ts';
import type { Mechanism } from './mechanism.ts';

/** The digest is a secret too: with the challenge it lets a password be guessed offline. */
export const cramMd5: Mechanism = {
  name: 'CRAM-MD5',
  usableWith: (credentials) => credentials.password !== undefined,
  start(credentials) {
    refuseFaulty(credentials);
    const password = needed('password', credentials);
    let answered = false;
    return {
      initial: () => undefined,
      respond(challenge) {
        if (answered) return undefined;
        answered = true;
        const digest = createHmac('md5', password.reveal()).update(challenge).digest('hex');
        return { secret: Secret.join(`${credentials.user} `, new Secret(digest)) };
      },
    };
  },
};
