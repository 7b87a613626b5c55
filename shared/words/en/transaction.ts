// Words for a refused sender, recipient or message.

import type { PartRefusal } from '../../rules/diagnoses/rcpt-refusal.ts';
import type { WordsTable } from '../words.ts';
import { place } from './places.ts';
import { codes, duration, list, octets, plural } from './phrases.ts';
import { runner } from './settings.ts';

const LATER =
  'Mail programs try such messages again by themselves; try again in 15 minutes. If it stays, tell whoever runs the server.';

type Reason = NonNullable<PartRefusal>;

const PART_TITLE: Record<Reason | 'unsaid', string> = {
  unknown: ' as unknown',
  'too-many': ': too many at once',
  greylisted: ' for now (greylisting)',
  'not-signed-in': ': the server does not relay to them',
  unsaid: '',
};

const PART_CAUSE: Record<Reason | 'unsaid', string> = {
  unknown: ', since it knows no such mailbox or domain',
  'too-many': ', since its limit on recipients, for one message or in a time, is reached',
  greylisted: ', since it puts senders off that it has not seen before',
  'not-signed-in':
    ', since they belong to other servers and it passes mail on for known users only',
  unsaid: '',
};

const PART_REMEDY: Record<Reason, string> = {
  unknown: 'Check the refused addresses letter by letter, or ask the people they belong to.',
  'too-many':
    'Split the recipients over several messages with fewer each, or send to the refused ones later. Whoever runs the server sets the limit.',
  greylisted: 'Send to those recipients again in 5 to 15 minutes, from the same network.',
  'not-signed-in':
    'Sign in and try again; if you did, ask the provider to let the account send outside.',
};

export const transactionWords = {
  'mail.refused': (seen) => ({
    title: `${seen.host} refuses the sender ${path(seen.from)} with ${codes(seen)}`,
    cause:
      'The server does not take a message from this sender address, for good. The code does not say why; its own words may.',
    remedy: `Send from the address that belongs to ${account(seen.user)}. If it does already, the provider or your administrator can tell.`,
  }),
  'mail.deferred': (seen) => ({
    title: `${seen.host} takes no message now (${codes(seen)})`,
    cause: 'The server put the transaction off at its first command, for a reason of its own.',
    remedy: LATER,
  }),
  'mail.sign-in-required': (seen) => ({
    title: seen.signedIn
      ? `${seen.host} asks for a sign-in although one was accepted`
      : `${seen.host} wants a sign-in before it takes mail`,
    cause: seen.signedIn
      ? `The server accepted ${account(seen.user)} and then wants another sign-in (${codes(seen)}); this account may not send, or a server behind this one does not know of it.`
      : `${noSignIn(seen)}, and the server takes mail only from users who are signed in (${codes(seen)}).`,
    remedy: seen.signedIn
      ? 'Try another account. If the server asks again, whoever runs it has to look at it.'
      : `${signIn(seen)}${place(seen, 'smtp-access', '') === '' ? '' : ` ${place(seen, 'smtp-access', '')}`}`,
  }),
  'mail.too-large': ({ host, size, limit, ...seen }) => ({
    title: `The message is too large for ${host}`,
    cause: `The server refused it by its announced size${size === undefined ? '' : ` of ${octets(size)}`}${limit === undefined || limit === 0 ? '' : `; its limit is ${octets(limit)}`}${limit === undefined && seen.mentions.limit !== undefined ? `; its limit is ${seen.mentions.limit}` : ''}. Attachments grow by a third on their way.`,
    remedy: `Make the attachments smaller, or share them by a link. The limit is set by ${runner(seen, 'size')}, sometimes for each account.`,
  }),
  'mail.no-space': ({ host }) => ({
    title: `${host} has no room for messages at the moment`,
    cause:
      'The server says that its storage is short. The message and your settings are not at fault.',
    remedy: 'Whoever runs the server has to make room on its disk. Try again later.',
  }),
  'mail.sender-malformed': (seen) => ({
    title: `${seen.host} cannot read the sender address ${path(seen.from)}`,
    cause: `The server finds the address malformed (${codes(seen)}): a missing domain, a blank, or a character that may not stand there.`,
    remedy:
      'Write the sender as name@domain, without a display name or brackets. In a mail program it is the e-mail address of the account.',
  }),
  'mail.sender-domain-refused': (seen) => ({
    title: `${seen.host} does not accept the domain of ${path(seen.from)}`,
    cause: `The server could not find the sender’s domain in DNS, or knows that it takes no mail (${codes(seen)}).`,
    remedy:
      'Check the part behind the @ for a typing error. If it is right, whoever runs that domain has to give it an MX or address record.',
  }),
  'mail.sender-refused': (seen) => ({
    title: seen.stated
      ? `${seen.host} does not accept ${path(seen.from)} as sender for this account`
      : `${seen.host} probably objects to the sender ${path(seen.from)}`,
    cause: `${
      seen.signedIn
        ? `You are signed in as ${seen.user ?? 'another user'}, and that account may not send from this address (${codes(seen)}).`
        : `The server does not take mail from this sender (${codes(seen)}), and no sign-in was made in this run.`
    }${seen.stated ? '' : ' It does not say so in as many words: “mailbox unavailable”, or this code at this point, mostly means the sender and not the recipient.'}`,
    remedy: seen.signedIn
      ? `Use the account’s own address as sender. ${place(seen, 'sender', `Or have ${runner(seen, 'sender')} allow this one, as alias, verified sender or “send as” right.`)}`
      : 'Sign in, and use the account’s own address as sender.',
  }),
  'mail.policy-deferred': (seen) => ({
    title: `A rule of ${seen.host} holds the message back (${codes(seen)})`,
    cause:
      'The server put the transaction off for a reason of policy: too many messages in a short time, or a sender or network that it does not trust yet.',
    remedy:
      'Wait and send more slowly. The provider or administrator can tell the limit and whether it can be raised.',
  }),
  'mail.parameter-refused': (seen) => ({
    title: `${seen.host} does not take a parameter of MAIL (${codes(seen)})`,
    cause:
      'MAIL went out with a parameter (such as SIZE, BODY, SMTPUTF8 or RET) that the server announced and does not accept.',
    remedy:
      'Leave the options for DSN, REQUIRETLS or 8-bit out. Whoever runs the server should announce only what works.',
  }),
  'mail.out-of-order': ({ host, signedIn }) => ({
    title: `${host} says that MAIL comes out of order`,
    cause: signedIn
      ? 'The server expects another command first, or holds a transaction for open that is not.'
      : 'The server expects another command first; often that is a sign-in, which this run did not make.',
    remedy: signedIn
      ? 'Try once more. If it stays, whoever runs the server, or a proxy in front of it, has to look at it.'
      : 'Sign in and try again.',
  }),
  'mail.server-error': (seen) => ({
    title: `${seen.host} has a fault of its own (${codes(seen)})`,
    cause:
      'The server says that an error in its processing stops it from taking the message: a filter, a lookup or a database behind it failed.',
    remedy: LATER,
  }),
  'rcpt.some-refused': (seen) => ({
    title: `${plural(seen.refused.length, 'recipient')} of ${String(seen.refused.length + seen.accepted)} refused${PART_TITLE[seen.reason ?? 'unsaid']}`,
    cause: `The server refused ${names(seen.refused)}, the first with ${codes(seen)}${PART_CAUSE[seen.reason ?? 'unsaid']}, and accepted the ${seen.accepted === 1 ? 'other one' : `other ${String(seen.accepted)}`}. ${
      seen.sent
        ? 'The message went to those that were accepted.'
        : 'No message was handed over in this run.'
    }`,
    remedy:
      seen.reason !== undefined
        ? PART_REMEDY[seen.reason]
        : seen.transient
          ? 'The refusals are for the time being: send to those recipients again later.'
          : 'Check the refused addresses with the people they belong to; the server’s words say more.',
  }),
  'rcpt.refused': (seen) => ({
    title: `${seen.host} refuses ${names(seen.recipients)} with ${codes(seen)}`,
    cause:
      'The server does not take a message for this address, for good. Its own words may say why.',
    remedy:
      'Check the address with the person it belongs to. If it is right, whoever runs the server can tell why it is refused.',
  }),
  'rcpt.deferred': (seen) => ({
    title: `${seen.host} does not take ${names(seen.recipients)} now (${codes(seen)})`,
    cause: 'The server put the recipient off; the address as such was not refused.',
    remedy: LATER,
  }),
  'rcpt.sign-in-required': (seen) => ({
    title: `${seen.host} wants a sign-in before it takes recipients`,
    cause: seen.signedIn
      ? `The server asks for a sign-in at the recipient though it accepted one before (${codes(seen)}).`
      : `${noSignIn(seen)}. The server took the sender, and takes recipients only from users who are signed in (${codes(seen)}).`,
    remedy: seen.signedIn ? 'Whoever runs the server has to look at it.' : signIn(seen),
  }),
  'rcpt.unknown-mailbox': (seen) => ({
    title: seen.stated
      ? `The recipient ${names(seen.recipients)} is not known to ${seen.host}`
      : `The recipient ${names(seen.recipients)} is perhaps not known to ${seen.host}`,
    cause: seen.stated
      ? `The server says that the mailbox does not exist (${codes(seen)}).`
      : `${codes(seen)} stands for a mailbox that does not exist, or may not be written to; the server’s words do not make clear which. Some servers answer so when they object to the sender.`,
    remedy: `Check the address letter by letter, or ask the person it belongs to. If it is right, ${
      seen.stated
        ? 'the administrator of that domain has to look why it is missing.'
        : 'send to another address to see whether the recipient is the reason at all; if others are refused too, ask the provider.'
    }`,
  }),
  'rcpt.unknown-domain': (seen) => ({
    title: `The domain of ${names(seen.recipients)} cannot be found`,
    cause: `${seen.host} says that it does not know where to deliver mail for this domain (${codes(seen)}).`,
    remedy:
      'Check the part behind the @ for a typing error. If it is right, whoever runs that domain has to repair its DNS (MX) records.',
  }),
  'rcpt.address-malformed': (seen) => ({
    title: `${seen.host} cannot read the address ${names(seen.recipients)}`,
    cause: `The server finds it malformed (${codes(seen)}).`,
    remedy: 'Write it as name@domain, without display name, brackets or blanks.',
  }),
  'rcpt.denied-by-policy': (seen) => ({
    title: `${seen.host} will not send to ${names(seen.recipients)} for you`,
    cause: seen.signedIn
      ? `A rule of the server forbids it (${codes(seen)}): this account may not send there, or the recipient’s side refuses you.`
      : `A rule of the server forbids it (${codes(seen)}). You are not signed in, and most often that is why: servers pass mail on to others for known users only.`,
    remedy: seen.signedIn
      ? 'The provider or administrator of your account can tell which rule, and change it.'
      : 'Sign in and try again. If the same reply comes, whoever runs the server can tell which rule it is.',
  }),
  'rcpt.mailbox-full': (seen) => ({
    title: `The mailbox of ${names(seen.recipients)} is full`,
    cause: `${seen.host} says that the recipient’s mailbox has no room left (${codes(seen)}).`,
    remedy:
      'Only the recipient can make room, or whoever runs that mailbox. Tell them another way.',
  }),
  'rcpt.mailbox-disabled': (seen) => ({
    title: `The mailbox of ${names(seen.recipients)} takes no mail`,
    cause: `${seen.host} says that it exists and is switched off (${codes(seen)}).`,
    remedy:
      'Ask the recipient for another address; the administrator of that domain can switch it on.',
  }),
  'rcpt.too-many': ({ recipients, ...seen }) => ({
    title: `Too many recipients at once for ${seen.host}`,
    cause: `The server takes fewer recipients for one message than the ${String(recipients.length)} that were given, or counts those of the whole hour or day.${seen.mentions.limit === undefined ? '' : ` It names the limit: ${seen.mentions.limit}.`}`,
    remedy: `Split the recipients over several messages, or use a mailing list. ${place(seen, 'limits', 'Whoever runs the server sets the limit.')}`,
  }),
  'rcpt.greylisted': (seen) => ({
    title: `${seen.host} asks you to come back later for ${names(seen.recipients)}`,
    cause: `${seen.stated ? 'The server says that it greylists' : 'The code is the one used for greylisting'} (${codes(seen)}): senders not seen before are put off once, since real mail servers come back and most spam does not.`,
    remedy: `Waiting helps: try again in ${seen.mentions.wait === undefined ? '5 to 15 minutes' : duration(seen.mentions.wait * 1000)} from the same network. A server for users who sign in should not greylist them: ${runner(seen, 'greylisting')} can exempt them.`,
  }),
  'data.refused': (seen) => ({
    title: `${seen.host} does not let the message begin (${codes(seen)})`,
    cause: 'Sender and recipients were fine, and the server turned DATA down for good.',
    remedy:
      'The server’s own words say why, if it tells. Whoever runs it can look it up in the log.',
  }),
  'data.deferred': (seen) => ({
    title: `${seen.host} puts the message off before it begins (${codes(seen)})`,
    cause: 'Sender and recipients were fine, and the server turned DATA down for the time being.',
    remedy: LATER,
  }),
  'data.no-valid-recipients': ({ host }) => ({
    title: `${host} knows of no recipient`,
    cause:
      'The server says that the commands come out of order, or that no valid recipient was given: none was accepted before.',
    remedy: 'The replies to RCPT say why; check the recipients’ addresses.',
  }),
  'message.refused': (seen) => ({
    title: `${seen.host} refused the message with ${codes(seen)}`,
    cause:
      'Sender and recipients were accepted and the message was handed over whole; then the server turned it down for good. It was not delivered to anyone.',
    remedy:
      'Read the server’s words beside this. A short plain text message shows whether the content is the reason; whoever runs the server finds it in the log.',
  }),
  'message.deferred': (seen) => ({
    title: `${seen.host} put the message off with ${codes(seen)}`,
    cause:
      'The message was handed over whole, and the server did not take it for the time being. It was not delivered to anyone.',
    remedy: LATER,
  }),
  'message.too-large': ({ host, size, limit }) => ({
    title: `${host} refused the message for its size`,
    cause: `The server took it in and then refused it for its size${size === undefined ? '' : ` of ${octets(size)}`}${limit === undefined || limit === 0 ? '' : `; it announced a limit of ${octets(limit)}`}. The limit of the account may be lower than that of the server.`,
    remedy:
      'Make the attachments smaller, or share them by a link. Whoever runs the server, or the recipient’s, sets the limit.',
  }),
  'message.denied-by-policy': (seen) => ({
    title: `A rule of ${seen.host} keeps the message back (${codes(seen)})`,
    cause:
      'The server refused the finished message for reasons of policy: its filters hold it for unwanted, or the sender may not send it.',
    remedy:
      'Send a short plain text from the account’s own address to compare. If that passes, the content is the reason; if not, the provider or administrator can tell which rule.',
  }),
  'message.content-refused': (seen) => ({
    title: `${seen.host} objects to the content of the message (${codes(seen)})`,
    cause:
      'The server refused the finished message: something in it, such as a header field, an attachment or its encoding, is not accepted.',
    remedy:
      'Send a short plain text without attachments to compare, then add the parts back one by one. Whoever runs the server sets the rules.',
  }),
  'message.no-space': ({ host, size }) => ({
    title: `${host} had no room for the message`,
    cause: `The server’s storage was too short${size === undefined ? '' : ` for the ${octets(size)}`} of this message. It was not delivered to anyone.`,
    remedy: 'Whoever runs the server has to make room on its disk. Try again later.',
  }),
  'message.server-error': (seen) => ({
    title: `${seen.host} failed while it took the message (${codes(seen)})`,
    cause:
      'The message was handed over whole, and an error within the server, often in a content filter, kept it from being accepted. It was not delivered to anyone.',
    remedy: LATER,
  }),
  'message.unconfirmed': ({ host, recipients, lost }) => ({
    title: 'It is not known whether the message was accepted',
    cause: `The whole message was sent for ${plural(recipients, 'recipient')}, and ${
      lost ? 'the connection broke' : 'the wait ended'
    } before ${host} answered. It may have accepted and delivered it, or not.`,
    remedy:
      'Look whether the message arrived before you send it again, or it may arrive twice. If it happens often, whoever runs the server should see what takes so long after the end of a message.',
  }),
} satisfies Partial<WordsTable>;

interface SignInSeen {
  readonly signInAsked: boolean;
  readonly offersSignIn: boolean;
  readonly encrypted: boolean;
}

/** Why nobody is signed in. */
function noSignIn({ signInAsked, offersSignIn }: SignInSeen): string {
  if (signInAsked) return 'The sign-in did not come about in this run';
  return offersSignIn
    ? 'This run was not to sign in, though the server offers it'
    : 'No sign-in was made in this run, and the server offers none here';
}

/** How to sign in. */
function signIn({ offersSignIn, encrypted }: SignInSeen): string {
  const how = encrypted
    ? ''
    : ', and use STARTTLS or implicit TLS: many servers offer the sign-in only then';
  const port = encrypted && !offersSignIn ? ' on port 587 or 465' : '';
  return `Give user name and password${port}${how}. In a mail program: switch on “My outgoing server requires authentication”.`;
}

/** The reverse-path, also where it is empty. */
export function path(from: string): string {
  return from === '' ? '<> (the empty one)' : from;
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
