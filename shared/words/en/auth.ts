// Words for a refused sign-in.

import type { WordsTable } from '../words.ts';
import { place } from './places.ts';
import { bracketed, by, list, withCodes } from './phrases.ts';
import { runner } from './settings.ts';

export const authWords = {
  'auth.contradictory': ({ host, code, confirmed }) => ({
    title: `${host} says both that the sign-in worked and that it failed`,
    cause: `${code === undefined ? 'The code' : `The code ${String(code)}`} stands for success, and the words beside it for a failure. ${
      confirmed
        ? 'What the server answered next shows that nobody is signed in: the words are right.'
        : 'Programs go by the code; which of the two is true shows at the next command.'
    }`,
    remedy: confirmed
      ? 'Check user name and password as after any refused sign-in, and tell whoever runs the server that its reply to AUTH is wrong.'
      : 'Go one step further: let the test stop after mail or rcpt (--stop-after rcpt). If a sign-in is asked for there, check user name and password; whoever runs the server has to mend the reply either way.',
  }),
  'auth.rejected': (seen) => ({
    title: `${seen.host} refused the sign-in${withCodes(seen)}`,
    cause: `The server did not let ${who(seen.user)} in${by(seen.mechanism)}. Its code does not say why; its own words may.`,
    remedy:
      'Read the server’s words beside this. Then check user name and password in the provider’s web mail; if they work there, ask the provider or your administrator whether sending by SMTP is allowed for this account.',
  }),
  'auth.deferred': (seen) => ({
    title: `${seen.host} could not decide on the sign-in${bracketed(seen)}`,
    cause: `The server put the sign-in of ${who(seen.user)} off. That says nothing about the password: it was not judged, or too many attempts came before.`,
    remedy:
      'Wait some minutes and try once more, not in a quick series. If it stays, tell whoever runs the server.',
  }),
  'auth.credentials-rejected': (seen) => ({
    title: `${seen.host} does not accept this user name and password`,
    cause: `The server checked the sign-in of ${who(seen.user)}${by(seen.mechanism)} and said no${bracketed(seen)}. Servers say the same whether it is the password, the form of the user name, or an account that is locked or may not send by SMTP.`,
    remedy: place(
      seen,
      'password',
      'Sign in to the provider’s web mail with the same user name and password. If that fails, reset the password there. If it works: use the whole e-mail address as user name, and see whether the provider wants an app password for mail programs; the administrator of the account can check whether SMTP sign-in is switched on.',
    ),
  }),
  'auth.token-rejected': (seen) => ({
    title: `${seen.host} does not accept the access token`,
    cause: `The server refused the OAuth token of ${who(seen.user)}${bracketed(seen)}. Tokens expire, often after an hour, and are good only for one user, one service and the permissions they were given.`,
    remedy: `Get a new token and try again at once. If it stays: ${place(
      seen,
      'oauth',
      'check that it was issued for this user, for this mail service, and with the permission to send by SMTP; the administrator of the account can allow that.',
    )}`,
  }),
  'auth.temporary-failure': (seen) => ({
    title: `${seen.host} cannot check sign-ins at the moment`,
    cause: `The server says that its authentication failed for the time being${bracketed(seen)}: its user directory does not answer, or it slows down after many attempts. The password was not judged.`,
    remedy:
      'Wait some minutes and try once more. If other users have the same trouble, whoever runs the server has to look at its authentication service.',
  }),
  'auth.mechanism-too-weak': (seen) => ({
    title: `${seen.host} wants a stronger sign-in than ${seen.mechanism ?? 'this one'}`,
    cause: `The account of ${who(seen.user)} may not sign in this way${bracketed(seen)}. Providers say so when an app password or OAuth is needed instead of the usual password.`,
    remedy:
      'Create an app password in the account’s security settings at the provider, or sign in with OAuth. In an organisation, its administrator decides which of them is allowed.',
  }),
  'auth.encryption-required': ({ host, mechanism, encrypted }) => ({
    title: `${host} allows ${mechanism ?? 'this sign-in'} only in an encrypted session`,
    cause: encrypted
      ? 'The server asks for encryption although the session is encrypted; the layer that asks may not see it, as behind a proxy, or it wants a stronger cipher.'
      : encrypted === undefined
        ? 'The server says that the session has to be encrypted first, so that no password travels in clear.'
        : 'The password would have travelled in clear, and the server does not want that.',
    remedy: encrypted
      ? 'Whoever runs the server has to check how TLS and sign-in are tied together there.'
      : 'Use STARTTLS or implicit TLS (--security starttls or implicit), and change the password if it has been sent in clear.',
  }),
  'auth.mechanism-unsupported': ({ host, mechanism, offered }) => ({
    title:
      mechanism !== undefined && offered.includes(mechanism)
        ? `${host} does not support ${mechanism} after all`
        : `${host} does not support ${mechanism ?? 'this way to sign in'}`,
    cause:
      mechanism === undefined
        ? 'The server turned down the mechanism, which is the way in which user name and password are handed over.'
        : offered.includes(mechanism)
          ? `The server announces the mechanism ${mechanism} and turns it down when it is used.`
          : `${mechanism} was asked for, and the server ${offered.length === 0 ? 'does not take it' : `announces only ${list(offered)}`}.`,
    remedy:
      mechanism !== undefined && offered.some((name) => name !== mechanism)
        ? `Try another of its mechanisms (--auth ${offered.find((name) => name !== mechanism) ?? ''}). Whoever runs the server should stop announcing what does not work.`
        : 'The provider, or the administrator of the server, has to make the mechanism work or offer another; ask them whether sign-in by SMTP is switched on for this account, and whether OAuth is wanted.',
  }),
  'auth.password-change-needed': (seen) => ({
    title: `${seen.host} wants ${who(seen.user)} to set a password first`,
    cause: `The reply${bracketed(seen)} says that the account has no password of the kind that ${seen.mechanism ?? 'this sign-in'} needs yet.`,
    remedy:
      'Sign in once by another way (PLAIN inside TLS, or web mail), or set the password anew there; then try again.',
  }),
  'auth.account-disabled': (seen) => ({
    title: `The account of ${who(seen.user)} is disabled`,
    cause: `The server knows the account and says that it is switched off${bracketed(seen)}.`,
    remedy:
      'Only the provider or the administrator of the account can switch it on again. Another password will not help.',
  }),
  'auth.not-understood': ({ host, encrypted }) => ({
    title: `${host} does not know AUTH`,
    cause: encrypted
      ? 'The server called AUTH an unknown command; sign-in is not set up on this port.'
      : 'The server called AUTH an unknown command; many servers know it only once the session is encrypted.',
    remedy: encrypted
      ? 'Use the submission port (587 or 465). If you do, whoever runs the server has to switch AUTH on.'
      : 'Use STARTTLS or implicit TLS (--security starttls or implicit).',
  }),
  'auth.out-of-order': (seen) => ({
    title: `${seen.host} does not allow a sign-in at this point`,
    cause: `The server says that AUTH comes out of order${bracketed(seen)}: it wants TLS first, holds you for signed in already, or does not offer AUTH ${seen.port === 25 ? 'on port 25, which is for mail between servers' : 'at all'}.`,
    remedy: `${seen.port === 25 ? 'Use port 587 or 465.' : seen.encrypted ? 'Use the port that the provider lists for sending, 587 or 465.' : 'Use STARTTLS or implicit TLS (--security starttls or implicit).'} If you do, ${runner(seen, 'sign-in')} has to look at it.`,
  }),
  'auth.exchange-malformed': (seen) => ({
    title: `${seen.host} could not read the sign-in`,
    cause: `The server found the answer${seen.mechanism === undefined ? '' : ` for ${seen.mechanism}`} malformed${bracketed(seen)}. Very long passwords or tokens, or characters that it does not expect, may be the reason.`,
    remedy:
      'Check that nothing was copied along with the password or token, such as a blank or a line end. Try another mechanism (--auth LOGIN). If other passwords work, whoever runs the server should look at it.',
  }),
  'auth.denied-by-policy': (seen) => ({
    title: `A rule of ${seen.host} forbids this sign-in`,
    cause: `The server’s reply${bracketed(seen)} speaks of policy, not of a wrong password: SMTP sign-in may be switched off for the account, or not allowed from this network.`,
    remedy:
      'The administrator of the account can see and change the rule. Signing in from another network shows whether it depends on where you are.',
  }),
} satisfies Partial<WordsTable>;

/** The same with what it is: `the account ada`, or `this account`. */
export function named(what: string, user: string | undefined): string {
  return user === undefined || user === '' ? `this ${what}` : `the ${what} ${user}`;
}

export function who(user: string | undefined): string {
  return user === undefined || user === '' ? 'this user' : user;
}
