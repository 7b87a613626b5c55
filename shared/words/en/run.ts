// Words for how a run as a whole ended.

import type { WordsTable } from '../words.ts';
import { SECURITY } from './names.ts';
import { ACCEPTED_BEFORE, by, doing, duration, plural } from './phrases.ts';

export const runWords = {
  'run.completed': (seen) => {
    const { host, port, user, mechanism, recipients, sent, reached } = seen;
    const encryption = encryptionOf(seen);
    const signIn = user === undefined ? '' : `, accepted the sign-in of ${user}${by(mechanism)}`;
    if (sent) {
      return {
        title: `The message was accepted for ${plural(recipients, 'recipient')}`,
        cause: `${host} answered on port ${String(port)} ${encryption}${signIn} and took over the message. From here on, delivering it is the server's task.`,
        remedy:
          'Nothing needs fixing. If the message does not arrive, look in the recipient’s spam folder, and give the server’s reply to whoever runs the server: it lets them find the message in their logs.',
      };
    }
    return {
      title: `All went well, up to and including ${reached}`,
      cause: `${host} answered on port ${String(port)} ${encryption}${signIn}. The test ends here, as asked; no message was sent.`,
      remedy:
        reached === 'auth' || user !== undefined
          ? 'Nothing needs fixing. If your mail program still fails, compare its server, port, security and user name with these settings.'
          : 'Nothing needs fixing as far as this test went. To test more, give a user name and password, or go on to a later step.',
    };
  },
  'run.cancelled': ({ phase, ms, messageSent, messageAccepted }) => ({
    title: 'The run was cancelled',
    cause: messageSent
      ? `You stopped the run after ${duration(ms)}. The message had left already, and the server’s answer was not waited for: it may or may not have been accepted.`
      : `You stopped the run after ${duration(ms)}, while Ehlo was ${doing(phase)}.${messageAccepted ? ` ${ACCEPTED_BEFORE.cause}` : ''}`,
    remedy: messageSent
      ? 'Check whether the message arrived before you send it again.'
      : messageAccepted
        ? ACCEPTED_BEFORE.remedy
        : 'Run it again when you are ready. If a step took too long, its time in the list of phases shows which.',
  }),
  'run.phase-failed': ({ phase }) => ({
    title: `The run failed at ${phase}`,
    cause: `Something went wrong while Ehlo was ${doing(phase)}, and the log holds no reason that Ehlo knows.`,
    remedy:
      'Read the last lines of the transcript; the server’s own words, if there are any, are the best lead. Whoever runs the server can look for the same moment in their logs.',
  }),
  'run.unfinished': ({ phase, ms }) => ({
    title: 'The log stops before the run had ended',
    cause: `The last entry is ${duration(ms)} after the start, and ${phase} was not finished. The run may be under way still, or the program was ended.`,
    remedy: 'Run the test again to get a verdict.',
  }),
} satisfies Partial<WordsTable>;

/** What encrypted the session, as far as the client in use shows it. */
function encryptionOf(seen: {
  readonly protocol: string | undefined;
  readonly encrypted: boolean | undefined;
  readonly security: 'starttls' | 'implicit' | 'none';
}): string {
  if (seen.protocol !== undefined) return `over ${seen.protocol}`;
  if (seen.encrypted === undefined) return 'as asked';
  return seen.encrypted ? `with ${SECURITY[seen.security]}` : 'without encryption';
}
