// Words for a refused sender.

import type { WordsTable } from '../words.ts';
import {
  account,
  LATER,
  noSignIn,
  outOfResources,
  path,
  PUT_OFF,
  sender,
  signIn,
} from './envelope.ts';
import { place } from './places.ts';
import { bracketed, octets, withCodes } from './phrases.ts';
import { runner } from './settings.ts';

/** RFC 3463 section 3.4: the system accepts no messages, for whatever reason. */
const TAKES_NONE = /\.3\.2$/;

export const mailRefusalWords = {
  'mail.refused': (seen) => ({
    title: `${seen.host} refuses ${sender(seen.from)}${withCodes(seen)}`,
    cause: seen.mentions.later
      ? PUT_OFF
      : 'The server does not take a message from this sender address, for good. The code does not say why; its own words may.',
    remedy: seen.mentions.later
      ? LATER
      : `Send from the address that belongs to ${account(seen.user)}. If it does already, the provider or your administrator can tell.`,
  }),
  'mail.deferred': (seen) => ({
    title: `${seen.host} takes no message now${bracketed(seen)}`,
    cause: 'The server put the transaction off at its first command, for a reason of its own.',
    remedy: LATER,
  }),
  'mail.sign-in-required': (seen) => ({
    title: seen.signedIn
      ? `${seen.host} asks for a sign-in although one was accepted`
      : `${seen.host} wants a sign-in before it takes mail`,
    cause: seen.signedIn
      ? `The server accepted ${account(seen.user)} and then wants another sign-in${bracketed(seen)}; this account may not send, or a server behind this one does not know of it.`
      : seen.signedIn === undefined
        ? `The server takes mail only from users who are signed in${bracketed(seen)}. Either the program did not sign in, or the server does not count its sign-in.`
        : `${noSignIn(seen)}, and the server takes mail only from users who are signed in${bracketed(seen)}.`,
    remedy: seen.signedIn
      ? 'Try another account. If the server asks again, whoever runs it has to look at it.'
      : `${signIn(seen)} ${place(seen, 'smtp-access', '')}`.trimEnd(),
  }),
  'mail.too-large': ({ host, size, limit, ...seen }) => ({
    title: `The message is too large for ${host}`,
    cause: `The server refused it by its announced size${size === undefined ? '' : ` of ${octets(size)}`}${limit === undefined || limit === 0 ? '' : `; its limit is ${octets(limit)}`}${limit === undefined && seen.mentions.limit !== undefined ? `; its limit is ${seen.mentions.limit}` : ''}. Attachments grow by a third on their way.`,
    remedy: `Make the attachments smaller, or share them by a link. The limit is set by ${runner(seen, 'size')}, sometimes for each account.`,
  }),
  'mail.no-space': ({ host, meaning }) =>
    meaning === 'no-resources'
      ? outOfResources(host)
      : {
          title: `${host} has no room for messages at the moment`,
          cause:
            'The server says that its storage is short. The message and your settings are not at fault.',
          remedy: 'Whoever runs the server has to make room on its disk. Try again later.',
        },
  'mail.sender-malformed': (seen) => ({
    title: `${seen.host} cannot read ${sender(seen.from, 'the sender address')}`,
    cause: `The server finds the address malformed${bracketed(seen)}: a missing domain, a blank, or a character that may not stand there.`,
    remedy:
      'Write the sender as name@domain, without a display name or brackets. In a mail program it is the e-mail address of the account.',
  }),
  'mail.sender-domain-refused': (seen) => ({
    title: `${seen.host} does not accept the domain of ${path(seen.from)}`,
    cause: `The server could not find the sender’s domain in DNS, or knows that it takes no mail${bracketed(seen)}.`,
    remedy:
      'Check the part behind the @ for a typing error. If it is right, whoever runs that domain has to give it an MX or address record.',
  }),
  'mail.sender-refused': (seen) => ({
    title: seen.stated
      ? `${seen.host} does not accept ${seen.from === undefined ? 'this sender address' : `${path(seen.from)} as sender`}${seen.signedIn === false ? '' : ' for this account'}`
      : `${seen.host} probably objects to ${sender(seen.from)}`,
    cause: `${
      seen.signedIn
        ? `You are signed in as ${seen.user ?? 'another user'}, and that account may not send from this address${bracketed(seen)}.`
        : seen.signedIn === false
          ? `The server does not take mail from this sender${bracketed(seen)}, and no sign-in was made in this run.`
          : `The server does not take mail from this sender${bracketed(seen)}: the account that is signed in may not use it, or nobody is signed in.`
    }${seen.stated ? '' : ' It does not say so in as many words: “mailbox unavailable”, or this code at this point, mostly means the sender and not the recipient.'}`,
    remedy: seen.signedIn
      ? `Use the account’s own address as sender. ${place(seen, 'sender', `Or have ${runner(seen, 'sender')} allow this one, as alias, verified sender or “send as” right.`)}`
      : `Sign in, and use the account’s own address as sender.${seen.signedIn === false ? '' : ` ${place(seen, 'sender', `Or have ${runner(seen, 'sender')} allow this one, as alias, verified sender or “send as” right.`)}`}`,
  }),
  'mail.policy-deferred': (seen) => ({
    title: `A rule of ${seen.host} holds the message back${bracketed(seen)}`,
    cause:
      'The server put the transaction off for a reason of policy: too many messages in a short time, or a sender or network that it does not trust yet.',
    remedy:
      'Wait and send more slowly. The provider or administrator can tell the limit and whether it can be raised.',
  }),
  'mail.parameter-refused': (seen) => ({
    title: `${seen.host} does not take a parameter of MAIL${bracketed(seen)}`,
    cause:
      'MAIL can carry parameters (such as SIZE, BODY, SMTPUTF8 or RET), and the server does not accept one that it was given.',
    remedy:
      'Leave the options for DSN, REQUIRETLS or 8-bit out. Whoever runs the server should announce only what works.',
  }),
  'mail.out-of-order': ({ host, signedIn }) => ({
    title: `${host} says that MAIL comes out of order`,
    cause: signedIn
      ? 'The server expects another command first, or holds a transaction for open that is not.'
      : `The server expects another command first; often that is a sign-in${signedIn === undefined ? '' : ', which this run did not make'}.`,
    remedy: signedIn
      ? 'Try once more. If it stays, whoever runs the server, or a proxy in front of it, has to look at it.'
      : 'Sign in and try again.',
  }),
  'mail.server-error': (seen) => ({
    title: TAKES_NONE.test(seen.enhanced ?? '')
      ? `${seen.host} takes no messages at the moment${bracketed(seen)}`
      : `${seen.host} has a fault of its own${bracketed(seen)}`,
    cause: TAKES_NONE.test(seen.enhanced ?? '')
      ? 'The server says that it takes no messages at the moment, whoever they are from: it is shutting down, overloaded, or stopped for maintenance.'
      : 'The server says that an error in its processing stops it from taking the message: a filter, a lookup or a database behind it failed.',
    remedy: LATER,
  }),
} satisfies Partial<WordsTable>;
