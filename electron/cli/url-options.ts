// Turns the options in an smtp URL's query into arguments.

import { quoted, UsageError } from '../host/usage-error.ts';

/** Options that a URL may carry; those that name files or output are for the command line. */
const IN_URL = [
  'security',
  'connect-ip',
  'source-ip',
  'timeout',
  'ehlo-name',
  'tls-name',
  'auth',
  'authzid',
  'stop-after',
  'via',
  'from',
  'to',
  'subject',
];

/** As arguments that stand before the user's own, which therefore win. */
export function urlArguments(options: readonly (readonly [string, string])[]): string[] {
  return options.flatMap(([name, value]) => {
    if (/pass|secret|token/i.test(name)) {
      throw new UsageError('TARGET', 'a URL must not hold a password or a token.');
    }
    if (!IN_URL.includes(name)) {
      throw new UsageError(
        'TARGET',
        `the URL's option ${quoted(name)} is none of ${IN_URL.join(', ')}.`,
      );
    }
    return [`--${name}=${value}`];
  });
}
