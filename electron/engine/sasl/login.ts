// Speaks LOGIN, the undocumented mechanism: user name and password, each on demand.

import { needed, refuseFaulty } from './credential-fault.ts';
import type { Mechanism } from './mechanism.ts';

/**
 * Servers prompt with `Username:` and `Password:`, with other texts in other languages,
 * or with nothing, so the order alone decides what is meant
 * (draft-murchison-sasl-login). An initial response is not part of it: many servers
 * refuse one.
 */
export const login: Mechanism = {
  name: 'LOGIN',
  usableWith: (credentials) => credentials.password !== undefined,
  start(credentials) {
    refuseFaulty(credentials);
    const answers = [{ open: credentials.user }, { secret: needed('password', credentials) }];
    let next = 0;
    return {
      initial: () => undefined,
      respond: () => answers[next++],
    };
  },
};
