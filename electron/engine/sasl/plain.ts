// Speaks SASL PLAIN (RFC 4616): one message with identity and password.

import { Secret } from '../secret.ts';
import { needed, refuseFaulty } from './credential-fault.ts';
import type { Mechanism } from './mechanism.ts';

/**
 * The text goes out as UTF-8, exactly as it was typed: preparing it (SASLprep) is the
 * server's task (RFC 4616 section 2), and doing it here would hide what a server does
 * with the password that the user has.
 */
export const plain: Mechanism = {
  name: 'PLAIN',
  usableWith: (credentials) => credentials.password !== undefined,
  start(credentials) {
    refuseFaulty(credentials);
    const { authzid = '', user } = credentials;
    const message = Secret.join(`${authzid}\0${user}\0`, needed('password', credentials));
    let asked = 0;
    return {
      initial: () => ({ secret: message }),
      // A server that overlooked the initial response asks for it with a challenge, so
      // one is answered whether or not the message has been sent.
      respond: () => (asked++ === 0 ? { secret: message } : undefined),
    };
  },
};
