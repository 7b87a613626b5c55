// Phrases about sender, recipients and the account, as far as they are known.

import type { Words } from '../words.ts';
import { list } from './phrases.ts';

export const LATER =
  'Mail programs try such messages again by themselves; try again in 15 minutes. If it stays, tell whoever runs the server.';

/** A final code before words that ask to come back: servers that count or check do so. */
export const PUT_OFF =
  'The code says for good, and the words say to try again later: most often a limit on how much may be sent is reached, or a check of the server’s own did not work out.';

/** What a server says that protects itself, whatever the mailboxes and the message. */
export const outOfResources = (host: string): Words => ({
  title: `${host} is short of resources at the moment`,
  cause:
    'The server says that it lacks memory, disk space or the like, and takes no messages until it has recovered; Exchange calls that back pressure. It is about the server as a whole, and not about a mailbox, your message or your settings.',
  remedy:
    'Try again in 15 minutes. If it stays, whoever runs the server has to free memory and disk space on it; on Exchange the events 15004 to 15007 name the resource.',
});

interface SignInSeen {
  readonly signInAsked: boolean;
  readonly offersSignIn: boolean | undefined;
  readonly encrypted: boolean | undefined;
}

/** Why nobody is signed in, where it was seen that nobody is. */
export function noSignIn({ signInAsked, offersSignIn }: SignInSeen): string {
  if (signInAsked) return 'The sign-in did not come about in this run';
  if (offersSignIn === undefined) return 'No sign-in was made in this run';
  return offersSignIn
    ? 'This run was not to sign in, though the server offers it'
    : 'No sign-in was made in this run, and the server offers none here';
}

/** How to sign in. */
export function signIn({ offersSignIn, encrypted }: SignInSeen): string {
  const how =
    encrypted === true
      ? ''
      : ', and use STARTTLS or implicit TLS: many servers offer the sign-in only then';
  const port = encrypted === true && offersSignIn === false ? ' on port 587 or 465' : '';
  return `Give user name and password${port}${how}. In a mail program: switch on “My outgoing server requires authentication”.`;
}

/** The reverse-path, also where it is empty. */
export function path(from: string | undefined): string {
  if (from === undefined) return 'the sender address';
  return from === '' ? '<> (the empty one)' : from;
}

/** The same with what it is: `the sender a@b.example`. */
export function sender(from: string | undefined, what = 'the sender'): string {
  return from === undefined ? path(from) : `${what} ${path(from)}`;
}

/** The account signed in with. */
export function account(user: string | undefined): string {
  return user === undefined || user === '' ? 'the account' : `the account ${user}`;
}

/** The first few addresses; `none` where they are not known. */
export function names(addresses: readonly string[], none = 'the recipient'): string {
  if (addresses.length === 0) return none;
  const shown = addresses.slice(0, 3);
  const more = addresses.length - shown.length;
  return list([...shown, ...(more > 0 ? [`${String(more)} more`] : [])]);
}
