// Practice servers that do not let the user in.

import { multiline, RESET, say } from '../answer.ts';
import type { Lesson } from '../lesson.ts';
import { extensionList, type Replies } from '../replies.ts';

/** A server that is healthy up to the sign-in. */
const refusing = (replies: Partial<Replies>) =>
  ({
    expects: { phase: 'auth', outcome: 'failed' },
    reach: 'auth',
    security: 'starttls',
    fault: { replies },
  }) as const;

export const SIGN_IN_FAULTS = [
  {
    name: 'wrong-password',
    title: 'A password that is wrong',
    teaches:
      'All goes well up to the sign-in, and then 535: user name or password is wrong. The ' +
      'connection, the port and the encryption are right.',
    ...refusing({
      auth: () => say('535 5.7.8 Error: authentication failed: (reason unavailable)'),
    }),
  },
  {
    name: 'app-password-needed',
    title: 'An account that wants an app password',
    teaches:
      'The account has two-step verification, so that the usual password does not do for mail ' +
      'programs: an app password or OAuth is needed. The words are those of Gmail.',
    ...refusing({
      greeting: ({ serverName }) =>
        say(`220 ${serverName} ESMTP 5b1f17b1804b1-4a1b2c3d4e5sm - gsmtp`),
      auth: () =>
        say(
          ...multiline(534, [
            '5.7.9 Application-specific password required. For more information, go to',
            '5.7.9  https://support.google.com/mail/?p=InvalidSecondFactor 5b1f17b1804b1-4a1b2c3d4e5sm - gsmtp',
          ]),
        ),
    }),
  },
  {
    name: 'sign-in-disabled',
    title: 'An organisation that switched SMTP sign-in off',
    teaches:
      'User and password may be right, but the administrator has closed this door: another one ' +
      'must be used, or it be opened for this mailbox. The words are those of Exchange Online.',
    ...refusing({
      greeting: ({ serverName }) => say(`220 ${serverName} Microsoft ESMTP MAIL Service ready`),
      extensions: ({ encrypted }) => extensionList(encrypted ? 'AUTH LOGIN' : 'STARTTLS'),
      auth: () =>
        say(
          '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the ' +
            'Tenant. Visit https://aka.ms/smtp_auth_disabled for more information.',
        ),
    }),
  },
  {
    name: 'sign-in-down',
    title: 'A sign-in service that is down',
    teaches:
      'A 454 at the sign-in says nothing of the password: the server could not ask whoever knows ' +
      'it. Changing the password now would only add to the trouble.',
    ...refusing({
      auth: () =>
        say('454 4.7.0 Temporary authentication failure: Connection lost to authentication server'),
    }),
  },
  {
    name: 'auth-not-offered',
    title: 'A server without sign-in',
    teaches:
      'The server offers no AUTH, inside TLS either: this is where mail for its own users comes ' +
      'in (port 25), not where users hand theirs in.',
    ...refusing({
      extensions: ({ encrypted }) => extensionList(...(encrypted ? [] : ['STARTTLS'])),
      mail: () => say('250 2.1.0 Ok'),
      rcpt: (_session, path) => say(`554 5.7.1 <${path}>: Relay access denied`),
    }),
  },
  {
    name: 'drops-mid-session',
    title: 'A connection that breaks off',
    teaches:
      'The connection is reset in the middle of the session, without a reply. Look at what stands ' +
      'between the two: a firewall, a virus scanner, a VPN; or the server process has crashed.',
    ...refusing({ auth: () => RESET }),
  },
] as const satisfies readonly Lesson[];
